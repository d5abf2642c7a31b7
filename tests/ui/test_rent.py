#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Rent page: the answer, the figures, the timeline by pointer, keyboard and as a table, and what
a month's rent rests on."""

import re

import life
from harness import UiTest, main


class RentTest(UiTest):
    def prepare(self):
        life.make(self.cli)

    def chart(self):
        return self.app.find("image", "Income by month")

    def test_answer_and_figures(self):
        self.app.find("label", "December’s rent is made.")
        self.app.find("label", re.compile("Covered through 3 January"))
        for label, value in (("Gap on 1 January", "$1,277.24"), ("Covered through", "3 January")):
            card = self.app.find("panel", label)
            self.assertIn(value, card.labels)

    def test_spoken(self):
        words = self.chart().description
        self.assertIn("April 2026 to January 2027", words)
        self.assertIn("September 2026: 557.04 short on the due day", words)

    def test_keyboard(self):
        chart = self.chart()
        life.tab_to(self.app, chart)
        self.app.wait(lambda: chart.description.startswith("December 2026"),
                      "the chosen month to be spoken")
        self.app.keys("Left", "Left", "Left")
        words = self.app.wait(lambda: chart.description.startswith("September 2026")
                              and chart.description, "September to be spoken")
        for part in ("2,782.72", "1,682.72", "950.00", "557.04 short"):
            self.assertIn(part, words)
        self.app.keys("Home")
        self.app.wait(lambda: chart.description.startswith("April 2026"), "the first month")
        self.app.keys("End")
        self.app.wait(lambda: chart.description.startswith("January 2027"), "the last month")
        self.app.keys("Page_Up")
        self.app.wait(lambda: chart.description.startswith("April 2026"), "a year earlier")

    def test_enter_chooses_the_month(self):
        chart = self.chart()
        life.tab_to(self.app, chart)
        self.app.keys("Left", "Left", "Left", "Return")
        trail = self.app.find("panel", "The chosen month")
        self.app.wait(lambda: "September" in trail.labels, "the trail of September")
        self.app.wait(lambda: "557.04 short on 1 Sep" in trail.labels, "its state")
        self.app.wait(lambda: "195.00" in trail.labels, "its payouts")
        labels = trail.labels
        self.assertIn("after 1 Sep", labels)
        self.assertEqual(labels[labels.index("Together") + 1], "1,450.00")

    def test_trail_adds_up(self):
        trail = self.app.find("panel", "The chosen month")
        for month in ("November", "October", "September", "August", "July"):
            self.app.find("button", "Previous Month").click()
            self.app.wait(lambda name=month: name in trail.labels, month)
            rows = self.app.wait(lambda: self.rows(trail), f"what paid {month}")
            self.assertEqual(sum(rows), 145000, month)

    def rows(self, trail):
        """The amounts of the trail's rows, in cents; none while they do not match the total yet."""
        found = [int(row.labels[-1].replace(",", "").replace(".", ""))
                 for row in self.app.find_all("row", within=trail)
                 if re.search(r"\d", row.labels[-1]) and len(row.labels) > 2]
        labels = trail.labels
        return found if "Together" in labels else None

    def test_click_chooses_the_month(self):
        chart = self.chart()
        _, _, width, height = chart.extents
        chart.click(mouse=True, at=(width // 2, height // 2))
        trail = self.app.find("panel", "The chosen month")
        self.app.wait(lambda: "December" not in trail.labels, "another month in the trail")

    def test_table(self):
        self.app.keys("ctrl+t")
        table = self.app.find("table", "Income by month")
        rows = self.app.wait(lambda: self.app.table(table), "the rows")
        september = next(row for row in rows if row[0] == "September 2026")
        self.assertEqual(september, ["September 2026", "2,782.72", "1,450.00",
                                     "557.04 short, made 9 Sep", "1,682.72", "950.00", "150.00",
                                     "695.68"])
        self.app.keys("ctrl+t")
        self.chart()

    def test_zoom(self):
        self.app.find("toggle", "6 months").click()
        chart = self.chart()
        life.tab_to(self.app, chart)
        self.app.keys("Home")
        self.app.wait(lambda: chart.description.startswith("August 2026"), "six months")
        self.app.keys("minus", "Home")
        self.app.wait(lambda: chart.description.startswith("April 2026"), "twelve months")

    def test_follows_the_book(self):
        self.app.find("label", "December’s rent is made.")
        self.app.find("button", "Previous Month")
        self.app.action("win.preferences")
        self.app.find("page tab", "Accounts").click()
        self.app.find("label", "Counted Balances")


class FirstStartTest(UiTest):
    def test_steps(self):
        self.app.find("label", "Is the rent made?")
        self.app.find("button", "Import…")
        self.app.find("button", "Try the Sample Book")
        self.app.find("button", "Add Rent…").click()
        self.app.find("entry", "Rent").type("1450.005")
        save = self.app.find("button", "Save")
        self.assertNotIn("sensitive", save.states)
        self.app.find("entry", "Rent").type("1450")
        self.app.wait(lambda: "sensitive" in save.states, "Save to be possible")
        self.app.keys("Return")
        self.app.wait(lambda: len(self.app.windows) == 1, "the dialog to be done")
        self.app.find("label", re.compile("rent"))
        self.assertIn("1450.00", self.cli("--csv", "rent", "list"))

    def test_no_rent(self):
        self.cli("payouts", "add", "100", "--on=2026-11-02", "--source=Annomill")
        self.restart()
        self.app.find("label", "What is the rent?")
        self.app.find("button", "Add Rent…")


class RentDialogTest(UiTest):
    def prepare(self):
        life.make(self.cli, payouts=False)

    def test_remove_and_undo(self):
        self.app.action("win.rent-terms")
        self.app.find("button", re.compile("Remove Home")).click()
        self.app.wait_gone("row", re.compile("Home · 1,450"))
        self.app.find("button", "Undo").click()
        self.app.find("row", re.compile("Home · 1,450"))

    def test_change(self):
        self.app.action("win.rent-terms")
        self.app.find("row", re.compile("Home · 1,450")).click()
        self.app.find("entry", "Rent").type("1500")
        due = self.app.find("spin button", re.compile("Due on day"))
        due.click(mouse=True)
        self.app.keys("ctrl+a")
        self.app.type("5")
        self.app.keys("Return")
        self.app.find("label", re.compile("due on day 5"))
        self.app.find("row", re.compile(r"Home · 1,500\.00 USD"))


main()
