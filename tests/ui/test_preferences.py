#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences: what they write stands in the book at once."""

import re

import life
from harness import UiTest, main


class PreferencesTest(UiTest):
    def prepare(self):
        life.make(self.cli)

    def setUp(self):
        super().setUp()
        self.app.action("win.preferences")
        self.app.find("label", "My rent")

    def told(self, want, *arguments):
        self.app.wait(lambda: re.search(want, self.cli("--csv", *arguments)),
                      f"“{want}” from {' '.join(arguments)}")

    def test_fits_a_narrow_window(self):
        self.app.keys("Escape")
        self.app.wait(lambda: len(self.app.windows) == 1, "Preferences to close")
        self.app.resize(360, 640)
        self.app.action("win.preferences")
        window = self.app.wait(lambda: next((window for window in self.app.windows
                                             if window.name == "Preferences"), None), "Preferences")
        self.app.find("label", "My rent")
        _, _, width, height = window.extents
        self.assertLessEqual((width, height), (360, 640))

    def test_rent_row(self):
        self.app.find("label", "1,450.00 USD, due on day 1")

    def test_hide_names(self):
        self.app.find("switch", "Hide names").click()
        self.told("Source 1", "report", "earnings")

    def test_set_aside_applies_at_once(self):
        spin = self.app.find("spin button", re.compile("Set aside"))
        self.app.wait(lambda: spin.get_property("Value", "CurrentValue") == 25, "the percentage")
        spin.click(mouse=True)
        self.app.keys("ctrl+a")
        self.app.type("30")
        self.app.keys("Return")
        self.told("30.*2026-11-19|2026-11-19.*30", "set-aside", "list")
        self.app.find("label", re.compile(r"^30\.0.% set aside from 19 November 2026"))
        self.app.find("button", "Undo").click()
        self.app.wait(lambda: "2026-11-19" not in self.cli("--csv", "set-aside", "list"), "Undo")

    def test_set_aside_is_not_lost_on_closing(self):
        spin = self.app.find("spin button", re.compile("Set aside"))
        self.app.wait(lambda: spin.get_property("Value", "CurrentValue") == 25, "the percentage")
        spin.click(mouse=True)
        self.app.keys("ctrl+a")
        self.app.type("31")
        self.app.keys("Escape")
        self.told("31.*2026-11-19|2026-11-19.*31", "set-aside", "list")

    def test_count(self):
        self.app.find("page tab", "Accounts").click()
        self.app.find("row", "Add a Count").click()
        self.app.find("entry", "Day").type("2026-11-18")
        self.app.find("entry", "Amount").type("1600")
        self.app.keys("Return")
        self.app.find("row", re.compile(r"18 November 2026 · 1,600\.00 USD"))
        self.told("2026-11-18.*1600.00", "accounts", "counts")
        self.app.find("button", re.compile("Remove 18 November 2026")).click()
        self.app.wait_gone("row", re.compile("18 November 2026"))
        self.app.find("button", "Undo").click()
        self.app.find("row", re.compile("18 November 2026"))

    def test_source(self):
        self.app.find("page tab", "Sources").click()
        self.app.find("row", "Annomill").click()
        alias = self.app.find("entry", "Alias")
        alias.type("My best platform")
        self.app.keys("Return")
        self.told("My best platform", "sources", "list")


main()
