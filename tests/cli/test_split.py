#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One deposit, several payers: a payout shared out between sources, to the cent."""

import random

from clitest import CliTest, main

HEAD = "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
ROW = "{day},09:00:00,PST,Tangelo Processor,Website Payment,Completed,{currency},{gross},-{fee},{net},{id}\n"


def row(number, gross, fee, currency="USD"):
    return ROW.format(day=f"01/{number:02}/2026", currency=currency, gross=text(gross), fee=text(fee),
                      net=text(gross - fee), id=f"T{number}")


def text(minor):
    return f"{minor // 100}.{minor % 100:02}"


def minor(cell):
    return int(cell.replace(".", "")) if cell else 0


class Split(CliTest):
    def make(self, *rows):
        self.make_book()
        self.cli("import", self.write("paypal.csv", HEAD + "".join(rows)))
        for name, work in (("Annomill", "ai"), ("Harrow", "craft"), ("Northpier", "other")):
            self.cli("sources", "add", name, "--work", work)
        return {entry["transaction_id"]: entry["payout"] for entry in self.cli("payouts").rows}

    def earned(self, *options):
        return {line["name"]: line["net"] for line in self.cli("report", "earnings", *options).rows}

    def test_parts_count_by_their_source(self):
        ids = self.make(row(10, 10000, 301))
        parts = self.cli("payouts", "split", ids["T10"], "Annomill=50.00", "Harrow=30.00", "Northpier").rows
        self.assertEqual({part["source"]: part["net"] for part in parts},
                         {"Annomill": "50.00", "Harrow": "30.00", "Northpier": "16.99"})
        self.assertEqual(sum(minor(part["gross"]) for part in parts), 10000)
        self.assertEqual(sum(minor(part["fee"]) for part in parts), 301)
        self.assertEqual(self.earned(), {"Annomill": "50.00", "Harrow": "30.00", "Northpier": "16.99"})
        self.assertEqual(self.earned("--basis", "earned"), self.earned())
        month, = [line for line in self.cli("report", "timeline").rows if line["net"] != "0.00"]
        self.assertEqual((month["net"], month["ai"], month["craft"], month["other"], month["unsorted"]),
                         ("96.99", "50.00", "30.00", "16.99", "0.00"))
        listed, = self.cli("payouts").rows
        self.assertEqual((listed["source"], listed["net"]), ("Annomill + Harrow + Northpier", "96.99"))
        self.cli("check")
        self.cli("payouts", "unsplit", ids["T10"])
        self.assertEqual(self.earned(), {"Tangelo Processor": "96.99"})
        self.cli("check")

    def test_one_source_for_all_says_what_the_parts_were(self):
        ids = self.make(row(10, 10000, 0))
        self.cli("payouts", "split", ids["T10"], "Annomill=60.00", "Harrow=40.00")
        self.assertIn("was shared out", self.cli("payouts", "edit", ids["T10"], "--source", "Northpier").err)
        self.assertEqual(self.earned(), {"Northpier": "100.00"})
        self.assertIn("it was shared out: Annomill 60.00\u00a0USD, Harrow 40.00\u00a0USD",
                      self.cli("payouts", "show", ids["T10"]).out)
        self.cli("sources", "merge", "Harrow", "Annomill")
        self.assertIn("Annomill 60.00\u00a0USD, Annomill 40.00\u00a0USD", self.cli("payouts", "show", ids["T10"]).out)
        self.assertNotIn("shared out", self.cli("payouts", "edit", ids["T10"], "--source", "Annomill").err)
        self.cli("check")

    def test_sums_that_do_not_fit_are_refused(self):
        ids = self.make(row(10, 10000, 300))
        split = ["payouts", "split", ids["T10"]]
        self.assertIn("7.00", self.cli(*split, "Annomill=50.00", "Harrow=40.00", code=1).err)
        self.assertIn("3.00", self.cli(*split, "Annomill=50.00", "Harrow=50.00", code=1).err)
        self.cli(*split, "Annomill=97.00", code=1)
        self.cli(*split, "Annomill=97.00", "Harrow", code=1)
        self.cli(*split, "Annomill=50.00", "Annomill", code=1)
        self.cli(*split, "Annomill=107.00", "Harrow=-10.00", code=1)
        self.cli(*split, "Annomill=1.00", "Nobody", code=1)
        self.cli(*split, "Annomill", "Harrow", code=2)
        self.cli("payouts", "split", "77", "Annomill=1.00", "Harrow", code=1)
        self.cli("payouts", "unsplit", ids["T10"], code=1)
        self.assertEqual(self.earned(), {"Tangelo Processor": "97.00"})
        self.assertEqual(self.cli(*split).rows, [])

    def test_a_persons_work_outlives_undo_and_import(self):
        ids = self.make(row(10, 10000, 300), row(11, 5000, 0))
        self.cli("payouts", "split", ids["T10"], "Annomill=60.00", "Harrow")
        changed = HEAD + row(10, 10000, 400)
        self.cli("import", self.write("later.csv", changed))
        parts = self.cli("payouts", "split", ids["T10"]).rows
        self.assertEqual(sum(minor(part["net"]) for part in parts), 9600)
        self.cli("check")
        self.cli("undo-import", "2")
        self.assertEqual({part["source"]: part["net"] for part in self.cli("payouts", "split", ids["T10"]).rows},
                         {"Annomill": "60.00", "Harrow": "37.00"})
        undone = self.cli("undo-import", "1", csv_out=False)
        self.assertIn("you split it", undone.out + undone.err)
        self.assertEqual([entry["transaction_id"] for entry in self.cli("payouts").rows], ["T10"])
        self.cli("check")

    def test_merged_sources_join_their_parts(self):
        ids = self.make(row(10, 10000, 300))
        self.cli("payouts", "split", ids["T10"], "Annomill=60.00", "Harrow=30.00", "Northpier")
        self.cli("sources", "merge", "Harrow", "Annomill")
        self.assertEqual(self.earned(), {"Annomill": "90.00", "Northpier": "7.00"})
        self.cli("sources", "remove", "Northpier", code=1)
        self.cli("check")

    def test_any_split_adds_up(self):
        """Whatever the shares, rates and set-asides: the whole is what it was."""
        chance = random.Random(11)
        rows = [row(number, chance.randrange(1000, 90000), chance.randrange(0, 900),
                    chance.choice(("USD", "EUR"))) for number in range(1, 13)]
        ids = self.make(*rows)
        self.cli("exchange-rates", "add", "EUR", "1.0837", "--date", "2026-01-01")
        self.cli("exchange-rates", "add", "EUR", "1.0911", "--date", "2026-01-07")
        self.cli("set-aside", "add", "25", "--from", "2026-01-01")
        before = self.totals()
        nets = {entry["payout"]: minor(entry["net"]) for entry in self.cli("payouts").rows}
        for payout in ids.values():
            first = chance.randrange(1, nets[payout] - 1)
            second = chance.randrange(1, nets[payout] - first) if nets[payout] - first > 1 else 0
            words = [f"Annomill={text(first)}", f"Harrow={text(second)}", "Northpier"]
            self.cli("payouts", "split", payout, *[word for word in words if not word.endswith("=0.00")])
            parts = self.cli("payouts", "split", payout).rows
            self.assertEqual(sum(minor(part["net"]) for part in parts), nets[payout])
            self.assertEqual(self.totals(), before)
        self.cli("check")

    def totals(self):
        """By month: money and set-aside, in the book's currency and in others."""
        lines = self.cli("report", "timeline").rows
        return [(line["month"], line["currency"], line["gross"], line["fee"], line["net"], line["set_aside"],
                 line["converted"]) for line in lines]


main()
