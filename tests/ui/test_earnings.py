#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Earnings page: figures, the chart by source, the table, groups and export."""

import csv
import os
import re

import life
from harness import UiTest, main

# Newer GTK names a drop-down list by what it shows.
PERIOD = re.compile("^(Period|12 months)$")


class EarningsTest(UiTest):
    def prepare(self):
        life.make(self.cli)

    def setUp(self):
        super().setUp()
        self.app.go_to("Earnings")

    def choose(self, name, item):
        """Chooses in a drop-down list by keyboard."""
        box = self.app.find("combo box", name)
        next(child for child in box.children if child.actions).click()
        self.app.find("row", item).click()

    def rows(self):
        table = self.app.find("table", "Earnings")
        return self.app.wait(lambda: self.app.table(table), "the rows")

    def test_figures(self):
        for label, value in (("Net received", "$15,483.68"),
                             ("Largest share: Annomill", "65.1 %"),
                             ("Mean a month", "$1,935.46")):
            self.assertIn(value, self.app.find("panel", label).labels)

    def test_table_fits_a_narrow_window(self):
        table = self.app.find("table", "Earnings")
        self.assertEqual(len(self.app.table(table)[0]), 6)
        self.app.resize(360, 640)
        self.app.wait(lambda: len(self.app.table(table)[0]) < 6, "columns to go")
        self.app.wait(lambda: self.app.table(table)[0][-1].endswith("%"), "the share to stay")
        self.app.resize(1100, 760)
        self.app.wait(lambda: len(self.app.table(table)[0]) == 6, "columns to come back")

    def test_table(self):
        self.assertEqual(self.rows(), [
            ["Annomill", "16", "10,083.68", "0.00", "10,083.68", "65.1 %"],
            ["Harrow & Finch", "6", "4,650.00", "0.00", "4,650.00", "30.0 %"],
            ["Northpier Library", "5", "750.00", "0.00", "750.00", "4.8 %"],
            ["Total", "27", "15,483.68", "0.00", "15,483.68", "100.0 %"]])

    def test_spoken(self):
        chart = self.app.find("image", "By source")
        self.assertIn("15,483.68", chart.description)
        self.assertIn("Annomill is the largest with 65.1", chart.description)
        life.tab_to(self.app, chart)
        self.app.wait(lambda: chart.description.startswith("Annomill"), "the first row")
        self.app.keys("Down")
        self.app.wait(lambda: chart.description.startswith("Harrow & Finch"), "the second row")

    def test_group(self):
        self.choose("Group by", "Kind of work")
        self.app.find("image", "By kind of work")
        self.app.wait(lambda: self.rows()[0][0] == "AI training", "the kinds of work")

    def test_empty_period(self):
        self.choose(PERIOD, "From … to …")
        self.app.find("entry", "First day").set_text("2024-01-01")
        self.app.find("entry", "Last day").set_text("2024-12-31")
        self.app.find("label", "Nothing received in this period")
        self.app.find("button", "Show All").click()
        self.app.wait(lambda: len(self.rows()) == 4, "everything")

    def export(self, item, position, name):
        path = os.path.join(self.folder, name)
        self.app.find("button", "Export").click()
        self.app.choose_menu_item(item, position)
        self.app.choose_file(path)
        self.app.wait(lambda: os.path.exists(path) and os.path.getsize(path), f"{name}")
        return path

    def test_export_table(self):
        path = self.export("Table (CSV)", 0, "earnings.csv")
        with open(path, encoding="utf-8", newline="") as file:
            exported = list(csv.reader(file))
        printed = list(csv.reader(self.cli("--csv", "report", "earnings").splitlines()))
        self.assertEqual(exported, printed)

    def test_export_picture(self):
        path = self.export("Drawing (SVG)", 2, "earnings.svg")
        with open(path, encoding="utf-8") as file:
            self.assertIn("<svg", file.read())
        self.assertEqual(os.stat(path).st_mode & 0o077, 0, "only the owner may read it")

    def test_many_sources(self):
        for number in range(1, 9):
            self.cli("payouts", "add", f"{number}", "--on=2026-11-03", f"--source=Small {number}")
        self.restart()
        self.app.go_to("Earnings")
        chart = self.app.find("image", "By source")
        self.app.find("button", "Show All Rows")
        life.tab_to(self.app, chart)
        self.app.keys("End")
        self.app.wait(lambda: chart.description.startswith("Other sources (3)"), "the folded rows")
        self.app.keys("Return", "End")
        self.app.wait(lambda: chart.description.startswith("Small 1"), "all rows")
        self.app.wait_gone("button", "Show All Rows")

    def test_open_a_source(self):
        chart = self.app.find("image", "By source")
        life.tab_to(self.app, chart)
        self.app.keys("Down", "Return")
        self.app.wait(lambda: "selected" in self.app.find("row", "Payouts").states,
                      "the payouts of the source")

    def test_bad_day(self):
        self.choose(PERIOD, "From … to …")
        self.app.find("entry", "First day").set_text("2026-02-30")
        self.app.find("label", re.compile("2026-02-30"))


main()
