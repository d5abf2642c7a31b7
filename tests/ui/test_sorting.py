#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose money a payout is: a choice becomes a rule for its payer, a payout is matched with where it comes from."""

import os
import re

from harness import UiTest, main

PAYPAL = """Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID
01/10/2026,09:00:00,PST,QUINCE ESCROW,Website Payment,Completed,USD,100.00,-3.00,97.00,T1
01/17/2026,09:00:00,PST,Quince Escrow,Website Payment,Completed,USD,60.00,0.00,60.00,T2
02/13/2026,09:00:00,PST,Tangelo Mill,Website Payment,Completed,USD,50.00,0.00,50.00,T3
"""


class SortingTest(UiTest):
    def prepare(self):
        self.cli("new", "--currency=USD")
        path = os.path.join(self.folder, "paypal.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(PAYPAL)
        self.cli("import", path)
        self.cli("sources", "add", "Quince", "--work=ai")

    def setUp(self):
        super().setUp()
        self.app.keys("ctrl+3")
        self.app.find("table", "Payouts")

    def set_source(self, row, name):
        self.app.find("row", re.compile(row)).click(double=True)
        panel = self.app.find("panel", "The chosen payout")
        self.app.find("button", re.compile("^Set Source…"), within=panel).click()
        self.app.wait(lambda: self.app.find_all("entry", "Name of the source"), "the popover")
        self.app.type(name)
        self.app.keys("Return")
        return panel

    def test_a_choice_becomes_a_rule_and_goes_again(self):
        panel = self.set_source("^10 January", "Quince")
        self.app.find("label", "Do this for 1 other payout of “QUINCE ESCROW” too, and for later ones?")
        self.app.keys("alt+a")
        self.app.find("label", "Rule added, 1 more payout sorted")
        self.assertIn("Quince", self.cli("--csv", "rules"))
        self.app.find("row", re.compile("^17 January, Quince")).click(double=True)
        self.app.find("label", "by your rule for “QUINCE ESCROW”", within=panel)
        self.app.keys("ctrl+z")
        self.app.wait(lambda: len(self.cli("--csv", "rules").splitlines()) == 1, "the rule to go")
        self.app.find("row", re.compile("(?i)^17 January, Quince Escrow"))

    def test_a_source_that_was_set_is_taken_back(self):
        before = self.cli("--csv", "payouts"), self.cli("--csv", "sources"), self.cli("--csv", "rules")
        self.set_source("^13 February", "Somebody New")
        self.app.find("label", "Source set")
        self.app.find("row", re.compile("^13 February, Somebody New"))
        self.app.find("button", "Undo").click()
        self.app.find("row", re.compile("^13 February, Tangelo Mill"))
        self.app.wait(lambda: (self.cli("--csv", "payouts"), self.cli("--csv", "sources"), self.cli("--csv", "rules")) == before,
                      "the book as it was")
        # It was nobody's choice, so that taking the import back takes it too.
        self.assertIn(",3,0,0", self.cli("--csv", "undo-import", "--dry-run", "1"))

    def test_a_choice_over_a_rule_is_taken_back(self):
        self.cli("rules", "add", "Quince*", "Quince")
        self.app.keys("ctrl+comma")   # another window is active, then this one again
        self.app.wait(lambda: len(self.app.windows) > 1, "preferences")
        self.app.keys("Escape")
        self.app.find("row", re.compile("^17 January, Quince,"))
        before = self.cli("--csv", "payouts"), self.cli("--csv", "rules")
        self.set_source("^17 January", "Medlar")
        self.app.find("row", re.compile("^17 January, Medlar"))
        self.app.keys("ctrl+z")
        self.app.wait(lambda: (self.cli("--csv", "payouts"), self.cli("--csv", "rules")) == before, "the book as it was")
        self.cli("check")

    def test_the_source_of_a_payout_is_a_click_away(self):
        self.app.find("row", re.compile("^13 February")).click(double=True)
        panel = self.app.find("panel", "The chosen payout")
        self.app.find("button", re.compile("^Set Source…"), within=panel).click()
        self.app.wait(lambda: self.app.find_all("button", "Rename, Merge, Archive…", hidden=True), "the way there")[0].click()
        window = self.app.wait(lambda: next((window for window in self.app.windows if window.name == "Preferences"), None),
                               "Preferences")
        row = self.app.find("row", re.compile("^Tangelo Mill"), within=window)
        name = self.app.find("entry", "Name", within=row)
        self.app.wait(lambda: name.reachable, "the fields of the source")
        name.type("Tangerine Mill")
        self.app.keys("Return")
        self.app.wait(lambda: "Tangerine Mill" in self.cli("--csv", "sources"), "the new name")

    def test_a_payout_is_split_and_joined(self):
        self.cli("sources", "add", "Medlar", "--work=craft")
        self.app.find("row", re.compile("^17 January")).click(double=True)
        panel = self.app.find("panel", "The chosen payout")
        self.app.find("button", "Split…", within=panel).click()
        self.app.find("label", "The first source gets what the others leave of 60.00 USD.")
        self.app.find("label", "Write each amount, like 12.50")
        self.app.type("70")
        self.app.find("label", "Nothing is left for the first source")
        self.app.find("button", "Remove Part").click()
        self.app.find("label", "Add a second source")
        self.app.find("button", "Add Source").click()
        self.app.find("entry", "Amount of part 2")
        self.app.keys("ctrl+a")
        self.app.type("17.50")
        self.app.keys("Return")
        self.app.find("label", "Payout split")
        self.app.find("row", re.compile(r"^17 January, QUINCE ESCROW \+ Medlar, net 60.00"))
        self.app.wait(lambda: {"42.50", "17.50"} <= set(panel.labels), "the parts")
        self.app.keys("ctrl+z")
        self.app.find("row", re.compile("^17 January, QUINCE ESCROW, net 60.00"))

    def test_not_now(self):
        self.set_source("^13 February", "Quince")
        self.app.find("label", "Do this for later payouts of “Tangelo Mill” too?")
        self.app.find("button", "Not Now").click()
        self.app.wait_gone("button", "Not Now")
        self.assertEqual(len(self.cli("--csv", "rules").splitlines()), 1)

    def test_a_rule_is_added_in_preferences(self):
        self.app.action("win.preferences")
        self.app.find("page tab", "Sources").click()
        self.app.find("label", "No rules yet")
        self.app.find("row", "Add a Rule").click()
        payer = self.app.wait(lambda: self.app.find_all("entry", "Payer", hidden=True), "the payer")[0]
        payer.set_text("Quince*")
        self.app.find_all("button", "Add Rule", hidden=True)[-1].click()
        self.app.find("label", "Rule added, 2 payouts sorted")
        self.assertIn("Quince*", self.cli("--csv", "rules"))
        self.app.find("button", "Undo").click()
        self.app.wait(lambda: len(self.cli("--csv", "rules").splitlines()) == 1, "the rule to go")
        # What the book refuses stays typed, with the reason.
        self.cli("rules", "add", "Medlar", "Quince")
        self.app.find("label", "No rules yet")
        self.app.find("row", "Add a Rule").click()
        payer = self.app.find_all("entry", "Payer", hidden=True)[-1]
        payer.set_text("MEDLAR")
        self.app.find_all("button", "Add Rule", hidden=True)[-1].click()
        self.app.find("label", re.compile("There is a rule for “MEDLAR” already"))
        self.assertEqual(payer.text, "MEDLAR")

    def test_rules_in_preferences(self):
        self.cli("sources", "add", "Medlar")
        self.cli("rules", "add", "Quince*", "Quince")
        self.app.action("win.preferences")
        self.app.find("page tab", "Sources").click()
        row = self.app.find("row", re.compile(r"^Quince\*"))
        self.app.find("label", "is Quince · 2 payouts")
        row.click()
        self.app.find("button", "Remove Rule").click()
        self.app.wait(lambda: len(self.cli("--csv", "rules").splitlines()) == 1, "the rule to go")
        self.app.find("label", "No rules yet")
        self.app.find("button", "Undo").click()
        self.app.wait(lambda: "Quince*" in self.cli("--csv", "rules"), "the rule to come back")
        self.app.find("label", "is Quince · 2 payouts")


OUTLIER = """workDate,itemID,duration,rateApplied,payout,payType,projectName,status
"Jan 26, 2026",A1,1h 0m 0s,$50.00/hr,$50.00,prepay,owl,paid
"Jan 28, 2026",A2,1h 0m 0s,$50.00/hr,$50.00,prepay,owl,paid
"""
ARRIVAL = """Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID
02/03/2026,09:00:00,PST,Outlier AI,Mass Pay Payment,Completed,USD,50.00,0.00,50.00,T1
"""


class MatchesTest(UiTest):
    def prepare(self):
        self.cli("new", "--currency=USD")
        for name, text in (("outlier.csv", OUTLIER), ("paypal.csv", ARRIVAL)):
            path = os.path.join(self.folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            self.cli("import", path)

    def setUp(self):
        super().setUp()
        self.app.keys("ctrl+3")
        self.app.find("button", "1 possible match").click()
        # The row stands elsewhere before.
        self.app.find("label", re.compile("^1 row, net "))
        self.app.find("row", re.compile("^3 February, Outlier AI")).click(double=True)
        self.panel = self.app.find("panel", "The chosen payout")
        self.app.find("label", "May be the same money as", within=self.panel)

    def matches(self, *options):
        return self.cli("--csv", "payouts", "matches", *options).splitlines()[1:]

    def test_a_match_is_accepted_and_taken_back(self):
        self.app.find("label", re.compile("The same amount · the payer’s name · within ten days"))
        self.app.find_all("button", "Accept", within=self.panel)[0].click()
        self.app.find("label", "Payouts matched")
        self.app.wait(lambda: len(self.matches()) == 1, "the match")
        self.app.wait_gone("button", "1 possible match")
        self.app.find("button", "Undo").click()
        self.app.wait(lambda: not self.matches(), "the match to go")
        self.assertEqual(len(self.matches("--open")), 2)

    def test_the_other_end_is_one_click_away(self):
        self.app.find_all("button", "Accept", within=self.panel)[0].click()
        self.app.wait(lambda: self.matches(), "the match")
        self.app.find("button", re.compile(r"^All \d")).click()
        self.app.find("row", re.compile("^3 February, Outlier AI")).click(double=True)
        self.app.find("label", "The same money as", within=self.panel)
        self.app.find("button", "Take Apart", within=self.panel).click()
        self.app.find("label", "Match taken apart")
        # Then the other row is the only one that fits.
        self.app.wait(lambda: ",sum," in self.matches()[0], "the other match")
        self.app.keys("ctrl+z")
        self.app.wait(lambda: ",you," in self.matches()[0], "the match to come back")
        self.app.find("button", re.compile("^Outlier, 2[68] January 2026: 50.00"), within=self.panel).click()
        self.app.find("label", re.compile("^2[68] January 2026"), within=self.panel)

    def test_refusing(self):
        self.app.find_all("button", "Refuse", within=self.panel)[0].click()
        # Then the other row is the only one that fits.
        self.app.wait(lambda: not self.matches("--open") and len(self.matches()) == 1, "the refusal")
        self.app.keys("ctrl+z")
        self.app.wait(lambda: len(self.matches("--open")) == 2, "it to come back")


main()
