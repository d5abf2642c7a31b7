#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample statements are what their script writes, and tell of 20 contracts from five sources."""

import csv
import os
import subprocess
import sys
import tempfile

SAMPLE = os.path.join(os.environ["MAKERENT_DATA_DIR"], "sample")


def statements(folder):
    return sorted(name for name in os.listdir(folder) if name.endswith(".csv"))


def read(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def differences():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(SAMPLE, "make-statements.py"), folder], check=True)
        if statements(folder) != statements(SAMPLE):
            yield f"{statements(folder)} were written, {statements(SAMPLE)} are kept"
        for name in statements(folder):
            if name in statements(SAMPLE) and read(folder, name) != read(SAMPLE, name):
                yield f"{name} is not what make-statements.py writes"


def contracts():
    """(source, contract) of every row that names both."""
    for name in statements(SAMPLE):
        with open(os.path.join(SAMPLE, name), encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("Type") in ("Mass Pay Payment", "General Payment"):
                    yield row["Name"], row["Subject"]
                elif row.get("Payer Name") and row["Note"]:
                    yield row["Payer Name"], row["Note"]


def main():
    found = list(differences())
    pairs = set(contracts())
    sources = {source for source, _ in pairs}
    if len(pairs) != 20 or len(sources) != 5:
        found.append(f"{len(pairs)} contracts from {len(sources)} sources, not 20 from five: {sorted(pairs)}")
    print("1..1")
    for problem in found:
        print(f"# {problem}")
    print("not ok 1 - sample statements" if found else "ok 1 - sample statements")
    sys.exit(bool(found))


main()
