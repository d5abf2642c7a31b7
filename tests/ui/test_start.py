#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The application starts, shows its six pages and quits."""

from harness import UiTest, main

PAGES = ["Rent", "Earnings", "Payouts", "Hours", "Contracts", "Invoices"]


class StartTest(UiTest):
    def test_six_pages(self):
        for page in PAGES:
            with self.subTest(page):
                self.app.go_to(page)
                row = self.app.find("row", page)
                self.app.wait(lambda: "selected" in row.states, f"{page} to be chosen")

    def test_pages_by_key(self):
        for number, page in enumerate(PAGES, 1):
            self.app.keys(f"ctrl+{number}")
            row = self.app.find("row", page)
            self.app.wait(lambda: "selected" in row.states, f"{page} by Ctrl+{number}")

    def test_narrow(self):
        self.app.resize(360, 640)
        self.app.find("frame", "Makerent")


main()
