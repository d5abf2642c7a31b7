# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: the files of the tree, C without its comments, and TAP."""

import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("MKR_BUILD_DIR", os.path.join(ROOT, "build", "test"))
SKIPPED = {".git", "__pycache__", "build", ".cache", ".vscode"}
LAYERS = ["core", "statements", "book", "reports", "documents", "cli", "model", "app"]

C_TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def files(*folders, endings=("",)):
    """Paths below the folders of the tree, relative to it, sorted."""
    found = []
    for folder in folders or ("",):
        for path, below, names in os.walk(os.path.join(ROOT, folder)):
            below[:] = [name for name in below if name not in SKIPPED]
            for name in names:
                if name.endswith(tuple(endings)) and not name.endswith((".pyc", "~", ".swp")):
                    found.append(os.path.relpath(os.path.join(path, name), ROOT))
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8", errors="replace") as file:
        return file.read()


def strip(text, strings=False):
    """C without comments (and strings); lines keep their numbers."""
    def blank(match):
        token = match.group()
        if token[0] in "\"'":
            return '""' + "\n" * token.count("\n") if strings else token
        return " " + "\n" * token.count("\n")
    return C_TOKEN.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def matches(path, pattern, text):
    """“FILE:LINE: what was found” for each match."""
    return [f"{path}:{line_of(text, match.start())}: {match.group().strip()}"
            for match in re.finditer(pattern, text)]


def layer_of(path):
    parts = path.split(os.sep)
    return parts[1] if len(parts) > 2 and parts[0] == "src" else ""


class Tap:
    """tap.check (name, problems): passes if there are none; shows them if there are."""

    def __init__(self):
        self.number = self.failed = 0

    def check(self, name, problems):
        problems = list(problems)
        self.number += 1
        for problem in problems:
            for line in str(problem).splitlines():
                print(f"# {line}")
        if problems:
            self.failed += 1
        print(f"{'not ' if problems else ''}ok {self.number} - {name}", flush=True)

    def skip(self, name, reason):
        self.number += 1
        print(f"ok {self.number} - {name} # SKIP {reason}", flush=True)

    def note(self, text):
        print(f"# {text}")

    def end(self):
        print(f"1..{self.number}")
        sys.exit(1 if self.failed else 0)
