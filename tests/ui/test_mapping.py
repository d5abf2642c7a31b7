#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that no format fits: its columns are mapped in a window, by mouse alone and by keyboard
alone; the rows follow at once, and the next file of these columns is known. A format that is known
already is mapped anew from the preview, and another that fits is one click away."""

import os
import re
import time

from drop import Drops
from harness import DIALOG_TRIES_WIDTHS, UiTest, main


class MappingTest(Drops, UiTest):
    ignored_warnings = DIALOG_TRIES_WIDTHS

    def window(self, title):
        return self.app.wait(lambda: next((window for window in self.app.windows
                                           if window.name == title), None), f"the window {title}")

    def gone(self, title):
        self.app.wait(lambda: title not in [window.name for window in self.app.windows],
                      f"{title} to close")

    def preview(self, file="strange.csv"):
        self.app.action("win.import-file", self.data(file))
        return self.window("Import Statement")

    def open(self, file="strange.csv"):
        dialog = self.preview(file)
        self.app.find("button", "Map Columns…", within=dialog).click(mouse=True)
        return self.window("Map Columns")

    def shrink(self, window, width, height):
        frame, _, _, (left, right, top, bottom) = self.app._frame_on_screen(window)
        self.session.run(["xdotool", "windowsize", frame, str(width + left + right),
                          str(height + top + bottom)])
        self.app.wait(lambda: window.extents[2:] == (width, height), f"a window {width} wide")

    def reveal(self, pane, find):
        """Turns the wheel over a pane until the middle of what find () gives can be clicked."""
        last = None
        for _ in range(60):
            node = find()
            _, top, width, height = pane.extents
            _, y, _, own = node.extents if node else (0, top + height, 0, 0)
            place = y + own // 2 - top
            if 12 < place < height - 12:
                # A list that unfolds or still rolls would take the click for another row.
                if place == last:
                    return node
                last = place
                time.sleep(0.2)
                continue
            last = None
            pane.hover(at=(20, height // 2))
            self.session.run(["xdotool", "click", "5" if place > 12 else "4"])
        return self.fail("the wheel does not reach it")

    def box(self, window, row):
        """Scrolled away or not."""
        return self.app.wait(lambda: self.app.find_all("combo box", row, within=window), row)[0]

    def drop(self, box):
        """Opens the list of a row. GTK 4.8 takes the first click after a choice in the same row for
        the end of that."""
        _, _, width, height = box.extents
        for _ in range(3):
            time.sleep(0.5)    # sooner it would be a double click
            box.click(mouse=True, at=(width - 40, height // 2))
            end = time.monotonic() + 2
            while time.monotonic() < end:
                panes = self.app.find_all("scroll pane", within=box)
                if panes:
                    return panes[-1]
        return self.fail(f"the list of {box!r} does not open")

    def pick(self, window, row, item):
        """Chooses in a row with the mouse alone."""
        box = self.box(window, row)
        form = self.app.find_all("scroll pane", within=window)[0]
        self.reveal(form, lambda: box)
        pane = self.drop(box)

        def choose():
            """GTK takes a click that follows the wheel closely for a part of its turn: then once more."""
            if not self.app.find_all("scroll pane", within=box):
                return item in box.labels
            self.reveal(pane, lambda: next(iter(self.app.find_all("row", item, within=pane)), None)
                        ).click(mouse=True)
            time.sleep(0.5)
            return False

        self.app.wait(choose, f"{row} to be {item}")

    def step(self, window, row, item, keys):
        """Chooses in a row with the keyboard alone: it has the focus."""
        box = self.box(window, row)
        self.app.keys("space", *keys, "Return")
        self.app.wait(lambda: item in box.labels, f"{row} to be {item}")

    def lines(self, window):
        return [row.name for row in self.app.find_all("row", re.compile("^Line "), within=window)]

    def wait_line(self, window, text):
        self.app.wait(lambda: any(text in line for line in self.lines(window)), text)

    def again(self):
        dialog = self.preview()
        self.app.find("label", "strange.csv, read as “Strange”", within=dialog)
        self.app.find("button", "Nothing to Import", within=dialog)
        self.app.keys("Escape")
        self.gone("Import Statement")

    def imported(self):
        self.gone("Import Statement")
        payouts = self.cli("payouts", "--csv")
        self.assertEqual(len(re.findall("Juniper Desk|Quarrel Press", payouts)), 3)

    def test_by_mouse(self):
        """From the file manager to the book, without a key."""
        self.drop_file("strange.csv")
        self.app.find("button", "Map Columns…", within=self.window("Import Statement")).click(mouse=True)
        window = self.window("Map Columns")
        self.app.find("label", "4 rows of the file's beginning, and all can be read.", within=window)
        self.assertTrue(self.lines(window)[2].startswith("Line 4, Own bank, net −200.00 USD, "))
        self.pick(window, "Sort", "Type")
        # The words of the new column are asked about, and the rows follow.
        self.pick(window, "Sweep", "Transfer between my accounts")
        self.wait_line(window, "12 October 2026 · Transfer")
        self.app.find("button", "Save", within=window).click(mouse=True)
        self.gone("Map Columns")
        dialog = self.window("Import Statement")
        self.app.find("label", "strange.csv, read as “Strange”", within=dialog)
        self.app.find("button", "Import 4 Rows", within=dialog).click(mouse=True)
        self.imported()
        self.again()

    def test_by_keyboard(self):
        """From the empty book to the payouts, without the pointer."""
        self.app.keys("ctrl+i")
        self.window("Import Statements")
        # The path is set at once: the dialog of GTK 4.18 completes it while it is typed.
        self.app.choose_file(self.data("strange.csv"))
        dialog = self.window("Import Statement")
        button = self.app.find("button", "Map Columns…", within=dialog)
        for _ in range(8):
            if "focused" in button.states:
                break
            self.app.keys("Tab")
        self.assertIn("focused", button.states)
        self.app.keys("Return")
        window = self.window("Map Columns")
        first = self.app.find("combo box", "Tally", within=window)
        self.app.wait(lambda: "focused" in first.states, "the focus on the first column")
        self.step(window, "Tally", "Transaction ID", ["Down"] * 9)
        self.app.keys(*["Down"] * 5)
        self.step(window, "Sort", "Type", ["Down"] * 13)
        self.box(window, "Sweep")
        self.app.keys("ctrl+Return")
        self.gone("Map Columns")
        dialog = self.window("Import Statement")
        self.app.find("button", "Import 4 Rows", within=dialog)
        self.app.keys("ctrl+Return")
        self.imported()
        self.again()

    def test_from_a_preview_of_a_known_file(self):
        self.cli("formats", "map", self.data("strange.csv"), "--currency", "USD", "--column", "Cut=none")
        self.restart()
        dialog = self.preview()
        self.app.find("label", "strange.csv, read as “Strange”", within=dialog)
        self.app.find("button", "Map Columns…", within=dialog).click(mouse=True)
        window = self.window("Map Columns")
        # The format is shown as it was saved, and saved under its own name.
        self.assertEqual(self.app.find("entry", "Name", within=window).text, "Strange")
        self.wait_line(window, "Line 2, Juniper Desk, net 140.00 USD")
        self.pick(window, "Cut", "Fee")
        self.wait_line(window, "Line 2, Juniper Desk, net 133.00 USD")
        self.app.find("button", "Save", within=window).click()
        self.app.find("button", "Replace").click()
        self.gone("Map Columns")
        self.app.find("label", "strange.csv, read as “Strange”", within=self.window("Import Statement"))
        self.app.find("button", "Import 4 Rows")

    def test_another_format_with_one_click(self):
        self.cli("formats", "map", self.data("strange.csv"), "--currency", "USD", "--name", "One")
        self.cli("formats", "map", self.data("strange.csv"), "--currency", "EUR", "--name", "Two")
        self.restart()
        dialog = self.preview()
        self.app.find("label", "strange.csv, read as “One”", within=dialog)
        self.app.find("button", "Read as “Two”", within=dialog).click(mouse=True)
        self.app.find("label", "strange.csv, read as “Two”", within=dialog)
        self.app.find("button", "Read as “One”", within=dialog)

    def paste(self):
        """Rows as a person copies them, in the window for them, which has the focus."""
        self.app.action("win.paste-rows")
        window = self.window("Paste Rows")
        with open(self.data("strange.csv"), encoding="utf-8") as file:
            rows = file.read()
        text = self.app.find("text", within=window)
        self.app.wait(lambda: "focused" in text.states, "the focus in the rows")
        text.set_text(rows)
        return window

    def pasted_preview(self, window):
        """The preview is called like the window that the rows were pasted in."""
        return self.app.wait(lambda: next((other for other in self.app.windows
                                           if other.name == "Paste Rows" and other.ref != window.ref), None),
                             "the preview of the rows")

    def test_pasted_rows_by_mouse(self):
        window = self.paste()
        self.app.find("button", "Continue", within=window).click(mouse=True)
        dialog = self.pasted_preview(window)
        self.app.find("button", "Map Columns…", within=dialog).click(mouse=True)
        mapping = self.window("Map Columns")
        self.pick(mapping, "Sort", "Type")
        self.pick(mapping, "Sweep", "Transfer between my accounts")
        self.wait_line(mapping, "12 October 2026 · Transfer")
        self.app.find("button", "Save", within=mapping).click(mouse=True)
        self.gone("Map Columns")
        self.app.find("button", "Import 4 Rows", within=dialog).click(mouse=True)
        self.gone("Paste Rows")
        payouts = self.cli("payouts", "--csv")
        self.assertEqual(len(re.findall("Juniper Desk|Quarrel Press", payouts)), 3)

    def test_pasted_rows_by_keyboard(self):
        window = self.paste()
        self.app.keys("ctrl+Return")
        dialog = self.pasted_preview(window)
        button = self.app.find("button", "Map Columns…", within=dialog)
        for _ in range(8):
            if "focused" in button.states:
                break
            self.app.keys("Tab")
        self.assertIn("focused", button.states)
        self.app.keys("Return")
        mapping = self.window("Map Columns")
        first = self.app.find("combo box", "Tally", within=mapping)
        self.app.wait(lambda: "focused" in first.states, "the focus on the first column")
        self.app.keys(*["Down"] * 5)
        self.step(mapping, "Sort", "Type", ["Down"] * 13)
        self.app.keys("ctrl+Return")
        self.gone("Map Columns")
        self.app.find("button", "Import 4 Rows", within=dialog)
        self.app.keys("ctrl+Return")
        self.gone("Paste Rows")
        payouts = self.cli("payouts", "--csv")
        self.assertEqual(len(re.findall("Juniper Desk|Quarrel Press", payouts)), 3)

    def test_refuses_in_words(self):
        window = self.open()
        self.pick(window, "Coins", "Date")
        reason = re.compile("^“Moment” and “Coins” are both “Date”")
        self.app.find("label", reason, within=window)
        self.assertEqual(self.lines(window), [])
        self.app.find("button", "Save", within=window).click()
        self.app.find("label", "The Format Was Not Saved")
        self.app.keys("Escape")
        self.app.wait_gone("label", "The Format Was Not Saved")
        self.pick(window, "Coins", "Not used")
        self.app.find("label", re.compile("^No column is an amount"), within=window)
        self.pick(window, "Coins", "Amount, before fees")
        self.wait_line(window, "Line 2, Juniper Desk, net 133.00 USD")
        # A wrong column is seen at once.
        self.pick(window, "Cut", "Not used")
        self.wait_line(window, "Line 2, Juniper Desk, net 140.00 USD")
        self.app.find("entry", "Name", within=window).set_text("")
        self.app.keys("ctrl+Return")
        self.app.find("label", "Give the format a name.")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "data", "makerent", "formats")))

    def test_asks_before_it_replaces(self):
        path = os.path.join(self.folder, "data", "makerent", "formats", "strange.ini")
        self.cli("formats", "map", self.data("strange.csv"), "--currency", "USD")
        with open(path, encoding="utf-8") as file:
            old = file.read().replace("Moment", "Another Moment")
        with open(path, "w", encoding="utf-8") as file:
            file.write(old)
        window = self.open()
        self.app.find("button", "Save", within=window).click()
        self.app.find("label", "Replace the Format?")
        self.app.keys("Escape")
        self.app.wait_gone("label", "Replace the Format?")
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), old)
        self.app.find("button", "Save", within=window).click()
        self.app.find("button", "Replace").click()
        self.gone("Map Columns")
        with open(path, encoding="utf-8") as file:
            self.assertNotEqual(file.read(), old)
        self.app.find("button", "Import 4 Rows")

    def test_dates_of_two_readings(self):
        window = self.open("dates.csv")
        self.app.find("label", re.compile("^The dates can be read two ways"), within=window)
        self.pick(window, "Dates", "Month first")
        self.wait_line(window, "2 January 2026")
        self.app.find("label", re.compile("and all can be read.$"), within=window)

    def test_narrow(self):
        window = self.open()
        self.shrink(window, 360, 640)
        self.pick(window, "Sort", "Date")
        self.app.find("label", re.compile("^“Moment” and “Sort” are both"), within=window)
        self.assertEqual(window.extents[2:], (360, 640))
        self.pick(window, "Sort", "Type")
        self.pick(window, "Work", "Earned")
        self.app.find("button", "Save", within=window).click(mouse=True)
        self.app.find("button", "Import 4 Rows")


main()
