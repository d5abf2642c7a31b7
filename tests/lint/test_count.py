#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""build-aux/count-tests: the closing line of the test command rests on it."""

import json
import os
import subprocess
import tempfile

from lint import ROOT, Tap

NESTED = """TAP version 13
# Subtest: core
    # Subtest: money
        ok 1 /core/money/parse
        not ok 2 /core/money/format
        1..2
    not ok 1 money
    ok 2 date
    1..2
not ok 1 core
ok 2 text
1..2
"""

# (what, lines of testlog.json or None, passed, failed, skipped, a piece of what is said)
CASES = [
    ("plain TAP", [("OK", "ok 1 /a\nok 2 /b\n1..2")], 2, 0, 0, ""),
    ("a failure", [("FAIL", "ok 1 /a\nnot ok 2 /b\n1..2")], 1, 1, 0, "FAILED run: unit /b"),
    ("a skip with its reason", [("OK", "ok 1 /a # SKIP no display\nok 2 /b")], 1, 0, 1, "no display"),
    ("a file that is skipped", [("SKIP", "1..0 # SKIP no such locale"), ("OK", "ok 1 /a")],
     1, 0, 1, "no such locale"),
    ("nested subtests count once", [("FAIL", NESTED)], 3, 1, 0, "/core/money/format"),
    ("a crash after passes", [("ERROR", "ok 1 /a\n")], 1, 1, 0, "it stopped after these"),
    ("a time-out", [("TIMEOUT", "")], 0, 1, 0, "timeout"),
    ("an exit code", [("OK", ""), ("FAIL", "")], 1, 1, 0, "FAILED run: unit"),
    ("an expected failure", [("OK", "not ok 1 /a # TODO later\nok 2 /b")], 2, 0, 0, ""),
    ("no test", [], 0, 1, 0, "no test ran"),
    ("only skips", [("SKIP", "1..0 # SKIP all")], 0, 1, 1, "no test ran"),
    ("no log", None, 0, 1, 0, "no test ran"),
]


def count(lines):
    with tempfile.TemporaryDirectory() as folder:
        if lines is not None:
            os.makedirs(os.path.join(folder, "meson-logs"))
            with open(os.path.join(folder, "meson-logs", "testlog.json"), "w",
                      encoding="utf-8") as file:
                for result, text in lines:
                    json.dump({"name": "unit", "result": result, "stdout": text}, file)
                    file.write("\n")
        return subprocess.run([os.path.join(ROOT, "build-aux", "count-tests"), "run", folder],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def main():
    tap = Tap()
    for name, lines, passed, failed, skipped, said in CASES:
        result = count(lines)
        problems = []
        if result.stdout.split() != [str(passed), str(failed), str(skipped)]:
            problems.append(f"counted {result.stdout!r}, not {passed} {failed} {skipped}")
        if said not in result.stderr:
            problems.append(f"did not say “{said}”: {result.stderr}")
        tap.check(name, problems)
    tap.end()


if __name__ == "__main__":
    main()
