#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person says about payers sorts the rows that are there and those that come."""

import itertools

from clitest import CliTest, main

HEAD = "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
JANUARY = HEAD + """01/10/2026,09:00:00,PST,QUINCE ESCROW 17,Website Payment,Completed,USD,100.00,-3.00,97.00,T1
01/13/2026,09:00:00,PST,Tangelo Mill,Website Payment,Completed,USD,50.00,-2.00,48.00,T2
"""
FEBRUARY = HEAD + """02/10/2026,09:00:00,PST,Quince  Escrow 18,Website Payment,Completed,USD,60.00,0.00,60.00,T3
02/13/2026,09:00:00,PST,Quince Escrow 17,Website Payment,Completed,USD,70.00,0.00,70.00,T4
"""
MARCH = HEAD + """03/10/2026,09:00:00,PST,Quince Escrow 17,Website Payment,Completed,USD,80.00,0.00,80.00,T5
"""


class Rules(CliTest):
    def sources(self):
        return {row["transaction_id"]: row["source"] for row in self.cli("payouts").rows}

    def statement(self, name, text):
        self.cli("import", self.write(name, text))

    def earned(self):
        return [(row["name"], row["net"]) for row in self.cli("report", "earnings").rows]

    def make(self):
        self.make_book()
        self.statement("january.csv", JANUARY)
        self.cli("sources", "add", "Quince", "--work", "ai")

    def test_a_rule_sorts_present_and_later_rows(self):
        self.make()
        rule, = self.cli("rules", "add", "quince escrow*", "Quince").rows
        self.assertEqual((rule["payer"], rule["source"], rule["payouts"]), ("quince escrow*", "Quince", "1"))
        self.statement("february.csv", FEBRUARY)
        self.assertEqual(self.sources(), {"T1": "Quince", "T2": "Tangelo Mill", "T3": "Quince", "T4": "Quince"})
        self.assertEqual([row["payouts"] for row in self.cli("rules").rows], ["3"])
        self.assertEqual(self.cli("rules", "apply").rows, [])
        self.cli("check")

    def test_a_choice_of_the_person_stays(self):
        self.make()
        first = {row["transaction_id"]: row["payout"] for row in self.cli("payouts").rows}["T1"]
        self.cli("sources", "add", "Medlar")
        self.cli("payouts", "edit", first, "--source", "Medlar")
        self.cli("rules", "add", "Quince Escrow 17", "Quince")
        self.statement("february.csv", FEBRUARY)
        self.assertEqual(self.sources()["T1"], "Medlar")
        self.assertEqual(self.sources()["T4"], "Quince")
        self.cli("import", "--source", "Medlar", self.write("march.csv", MARCH))
        self.assertEqual(self.sources()["T5"], "Medlar")
        self.assertEqual(self.cli("rules", "apply", "--dry-run").rows, [])
        self.cli("check")

    def test_a_choice_at_import_stays_when_a_rule_comes_later(self):
        self.make()
        self.cli("import", "--source", "Quince Escrow 17", self.write("march.csv", MARCH))
        self.cli("rules", "add", "Quince*", "Quince")
        self.assertEqual(self.sources()["T1"], "Quince")
        self.assertEqual(self.sources()["T5"].lower(), "quince escrow 17")
        self.assertEqual(self.cli("rules", "apply", "--dry-run").rows, [])
        self.cli("check")

    def test_a_rule_does_not_outlive_its_payer(self):
        self.make()
        self.cli("rules", "add", "Quince Escrow 17", "Quince")
        self.statement("again.csv", JANUARY.replace("QUINCE ESCROW 17", "Bob Smith")
                       .replace("100.00,-3.00,97.00,T1", "100.00,-4.00,96.00,T1"))
        self.assertEqual(self.sources()["T1"], "Bob Smith")
        self.assertEqual([row["payouts"] for row in self.cli("rules").rows], ["0"])
        self.cli("check")
        self.cli("undo-import", "2")
        self.assertEqual(self.sources()["T1"], "Quince")
        self.cli("check")

    def test_the_most_specific_rule_decides(self):
        self.make()
        self.cli("accounts", "add", "Elsewhere")
        for name in ("A", "B", "C", "D"):
            self.cli("sources", "add", name)
        self.cli("rules", "add", "Qu*", "A")
        self.cli("rules", "add", "Quince*", "B")
        self.assertEqual(self.sources()["T1"], "B")
        self.cli("rules", "add", "Quince Escrow 17", "C")
        self.assertEqual(self.sources()["T1"], "C")
        self.cli("rules", "add", "Quince Escrow 17", "D", "--account", "Elsewhere")
        self.assertEqual(self.sources()["T1"], "C")
        self.cli("rules", "edit", "4", "--account", "PayPal")
        self.assertEqual(self.sources()["T1"], "D")
        self.assertEqual([row["source"] for row in self.cli("rules").rows], ["D", "C", "B", "A"])
        self.cli("rules", "remove", "4")
        self.cli("rules", "remove", "3")
        self.assertEqual(self.sources()["T1"], "B")
        self.cli("check")

    def test_taking_a_rule_back(self):
        self.make()
        before = self.sources()
        self.cli("rules", "add", "QUINCE ESCROW 17", "Quince")
        self.statement("february.csv", FEBRUARY)
        self.cli("rules", "remove", "1")
        after = self.sources()
        self.assertEqual({key: after[key] for key in before}, before)
        self.assertEqual(after["T4"].lower(), "quince escrow 17")
        self.assertEqual(self.cli("rules").rows, [])
        self.cli("check")

    def test_the_order_does_not_matter(self):
        seen = set()
        for number, order in enumerate(itertools.permutations(range(4))):
            self.book = self.path(f"book{number}.makerent")
            self.make_book()
            self.cli("sources", "add", "Quince")
            steps = [lambda: self.statement("january.csv", JANUARY),
                     lambda: self.statement("february.csv", FEBRUARY),
                     lambda: self.statement("march.csv", MARCH),
                     lambda: self.cli("rules", "add", "Quince Escrow 17", "Quince", "--work", "ai")]
            for step in order:
                steps[step]()
            self.cli("check")
            seen.add((tuple(sorted((key, name.lower()) for key, name in self.sources().items())),
                      tuple(sorted((name.lower(), net) for name, net in self.earned())),
                      tuple(sorted(row["source"].lower() for row in self.cli("sources").rows))))
        self.assertEqual(len(seen), 1, seen)

    def test_undo_of_an_import_leaves_rules(self):
        self.make()
        self.cli("rules", "add", "Quince Escrow*", "Quince")
        self.statement("february.csv", FEBRUARY)
        self.cli("undo-import", "2")
        self.cli("undo-import", "1")
        self.assertEqual(self.sources(), {})
        self.assertEqual([(row["source"], row["payouts"]) for row in self.cli("rules").rows], [("Quince", "0")])
        self.cli("check")
        self.statement("january.csv", JANUARY)
        self.assertEqual(self.sources()["T1"], "Quince")
        self.cli("check")

    def test_a_merged_source_keeps_its_rules(self):
        self.make()
        self.cli("rules", "add", "Quince Escrow*", "Quince")
        self.cli("sources", "add", "Orchard")
        self.cli("sources", "merge", "Quince", "Orchard")
        self.assertEqual([row["source"] for row in self.cli("rules").rows], ["Orchard"])
        self.statement("february.csv", FEBRUARY)
        self.assertEqual(self.sources()["T3"], "Orchard")
        self.cli("check")

    def test_mistakes(self):
        self.make()
        self.cli("rules", "add", "X", "Nobody", code=1)
        self.cli("rules", "add", "*", "Quince", code=1)
        self.cli("rules", "add", "X", code=2)
        self.cli("rules", "remove", "7", code=1)
        self.cli("rules", "add", "Quince  ESCROW 17", "Quince")
        again = self.cli("rules", "add", "quince escrow 17", "Quince", code=1)
        self.assertIn("rule 1", again.err)
        self.assertIn("remove the rule first", self.cli("rules", "add", "Nothing", "Quince").err
                      + self.remove_source("Quince"))
        self.cli("rules", "edit", "1", "--payer", "", code=1)
        self.cli("check")

    def remove_source(self, name):
        """Without payouts, so that only the rule stands in the way."""
        self.cli("sources", "add", "Free")
        self.cli("rules", "add", "Nobody yet", "Free")
        return self.cli("sources", "remove", "Free", code=1).err

    def test_names_hide(self):
        self.make()
        self.cli("rules", "add", "Quince Escrow 17", "Quince")
        self.cli("settings", "--hide-names", "yes")
        self.assertNotIn("uince", self.cli("rules").out)
        self.assertIn("uince", self.cli("rules", "list", "--real-names").out)


main()
