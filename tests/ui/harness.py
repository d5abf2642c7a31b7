# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that use Makerent as a person does: a real window on a screen of its own, found and read
through the accessibility bus, used by keyboard and pointer.

    from harness import UiTest, main

    class RentTest(UiTest):
        def test_pages(self):
            self.app.go_to("Payouts")
            self.app.find("button", "Import…").click()
            self.app.choose_file(self.data("paypal.csv"))
            rows = self.app.table(self.app.find("table", "Payouts"))

    main()

By hand, with the environment of the build folder:

    meson devenv -C build/test /usr/bin/python3 "$PWD/tests/ui/test_start.py" [TestClass.test_name]

A test that fails leaves a screenshot and the accessibility tree in $MKR_UI_REPORTS.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
import unittest

import gi

gi.require_version("Atspi", "2.0")

from application import Application  # noqa: E402
from session import Session, UiError  # noqa: E402

__all__ = ["Application", "Session", "UiError", "UiTest", "main"]

BUILD = os.environ.get("MKR_BUILD_DIR", "build/test")
MAKERENT = os.environ.get("MAKERENT", os.path.join(BUILD, "src/app/makerent"))
MAKERENT_CLI = os.environ.get("MAKERENT_CLI", os.path.join(BUILD, "src/cli/makerent-cli"))
TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REPORTS = os.environ.get("MKR_UI_REPORTS", os.path.join(tempfile.gettempdir(), "makerent-ui"))


# The message dialog of libadwaita 1.7 tries widths out that are too small for its own labels, and GTK complains.
DIALOG_TRIES_WIDTHS = r"Trying to measure GtkLabel"


class UiTest(unittest.TestCase):
    """One screen a class. Each test starts the application with a home folder of its own, and
    afterwards quits it: a warning on its way or an exit code other than 0 fails the test."""

    screen = {}                    # for Session ()
    arguments = []                 # of the application
    environment = {}               # MAKERENT_TODAY and the like
    today = "2026-11-19"
    ignored_warnings = r"$^"

    @classmethod
    def setUpClass(cls):
        cls.session = Session(**cls.screen)
        cls.session.__enter__()
        cls.addClassCleanup(cls.session.__exit__)

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="makerent-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = {
            "MAKERENT_TODAY": self.today,
            "XDG_DATA_HOME": os.path.join(self.folder, "data"),
            "XDG_STATE_HOME": os.path.join(self.folder, "state"),
            **self.environment,
        }
        self.prepare()
        self.app = self.launch(*self.arguments)
        self.addCleanup(self._end)

    def prepare(self):
        """For a class to overwrite: makes what the application shall find."""

    def launch(self, *arguments):
        return Application(self.session, [MAKERENT, *arguments], self.env)

    def cli(self, *arguments):
        """Runs makerent-cli in the same home folder and returns what it prints."""
        env = {**self.session.env, **self.env}
        result = subprocess.run([MAKERENT_CLI, *arguments], env=env, text=True, check=False,
                                stdin=subprocess.DEVNULL, capture_output=True)
        if result.returncode != 0:
            raise UiError(f"makerent-cli {' '.join(arguments)}: exit {result.returncode}\n"
                          f"{result.stderr}")
        return result.stdout

    def restart(self, *arguments):
        self.assertEqual(self.app.quit(), 0)
        self.app = self.launch(*arguments)

    @staticmethod
    def data(name):
        """A file of tests/ui/data."""
        return os.path.join(TESTS, "ui", "data", name)

    def _failed(self):
        result = self._outcome.result
        return any(test is self for test, _ in result.failures + result.errors)

    def _end(self):
        try:
            if self._failed():
                self._report()
            if self.app.process.poll() is None:
                self.assertEqual(self.app.quit(), 0, self.app.output[-2000:])
            self.assertEqual(self.app.warnings(self.ignored_warnings), [])
        finally:
            if self.app.process.poll() is None:
                self.app.process.kill()
                self.app.process.wait()

    def _report(self):
        os.makedirs(REPORTS, exist_ok=True)
        name = os.path.join(REPORTS, re.sub(r"\W+", "-", self.id()))
        try:
            self.session.screenshot(name + ".png")
            with open(name + ".txt", "w", encoding="utf-8") as file:
                print(self.app.output, file=file)
                self.app.dump(file)
            print(f"# {name}.png and .txt show it", flush=True)
        except Exception as error:  # the report must not hide the failure
            print(f"# no report: {error}", flush=True)


class TapResult(unittest.TestResult):
    """Speaks TAP, so that meson counts each test."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.number = 0
        self.failed = set()

    def _line(self, test, passed, note=""):
        self.number += 1
        name = test.id().replace("__main__.", "").replace("#", "")
        print(f"{'' if passed else 'not '}ok {self.number} - {name}{note}", flush=True)

    def _failure(self, test, error):
        text = "".join(traceback.format_exception(*error))
        print("".join(f"# {line}\n" for line in text.splitlines()), end="", flush=True)
        # A test can fail twice, in itself and in its clean-up.
        if test.id() not in self.failed:
            self.failed.add(test.id())
            self._line(test, False)

    def addSuccess(self, test):
        self._line(test, True)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._failure(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self._failure(test, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._line(test, True, f" # SKIP {reason}")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._failure(test, err)


def main():
    """Runs the tests of the calling script, or those that its arguments name."""
    module = sys.modules["__main__"]
    loader = unittest.TestLoader()
    names = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    suite = (loader.loadTestsFromNames(names, module) if names
             else loader.loadTestsFromModule(module))
    result = TapResult()
    suite.run(result)
    print(f"1..{result.number}", flush=True)
    sys.exit(0 if result.wasSuccessful() and result.number else 1)
