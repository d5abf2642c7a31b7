#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Statements against their expected rows, and hostile ones, through the command line."""

import csv
import glob
import os
from decimal import Decimal

from clitest import STATEMENTS, CliTest, main

# Formats that every release reads to the last row; others are tested once they are recognised.
NEEDED = ["paypal-activity-en-2024", "paypal-statement-en-2018", "wise-statement-2023", "upwork-2021",
          "stripe-payout-reconciliation-2025", "outlier-2025", "payoneer-2021"]


class Expected(CliTest):
    def differences(self, expected, printed):
        rows = {row["line"]: row for row in printed}
        for want in expected:
            row = rows.pop(want["line"], None)
            kinds = want["verdict"].replace("error", "problem").split("|")
            if row is None or row["kind"] not in kinds:
                yield want, row
            elif row["kind"] not in ("problem", "ignored"):
                if want["date"] and want["date"] != row["date"]:
                    yield want, row
                elif any(want[name] and Decimal(want[name]) != Decimal(row[name])
                         for name in ("gross", "fee", "net")):
                    yield want, row
        yield from ((None, row) for row in rows.values())

    def test_dev_statements(self):
        read = set()
        for path in sorted(glob.glob(os.path.join(STATEMENTS, "dev", "*.expected.tsv"))):
            name = os.path.basename(path)[:-len(".expected.tsv")]
            with open(path, encoding="utf-8", newline="") as file:
                expected = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
            file, = (f for f in glob.glob(os.path.join(STATEMENTS, "dev", name + ".*")) if f != path)
            result = self.cli("check-statement", file, code=None)
            if result.code == 1 and name not in NEEDED:
                self.assertIn("--guess", result.err)
                continue
            self.assertIn(result.code, (0, 3), result.err)
            self.assertEqual(list(self.differences(expected, result.rows)), [], name)
            read.add(name)
        self.assertGreaterEqual(read, set(NEEDED))


class Hostile(CliTest):
    def test_never_a_crash_never_half(self):
        for path in sorted(glob.glob(os.path.join(STATEMENTS, "hostile", "*"))):
            name = os.path.basename(path)
            if name.endswith((".tsv", ".md")) and ".expected" in name:
                continue
            with self.subTest(name):
                self.book = self.path(name + ".makerent")
                self.make_book()
                for words in (["check-statement", path], ["import", path], ["import", "--skip-problems", path],
                              ["import", "--guess", "--date-order", "dmy", "--currency", "USD", path]):
                    before = len(self.cli("payouts", "--all").rows)
                    result = self.cli(*words, code=None)
                    self.assertIn(result.code, (0, 1, 3), f"{words}: {result.err}")
                    if result.code == 1:
                        self.assertTrue(result.err.strip(), words)
                        self.assertEqual(len(self.cli("payouts", "--all").rows), before, words)
                self.cli("check")


main()
