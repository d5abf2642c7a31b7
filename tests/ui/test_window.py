#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window around the pages: books made, opened and backed up, a second instance, regions and
folding by key, a book that is open elsewhere, quitting."""

import contextlib
import fcntl
import hashlib
import os
import re
import sqlite3

from harness import DIALOG_TRIES_WIDTHS, MAKERENT, UiTest, main


class WindowTest(UiTest):
    ignored_warnings = DIALOG_TRIES_WIDTHS

    def window(self, title):
        return self.app.wait(lambda: next((window for window in self.app.windows
                                           if window.name == title), None), f"the window {title}")

    def test_first_start_makes_a_book(self):
        self.app.find("label", "Is the rent made?")
        path = os.path.join(self.env["XDG_DATA_HOME"], "makerent", "book.makerent")
        self.assertTrue(os.path.exists(path))
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)

    def test_new_and_open(self):
        path = os.path.join(self.folder, "second.makerent")
        self.app.action("app.new-book")
        self.app.choose_file(path)
        self.app.find("label", "Which Currency?")
        self.assertFalse(os.path.exists(path))
        self.app.find("button", "Make Book").click()
        self.app.wait(lambda: os.path.exists(path), "the new book")
        self.app.find("label", "second")
        self.cli("--book", path, "payouts", "add", "12", "--on=2026-11-01", "--source=Second")
        self.app.keys("ctrl+3")
        self.app.find("row", re.compile("Second, net 12.00"))
        default = os.path.join(self.env["XDG_DATA_HOME"], "makerent", "book.makerent")
        self.app.action("app.open-recent", default)
        self.app.find("label", "Is the rent made?")   # an empty book begins there

    def test_recent_books_of_one_name(self):
        for folder in ("one", "two"):
            path = os.path.join(self.folder, folder, "book.makerent")
            os.makedirs(os.path.dirname(path))
            self.cli("--book", path, "new", "--currency=USD")
            self.app.action("app.open-recent", path)
            self.app.find("label", "book")
        if self.app.version >= (4, 10):   # there the items have no names
            return
        self.app.keys("F10")
        self.app.find(None, "Recent").click()
        self.app.find(None, re.compile("book.makerent – .*/two$"))
        self.app.keys("Escape", "Escape")

    def test_sample_shows_the_rent(self):
        self.app.keys("ctrl+3")
        self.app.action("app.sample-book")
        row = self.app.find("row", "Rent")
        self.app.wait(lambda: "selected" in row.states, "the Rent page")
        self.app.find("label", "sample")

    def test_what_is_no_book(self):
        path = os.path.join(self.folder, "no.makerent")
        with open(path, "w", encoding="ascii") as file:
            file.write("not a book")
        self.app.action("app.open-recent", path)
        self.app.find("label", "The Book Could Not Be Opened")
        self.app.find("label", re.compile("no.makerent"))
        self.app.keys("Escape")   # a window's own button is named Close too
        self.app.find("label", "Is the rent made?")

    def test_backup(self):
        path = os.path.join(self.folder, "copy.makerent")
        self.app.action("win.backup")
        self.app.choose_file(path)
        self.app.find("label", "Copy saved and verified")
        self.assertTrue(os.path.exists(path))

    def test_second_instance(self):
        second = self.session.start([MAKERENT, self.data("paypal.csv")],
                                    env={**self.session.env, **self.env})
        self.window("Import Statement")
        self.assertEqual(second.wait(10), 0)
        self.app.keys("Escape")

    def test_regions(self):
        self.app.keys("ctrl+3")
        row = self.app.find("row", "Payouts")
        self.app.wait(lambda: "focused" in row.states, "the focus in the sidebar")
        self.app.keys("F6")
        self.app.wait(lambda: "focused" not in row.states, "the focus on the page")
        self.app.keys("F6")
        self.app.wait(lambda: "focused" in row.states, "the focus in the sidebar again")

    def test_folding(self):
        self.app.keys("ctrl+3")
        self.app.resize(600, 600)
        self.app.find("button", "Back")
        self.app.keys("alt+Left")
        self.app.find("row", "Hours").click()
        self.app.find("label", re.compile("This page is not built yet"))

    def test_menu(self):
        self.app.keys("F10")
        if self.app.version >= (4, 10):   # there the items have no names
            self.app.wait(lambda: len(self.app.find_all("menu item")) >= 10, "the menu")
            self.app.keys("Escape")
            return
        for name in ("New Book…", "Open Book…", "Recent", "Try the Sample Book", "Import Statement…",
                     "Back Up…", "Hide Names", "Preferences", "Keyboard Shortcuts",
                     "About Makerent"):
            self.app.find(None, name)
        self.app.keys("Escape")

    def test_shortcuts_and_about(self):
        self.app.keys("ctrl+question")
        self.app.find("label", "Switch the row on or off")
        self.app.keys("Escape")
        self.app.action("app.about")
        self.app.find("label", "The Makerent developers")
        self.app.keys("Escape")

    def test_hide_names_is_a_switch(self):
        self.app.action("win.hide-names")
        self.app.find("image", "Names are hidden")
        self.app.action("win.hide-names")
        self.app.wait(lambda: not self.app.has("image", "Names are hidden"), "the names again")


class MissingBookTest(UiTest):
    """--book names a file that is not there."""

    ignored_warnings = DIALOG_TRIES_WIDTHS

    def setUp(self):
        self.path = None
        super().setUp()

    def prepare(self):
        self.path = os.path.join(self.folder, "gone.makerent")
        self.arguments = ["--book", self.path]

    def test_make_it(self):
        self.app.find("label", "This Book Is Not There")
        self.app.find("label", re.compile("gone.makerent"))
        self.app.find("button", "Open Another…")
        self.app.find("button", "Make This Book…").click()
        self.app.find("button", "Make Book").click()
        self.app.wait(lambda: os.path.exists(self.path), "the book")
        self.app.find("label", "Is the rent made?")
        self.app.wait_gone("label", "This Book Is Not There")

    def test_version(self):
        self.assertRegex(self.session.run([MAKERENT, "--version"]), r"^makerent \d")


class ReadOnlyTest(UiTest):
    """A book that another window has open, as its lock says."""

    def prepare(self):
        self.cli("new", "--currency=USD")
        path = os.path.join(self.env["XDG_DATA_HOME"], "makerent", "book.makerent")
        name = hashlib.sha256(os.path.realpath(path).encode()).hexdigest() + ".lock"
        folder = os.path.join(self.session.env["XDG_RUNTIME_DIR"], "makerent")
        os.makedirs(folder, exist_ok=True)
        lock = open(os.path.join(folder, name), "w", encoding="ascii")
        self.addCleanup(lock.close)
        fcntl.flock(lock, fcntl.LOCK_EX)

    def test_notice(self):
        self.app.find("label", re.compile("The book is open in another window"))
        button = self.app.find_all("button", re.compile("Import…"))[-1]
        self.assertNotIn("sensitive", button.states)


class ChangedBookTest(UiTest):
    """Another program took one of the book's rules away."""

    def prepare(self):
        self.cli("new", "--currency=USD")
        path = os.path.join(self.env["XDG_DATA_HOME"], "makerent", "book.makerent")
        with contextlib.closing(sqlite3.connect(path)) as book:
            book.execute("DROP TRIGGER setting_stays")

    def test_notice(self):
        self.app.find("label", re.compile("^This book can be read, but not changed: its tables or "
                                          "rules were changed by another program; open a backup"))


main()
