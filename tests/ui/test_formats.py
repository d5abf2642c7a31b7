#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences, Formats: what the person said about the columns of her files, the broken files too."""

import os
import re
import time

from harness import DIALOG_TRIES_WIDTHS, UiTest, main


class FormatsTest(UiTest):
    ignored_warnings = DIALOG_TRIES_WIDTHS

    def path(self, name):
        return os.path.join(self.folder, "data", "makerent", "formats", name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, path, text):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def prepare(self):
        self.cli("new", "--currency", "USD")
        self.cli("formats", "map", self.data("strange.csv"), "--currency", "USD", "--column", "Cut=none")
        self.cli("import", self.data("strange.csv"))
        if "broken" in self.id():
            self.write(self.path("torn.ini"), "[format]\nname=Torn\nacount=Bank\n")

    def window(self, title):
        return self.app.wait(lambda: next((window for window in self.app.windows
                                           if window.name == title), None), f"the window {title}")

    def open(self):
        self.app.action("win.preferences")
        window = self.window("Preferences")
        self.app.find("page tab", "Formats").click(mouse=True)
        return window

    def choose(self, title, path, verb="Open"):
        """In a file dialog over Preferences."""
        dialog = self.window(title)
        self.app.keys("ctrl+l")
        self.app.find("entry", within=dialog).set_text(path)
        time.sleep(0.5)    # it looks into the folder first
        self.app.find("button", verb, within=dialog).click()
        self.app.wait(lambda: title not in [window.name for window in self.app.windows],
                      f"{title} to close")

    def press(self, window, name):
        """A row that is a button: by its label, as the row around it is called so too."""
        self.app.find("label", name, within=window).click(mouse=True)

    def unfold(self, window, name):
        self.app.find("row", name, within=window).click()
        # The rows below unfold slowly: a click in between would reach another.
        time.sleep(0.6)

    def test_name_and_last_use(self):
        window = self.open()
        self.app.find("label", "strange.ini · last used 19 November 2026", within=window)
        self.unfold(window, "Strange")
        name = self.app.find("entry", "Name", within=window)
        name.type("Strange & Sons")
        self.app.keys("Return")
        self.app.find("row", "Strange & Sons", within=window)
        self.assertIn("name=Strange & Sons\n", self.read("strange.ini"))
        # The next import knows it by its new name.
        self.app.keys("Escape")
        self.app.wait(lambda: len(self.app.windows) == 1, "Preferences to close")
        self.app.action("win.import-file", self.data("strange.csv"))
        self.app.find("label", "strange.csv, read as “Strange & Sons”")

    def test_remove_and_undo(self):
        window, before = self.open(), self.read("strange.ini")
        self.unfold(window, "Strange")
        self.app.find("button", "Remove Format", within=window).click()
        self.app.find("row", "No formats of your own yet", within=window)
        self.assertFalse(os.path.exists(self.path("strange.ini")))
        self.app.find("button", "Undo").click()
        self.app.find("row", "Strange", within=window)
        self.assertEqual(self.read("strange.ini"), before)

    def test_broken(self):
        """Said at the start, and where it is wrong; everything else goes on."""
        self.app.find("label", "Format file “torn.ini” is broken")
        self.app.find("button", "Why").click()
        window = self.window("Preferences")
        self.app.find("label", re.compile(r"torn\.ini cannot be used: line 3, \[format\] acount: there is no such key"),
                      within=window)
        self.app.find("row", "Strange", within=window)
        # Mended by hand meanwhile.
        self.write(self.path("torn.ini"), self.read("strange.ini").replace("name=Strange", "name=Mended"))
        self.app.find("page tab", "General").click(mouse=True)
        self.app.keys("Escape")
        self.app.wait(lambda: len(self.app.windows) == 1, "Preferences to close")
        window = self.open()
        self.app.find("row", "Mended", within=window)

    def test_broken_one_removed(self):
        window = self.open()
        self.unfold(window, "torn.ini")
        self.app.find("button", "Remove Format", within=window).click()
        self.app.wait_gone("row", "torn.ini")
        self.app.find("button", "Undo").click()
        self.app.find("row", "torn.ini", within=window)
        self.assertIn("acount=Bank", self.read("torn.ini"))

    def test_add_a_file(self):
        shared = os.path.join(self.folder, "shared.ini")
        self.write(shared, self.read("strange.ini").replace("name=Strange", "name=From a Friend"))
        window = self.open()
        self.press(window, "Add a Format File…")
        self.choose("Add a Format File", shared)
        self.app.find("row", "From a Friend", within=window)
        # Another of this name replaces nothing unasked.
        self.write(shared, self.read("strange.ini").replace("name=Strange", "name=Newer"))
        self.press(window, "Add a Format File…")
        self.choose("Add a Format File", shared)
        self.app.find("label", "Replace the Format?")
        self.app.find("button", "Replace").click()
        self.app.find("row", "Newer", within=window)
        self.assertIn("From a Friend", self.read("shared.ini~"))
        # What is none is refused, with its line.
        self.write(os.path.join(self.folder, "none.ini"), "hello\n")
        self.press(window, "Add a Format File…")
        self.choose("Add a Format File", os.path.join(self.folder, "none.ini"))
        self.app.find("label", "The Format Was Not Added")
        self.app.find("label", re.compile("line 1: “hello”"))
        self.assertFalse(os.path.exists(self.path("none.ini")))

    def test_save_a_copy(self):
        window = self.open()
        self.unfold(window, "Strange")
        self.press(window, "Save a Copy…")
        copy = os.path.join(self.folder, "copy.ini")
        self.choose("Save a Copy", copy, "Save")
        self.app.wait(lambda: os.path.exists(copy), "the copy")
        self.app.find("label", "Copy saved")
        with open(copy, encoding="utf-8") as file:
            self.assertEqual(file.read(), self.read("strange.ini"))

    def test_change_columns(self):
        window = self.open()
        self.unfold(window, "Strange")
        self.press(window, "Change Columns…")
        self.choose("Choose a Statement That “Strange” Reads", self.data("strange.csv"))
        mapping = self.window("Map Columns")
        # As it was saved: the guess would take “Cut” for a fee.
        self.app.find("row", re.compile("^Line 2, Juniper Desk, net 140.00 USD"), within=mapping)
        self.app.find("entry", "Source of all rows", within=mapping).set_text("Strange Works")
        self.app.find("button", "Save", within=mapping).click()
        self.app.find("button", "Replace").click()
        self.app.find("label", "Format saved", within=window)
        self.assertIn("source=Strange Works", self.read("strange.ini"))

    def test_change_columns_with_another_file(self):
        window = self.open()
        self.unfold(window, "Strange")
        self.press(window, "Change Columns…")
        self.choose("Choose a Statement That “Strange” Reads", self.data("dates.csv"))
        self.app.find("label", "The Columns Could Not Be Read")
        self.app.find("label", re.compile("not those of the format “Strange”"))


main()
