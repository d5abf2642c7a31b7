#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two accounts with one payment service, and two with one platform: each has its rows, own money between them is none earned."""

import itertools

from clitest import CliTest, main

PAYPAL = "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
ROW = "{0},09:00:00,PST,{1},{2},Completed,USD,{3},{4},{5},{6}\n"


def row(day, name, kind, net, number, fee="0.00", gross=None):
    return ROW.format(f"01/{day:02}/2026", name, kind, gross or net, fee, net, number)


WORK = PAYPAL + row(5, "Papaya Lantern LLC", "Website Payment", "97.00", "W1", "-3.00", "100.00") \
              + row(9, "Nell Harker", "General Withdrawal", "-60.00", "W2")
PRIVATE = PAYPAL + row(5, "Papaya Lantern LLC", "Website Payment", "97.00", "P1", "-3.00", "100.00") \
                 + row(10, "Nell Harker", "General Payment", "60.00", "P2") \
                 + row(20, "Tangelo Mill", "Website Payment", "40.00", "P3")
LATER = WORK + row(12, "Tangelo Mill", "Website Payment", "25.00", "W3")
FILES = {"work.csv": ("PayPal work", WORK), "private.csv": ("PayPal private", PRIVATE),
         "later.csv": ("PayPal work", LATER)}

GIGS = "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
GIG = '"Jan {0}, 2026",{1},1h 0m 0s,$50.00/hr,${2},prepay,owl,paid\n'
PAID = {
    "one.csv": ("Outlier one", GIGS + GIG.format(5, "A1", "50.00") + GIG.format(6, "A2", "30.00")),
    "two.csv": ("Outlier two", GIGS + GIG.format(5, "A1", "50.00") + GIG.format(7, "B2", "20.00")),
    "to-work.csv": ("PayPal work", PAYPAL + row(13, "Outlier AI", "Mass Pay Payment", "80.00", "M1")),
    "to-private.csv": ("PayPal private", PAYPAL + row(14, "Outlier AI", "Mass Pay Payment", "70.00", "M2")),
}


class TwoAccounts(CliTest):
    def make(self, number=0):
        self.book = self.path(f"book{number}.makerent")
        self.make_book()
        self.cli("settings", "--own-name", "Nell Harker")
        for name in ("PayPal work", "PayPal private"):
            self.cli("accounts", "add", name, "--kind", "rail", "--role", "can-pay-rent")

    def bring(self, name):
        account, text = {**FILES, **PAID}[name]
        source = ["--source", account] if account.startswith("Outlier") else []
        return self.cli("import", "--account", account, *source, self.write(name, text)).rows[0]

    def received(self):
        return sorted((line["name"], line["net"]) for line in self.cli("report", "earnings").rows)

    def test_the_same_row_in_both_is_two_rows(self):
        self.make()
        self.assertEqual(self.bring("work.csv")["new"], "2")
        self.assertEqual(self.bring("private.csv")["new"], "3")
        again = self.bring("private.csv")
        self.assertEqual((again["new"], again["known"]), ("0", "3"))
        overlap = self.bring("later.csv")
        self.assertEqual((overlap["new"], overlap["known"]), ("1", "2"))
        self.assertEqual(self.received(), [("Papaya Lantern LLC", "194.00"), ("Tangelo Mill", "65.00")])
        self.cli("check")

    def test_own_money_between_them_is_one_movement(self):
        self.make()
        self.bring("work.csv")
        self.bring("private.csv")
        match, = self.cli("payouts", "matches").rows
        ids = {entry["transaction_id"]: entry["payout"] for entry in self.cli("payouts", "--all").rows}
        self.assertEqual((match["leaves"], match["arrives"]), (ids["W2"], ids["P2"]))

    def test_any_order_and_undo(self):
        seen = set()
        for number, order in enumerate(itertools.permutations(FILES)):
            self.make(number)
            batches = {name: self.bring(name)["batch"] for name in order}
            self.cli("check")
            seen.add(tuple(self.received()))
            self.cli("undo-import", batches["private.csv"])
            self.cli("check")
            self.assertEqual(self.received(), [("Papaya Lantern LLC", "97.00"), ("Tangelo Mill", "25.00")])
            self.bring("private.csv")
            seen.add(tuple(self.received()))
        self.assertEqual(seen, {(("Papaya Lantern LLC", "194.00"), ("Tangelo Mill", "65.00"))})

    def test_each_platform_account_pays_into_its_own(self):
        """Each is a source of its own; a rule says whose money arrives where."""
        steps = {name: lambda name=name: self.bring(name) for name in PAID}
        steps["rules"] = self.say_whose
        seen = set()
        for number, order in enumerate(itertools.permutations(steps)):
            if number % 9:
                continue
            self.make(number)
            for name in ("Outlier one", "Outlier two"):
                self.cli("sources", "add", name)
            for step in order:
                steps[step]()
            self.cli("check")
            seen.add((tuple(self.received()), len(self.cli("payouts", "matches").rows)))
        self.assertEqual(seen, {((("Outlier one", "80.00"), ("Outlier two", "70.00")), 2)})

    def test_one_source_for_both_accounts(self):
        """Nothing said: the payments find their rows in either account."""
        seen = set()
        for number, order in enumerate(itertools.permutations(PAID)):
            self.make(number)
            for name in order:
                account, text = PAID[name]
                self.cli("import", "--account", account, self.write(name, text))
            self.cli("check")
            source, = [row for row in self.cli("sources").rows if row["source"] == "Outlier"]
            self.assertEqual(source["account"], "Outlier one + Outlier two")
            seen.add((tuple(self.received()), len(self.cli("payouts", "matches").rows)))
        self.assertEqual(seen, {((("Outlier AI", "150.00"),), 2)})

    def say_whose(self):
        self.cli("rules", "add", "Outlier AI", "Outlier one", "--account", "PayPal work")
        self.cli("rules", "add", "Outlier AI", "Outlier two", "--account", "PayPal private")


main()
