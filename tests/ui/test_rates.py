#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exchange rates: what lacks one says so and leads to it, and what is converted says at what."""

import os
import re

import life
from harness import DIALOG_TRIES_WIDTHS, UiTest, main

ECB = "Date,USD,JPY,\n2026-11-05,1.0900,160.00,\n2026-09-10,1.0850,161.00,\n"


class RatesTest(UiTest):
    ignored_warnings = DIALOG_TRIES_WIDTHS

    def prepare(self):
        life.make(self.cli)
        self.cli("payouts", "add", "100", "--currency=EUR", "--on=2026-09-10", "--source=Annomill")
        self.cli("payouts", "add", "200", "--currency=EUR", "--on=2026-11-05", "--source=Annomill")

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def converted(self, want):
        self.app.wait(lambda: want in self.cli("--csv", "report", "earnings", "--by", "currency"), want)

    def choose_rates(self, path):
        self.app.find("button", "Import Rates…").click()
        self.app.wait(lambda: len(self.app.windows) == 3, "the file dialog beside Preferences")
        self.app.choose_file(path)

    def test_a_rate_is_typed_where_it_is_missing(self):
        self.app.find("label", re.compile("without an exchange rate, not counted here: 300.00 EUR"))
        self.app.find("button", "Add a Rate…").click()
        rate = self.app.find("entry", "was worth")
        self.app.wait(lambda: "focused" in rate.states, "the focus in the rate")
        self.assertEqual(self.app.find("entry", "Day").text, "2026-11-05")
        add = self.app.find("button", "Add Rate")
        self.app.type("0")
        self.app.find("label", "Write a number above 0, such as 1.0887.")
        self.assertNotIn("sensitive", add.states)
        rate.type("1.09")
        self.app.keys("Return")
        self.app.find("row", re.compile("1 EUR = 1.09 USD"))
        # 200 x 1.09
        self.converted("218.00")
        self.app.find("label", "1 payout · 10 September 2026")
        self.app.keys("Escape")
        label = self.app.find("label", re.compile("counted here: 200.00 EUR as ≈ 218.00 USD"))
        self.app.wait(lambda: label.description == "≈ converted at 1 EUR = 1.09 USD, rate of 5 November 2026",
                      "the rate that was used")

    def test_a_typed_rate_is_removed_and_comes_back(self):
        self.cli("exchange-rates", "add", "EUR", "1.09", "--date=2026-11-05")
        self.app.action("win.preferences")
        self.app.find("page tab", "Rates").click()
        self.app.find("button", "Remove 1 EUR = 1.09 USD").click()
        self.app.wait_gone("row", re.compile("1 EUR = 1.09 USD"))
        self.app.find("button", "Undo").click()
        self.app.find("row", re.compile("1 EUR = 1.09 USD"))
        self.converted("218.00")

    def test_the_central_banks_file(self):
        self.app.action("win.preferences")
        self.app.find("page tab", "Rates").click()
        self.choose_rates(self.write("eurofxref-hist.csv", ECB))
        self.app.find("label", "4 new exchange rates")
        self.app.find("row", re.compile("Reference rates of 2 currencies"))
        # 100 x 1.085 + 200 x 1.09
        self.converted("326.50")
        self.app.wait_gone("label", "Without a Rate")
        self.app.find("button", "Remove all rates of the European Central Bank").click()
        self.app.find("button", "Remove").click()
        self.app.find("label", "No reference rates yet")
        self.app.find("label", "Without a Rate")

    def test_another_file_is_refused(self):
        self.app.action("win.preferences")
        self.app.find("page tab", "Rates").click()
        self.choose_rates(self.write("rows.csv", "Date,USD\n2026-01-16,x\n"))
        self.app.find("label", "The Rates Could Not Be Imported")
        self.app.find("label", re.compile(r"rows\.csv:2"))
        self.app.keys("Escape")

    def test_earnings_and_the_payout_lead_to_it(self):
        self.cli("exchange-rates", "add", "EUR", "1.09", "--date=2026-11-05")
        self.app.go_to("Earnings")
        self.app.find("label", "Without an exchange rate, not added in: 100.00 EUR")
        self.app.find("label", re.compile("≈ some of it converted"))
        self.app.find("button", "Add a Rate…")
        self.app.keys("ctrl+3")
        self.app.find("row", re.compile("^10 September, Annomill")).click(double=True)
        panel = self.app.find("panel", "The chosen payout")
        self.app.find("button", "Add a Rate…", within=panel).click()
        self.app.wait(lambda: self.app.find("entry", "Day").text == "2026-09-10", "its day")


main()
