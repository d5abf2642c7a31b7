# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: a book of one's own, and TAP out of unittest."""

import csv
import io
import os
import subprocess
import sys
import tempfile
import unittest

CLI = os.environ["MAKERENT_CLI"]
TESTS = os.environ["MKR_TEST_DIR"]
STATEMENTS = os.path.join(TESTS, "statements", "data")


class Result:
    def __init__(self, process):
        self.code = process.returncode
        self.out = process.stdout
        self.err = process.stderr

    @property
    def rows(self):
        """The CSV that was printed, as dictionaries."""
        return list(csv.DictReader(io.StringIO(self.out, newline="")))


class CliTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="makerent-cli-")
        self.addCleanup(self.folder.cleanup)
        self.book = self.path("book.makerent")
        self.env = dict(os.environ, HOME=self.folder.name, XDG_DATA_HOME=self.path("share"),
                        XDG_RUNTIME_DIR=self.folder.name)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return self.path(name)

    def cli(self, *words, code=0, book=True, csv_out=True, **env):
        """Runs makerent-cli; its exit code must be the expected one (None: any, but no crash)."""
        options = (["--csv"] if csv_out else []) + (["--book", self.book] if book else [])
        process = subprocess.run([CLI, *options, *words], capture_output=True, encoding="utf-8",
                                 env=dict(self.env, **env), timeout=120, stdin=subprocess.DEVNULL,
                                 check=False)
        result = Result(process)
        said = f"{words}\n{result.out[-2000:]}\n{result.err[-2000:]}"
        if code is None:
            self.assertGreaterEqual(result.code, 0, said)
        else:
            self.assertEqual(result.code, code, said)
        return result

    def make_book(self, currency="USD"):
        self.cli("new", "--currency", currency)


def main():
    """Runs the script's tests and prints TAP."""
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    tests = [test for case in suite for test in case]
    print(f"1..{len(tests)}", flush=True)
    failed = False

    for number, test in enumerate(tests, 1):
        result = unittest.TestResult()
        test.run(result)
        problems = result.failures + result.errors
        for reason in result.skipped:
            print(f"ok {number} - {test.id()} # SKIP {reason[1]}", flush=True)
        if not result.skipped:
            print(f"{'not ok' if problems else 'ok'} {number} - {test.id()}", flush=True)
        for _, trace in problems:
            failed = True
            print("\n".join("# " + line for line in trace.splitlines()), flush=True)

    sys.exit(1 if failed else 0)
