#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which months have a statement and where balances do not join: the hint beside the payouts, and the page it leads to."""

import os
import re

from harness import UiTest, main
from life import tab_to

CHASE = "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
ROW = "CREDIT,{},Zelle payment from {},{},QUICKPAY_CREDIT,{},,\n"
FIRST = (("05/04/2026", "Aster", "100.00", "100.00"), ("06/30/2026", "Birch", "50.00", "150.00"))
# Rows of July and August are missing before it.
SECOND = (("09/01/2026", "Cedar", "25.00", "475.00"), ("09/30/2026", "Elm", "5.00", "480.00"))
OUTLIER = """workDate,itemID,duration,rateApplied,payout,payType,projectName,status
"{}, 2026",{},1h,$10.00/hr,$10.00,prepay,heron,paid
"""
BETWEEN = (("07/15/2026", "Fir", "300.00", "450.00"),)


class CompletenessTest(UiTest):
    def statement(self, name, rows):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(CHASE + "".join(ROW.format(*row) for row in rows))
        return path

    def prepare(self):
        self.cli("new", "--currency=USD")

    def read(self, name, rows):
        self.cli("import", self.statement(name, rows))
        self.app.action("win.go", "rent")
        self.app.go_to("Payouts")

    def window(self, title="Imports"):
        return self.app.wait(lambda: next((window for window in self.app.windows
                                           if window.name == title), None), f"the window {title}")

    def test_hint_and_page(self):
        self.cli("import", self.statement("first.csv", FIRST))
        self.cli("import", self.statement("second.csv", SECOND))
        self.restart()
        self.app.go_to("Payouts")
        self.app.find("button", "The statements of 2 months are missing. The statement of 1 month is not imported yet. "
                                "Rows are missing in 1 place, as the balances show.").click()
        dialog = self.window()
        self.app.find("label", "2 of 7 months are covered from their first to their last day.", within=dialog)
        # Each month in words, for who does not see its colour.
        for name in ("May 2026: covered from 4 May to 31 May only", "June 2026: covered by a statement",
                     "July 2026: the statement is missing", "November 2026: not imported yet"):
            self.app.find(None, name, within=dialog)
        self.app.find("label", "July 2026 to August 2026: the statements are missing", within=dialog)
        self.app.find("label", "October 2026: not imported yet", within=dialog)
        self.assertFalse(self.app.find_all("button", re.compile("Import…, November"), within=dialog))
        # The balances show that something happened.
        self.assertFalse(self.app.find_all("button", re.compile("No Activity, July"), within=dialog))
        self.app.find("button", re.compile("No Activity, October"), within=dialog)
        self.app.find("label", "300.00 USD came in by rows that are not in the book", within=dialog)
        self.app.find("label", re.compile(r"150\.00 USD after line 3 of first\.csv \(30 June 2026\), but 450\.00 USD before "
                                          r"line 2 of second\.csv \(1 September 2026\)"), within=dialog)

    def test_month_by_keyboard(self):
        self.cli("import", self.statement("first.csv", FIRST))
        self.cli("import", self.statement("second.csv", SECOND))
        self.restart()
        self.app.action("win.completeness")
        dialog = self.window()
        tab_to(self.app, self.app.find(None, "May 2026: covered from 4 May to 31 May only", within=dialog))
        self.app.keys("Right", "Right")
        self.app.find("label", "July 2026: the statement is missing", within=dialog)

    def test_rows_that_do_not_join(self):
        self.cli("import", self.statement("first.csv", FIRST))
        self.cli("import", self.statement("second.csv", SECOND))
        self.restart()
        self.app.action("win.completeness")
        dialog = self.window()
        self.app.find("button", re.compile("Show Rows, 300.00"), within=dialog).click()
        self.app.find("button", "Balances that do not join")
        table = self.app.find("table", "Payouts")
        rows = self.app.wait(lambda: len(self.app.table(table)) == 2 and self.app.table(table), "two rows")
        self.assertEqual([row[0] for row in rows], ["1 Sep", "30 Jun"])

    def test_nothing_happened(self):
        for name, day in (("may.csv", "May 4"), ("september.csv", "Sep 4")):
            path = os.path.join(self.folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(OUTLIER.format(day, name))
            self.cli("import", path)
        self.restart()
        self.app.action("win.completeness")
        dialog = self.window()
        self.app.find("button", re.compile("No Activity, June 2026 to August 2026"), within=dialog).click()
        self.app.find("label", "June 2026 to August 2026: no activity, as you said", within=dialog)
        self.app.find(None, "July 2026: no activity, as you said", within=dialog)
        self.assertNotIn("missing", self.cli("--csv", "report", "completeness"))
        self.app.find("button", re.compile("Ask Again, June"), within=dialog).click()
        self.app.find("label", "June 2026 to August 2026: the statements are missing", within=dialog)

    def test_import_what_is_missing(self):
        self.cli("import", self.statement("first.csv", FIRST))
        self.cli("import", self.statement("second.csv", SECOND))
        self.restart()
        self.app.action("win.completeness")
        self.app.find("button", re.compile("Import…, July 2026"), within=self.window()).click()
        self.window("Import Statements")
        self.app.choose_file(self.statement("third.csv", BETWEEN))
        self.app.find("button", "Import 1 Row", within=self.window("Import Statement")).click()
        # While the dialog goes, a click in the window below it is lost.
        self.app.find("label", "1 row imported")
        self.app.action("win.go", "payouts")
        # The balances join over all of the days between.
        self.app.find("button", "The statement of 1 month is not imported yet.")

    def test_nothing_is_missing(self):
        self.read("first.csv", (("11/01/2026", "Aster", "1.00", "1.00"), ("11/19/2026", "Aster", "1.00", "2.00")))
        self.restart()
        self.app.go_to("Payouts")
        self.app.find("table", "Payouts")
        self.app.action("win.completeness")
        # The hint is worked out before the page that was asked for later.
        self.app.find("label", "1 of 1 month is covered from its first to its last day.", within=self.window())
        self.assertFalse(self.app.find_all("button", re.compile("missing|not imported"), within=self.app.windows[0]))

    def test_no_statement(self):
        self.app.action("win.completeness")
        dialog = self.window()
        self.app.find("label", "No Statements Yet", within=dialog)
        self.app.find("button", "Import…", within=dialog)


if __name__ == "__main__":
    main()
