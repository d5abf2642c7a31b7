#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Statements into the book: through the file dialog, the preview and its questions, by typing and by
pasting; what cannot be read says why, and nothing comes in until the person says so."""

import os
import re
import sqlite3
import threading

from harness import UiTest, main

CHECK, LINE, DATE, FROM, NET, CURRENCY, VERDICT, WHY = range(8)


class ImportTest(UiTest):
    def preview(self, file, title="Import Statement"):
        self.app.action("win.import-file", self.data(file))
        return self.window(title)

    def window(self, title):
        return self.app.wait(lambda: next((window for window in self.app.windows
                                           if window.name == title), None), f"the window {title}")

    def rows(self, dialog):
        table = self.app.find("table", "Rows of the statement", within=dialog)
        return self.app.wait(lambda: self.app.table(table), "the rows")

    def chips(self, dialog):
        found = {}
        for button in self.app.find_all("button", within=dialog):
            match = re.fullmatch(r"(.+) (\d+)", button.name)
            if match and not button.name.startswith("Import"):
                found[match[1]] = int(match[2])
        return found

    def gone(self, title="Import Statement", timeout=8):
        self.app.wait(lambda: title not in [window.name for window in self.app.windows],
                      f"{title} to close", timeout)

    def payouts(self):
        lines = self.cli("payouts", "--csv").splitlines()
        return len(lines) - 1

    def test_file_dialog_to_undo(self):
        self.app.go_to("Payouts")
        self.app.find("button", re.compile("Import…")).click()
        self.app.choose_file(self.data("paypal.csv"))
        dialog = self.window("Import Statement")
        self.app.find("label", "paypal.csv, read as “PayPal activity”", within=dialog)
        rows = self.rows(dialog)
        self.assertEqual(rows[0][LINE:VERDICT + 1],
                         ["2", "3 Jan 2024", "Papaya Lantern LLC", "433.80", "USD", "New"])
        self.assertEqual(rows[3][VERDICT], "Not income")
        self.assertEqual(rows[5][NET], "−48.25")
        self.assertEqual(self.chips(dialog), {
            "All": 22, "New": 11, "Already here": 0, "Changed": 0, "Twin": 0, "Not income": 11,
            "Problems": 0})
        # Money that only moves is kept, and says why it counts in no sum.
        self.assertEqual(rows[7][FROM:], ["General Currency Conversion", "−192.62", "EUR",
                                          "Not income", "currency conversion, no income of its own"])
        self.assertEqual(rows[10][FROM:], ["Bank Deposit to PP Account", "11.99", "USD",
                                           "Not income", "own money moving, no income of its own"])
        self.app.find("label", "11 rows, 192.62 EUR, 2,680.83 USD", within=dialog)
        self.app.find("label", "11 rows", within=dialog)
        self.assertEqual(self.payouts(), 0)

        self.app.find("button", "Import 22 Rows", within=dialog).click()
        self.gone()
        table = self.app.find("table", "Payouts")
        found = self.app.wait(lambda: self.app.table(table), "the payouts")
        self.assertEqual(found[0][:2], ["29 Feb 2024", "Papaya Lantern LLC"])
        self.assertIn("74.68", found[0])
        self.app.find("label", "22 rows imported")
        self.app.find("button", "Undo").click()
        self.app.find("label", "No Payouts Yet")
        self.assertEqual(self.payouts(), 0)

    def test_again_finds_nothing_new(self):
        dialog = self.preview("paypal.csv")
        self.rows(dialog)
        self.app.keys("ctrl+Return")
        self.gone()
        dialog = self.preview("paypal.csv")
        self.app.find("button", "Nothing to Import", within=dialog)
        chips = self.chips(dialog)
        self.assertEqual((chips["New"], chips["Already here"]), (0, 22))
        self.assertIn("same transaction, imported 19 Nov", self.rows(dialog)[0][WHY])
        self.app.keys("Escape")
        self.gone()

    def test_a_statement_without_a_new_row_is_noted(self):
        """Its days are covered from now on."""
        self.cli("import", self.data("paypal.csv"))
        before = self.payouts()
        path = os.path.join(self.folder, "paypal_2024-01-01_2024-02-29.csv")
        with open(self.data("paypal.csv"), encoding="utf-8-sig") as short, open(path, "w", encoding="utf-8") as whole:
            whole.write(short.read())
        self.assertIn("2024-01,partly", self.cli("report", "completeness", "--csv"))
        dialog = self.preview(path)
        self.app.find("button", "Note This Statement", within=dialog)
        self.app.keys("ctrl+Return")
        self.gone()
        self.app.find("label", "The statement is noted; it had no new row")
        self.assertIn("2024-01,whole", self.cli("report", "completeness", "--csv"))
        self.app.find("button", "Undo").click()
        self.app.wait(lambda: "2024-01,partly" in self.cli("report", "completeness", "--csv"), "the month as it was")
        self.assertEqual(self.payouts(), before)

    def test_rows_are_chosen(self):
        dialog = self.preview("paypal.csv")
        self.rows(dialog)
        row = self.app.find("row", re.compile("^Line 3, .*Glyphstock"), within=dialog)
        row.click()
        self.app.keys("space")
        self.app.find("button", "Import 21 Rows", within=dialog)
        self.app.find("label", re.compile("^10 rows, 192.62 EUR, 1,868.48 USD"), within=dialog)
        self.app.keys("alt+6")
        self.app.wait(lambda: len(self.rows(dialog)) == 11, "the rows that are not income")
        self.app.keys("alt+1")
        self.app.wait(lambda: len(self.rows(dialog)) > 11, "all rows")
        self.app.keys("ctrl+Return")
        self.gone()
        self.assertNotIn("Glyphstock", self.cli("payouts", "--csv"))

    def test_original_row(self):
        dialog = self.preview("paypal.csv")
        self.rows(dialog)
        self.app.find("button", "Original Row", within=dialog).click()
        self.app.find("label", "Line 2 as it was read", within=dialog)
        self.app.find("label", re.compile('^"01/03/2024","09:14:22"'), within=dialog)

    def test_what_waits_is_no_money_yet(self):
        dialog = self.preview("pending.csv")
        self.app.find("label", "2 rows, 50.00 USD, 76.00 USD not paid yet", within=dialog)
        rows = self.rows(dialog)
        self.assertEqual((rows[1][VERDICT], rows[1][WHY]), ("New", "in review, not paid yet"))
        # What cannot be read stands where it belongs.
        self.assertEqual((rows[2][DATE], rows[2][NET], rows[2][VERDICT]), ("Oct 34, 2026", "", "Problem"))

    def test_problem_rows_are_left_out(self):
        dialog = self.preview("amounts.csv")
        self.app.wait(lambda: self.chips(dialog).get("Problems") == 29, "29 problems")
        row = self.rows(dialog)[0]
        self.assertEqual((row[NET], row[VERDICT]), ("1e309", "Problem"))
        self.assertIn("“1e309” is not an amount", row[WHY])
        # Space cannot switch on what cannot be read.
        self.app.find("row", re.compile("^Line 2,"), within=dialog).click()
        self.app.keys("space")
        self.app.find("button", "Import 20 Rows", within=dialog)
        # A sum that cannot be reckoned is never shown, and whoever imports it all the same hears which row it is.
        self.app.find("label", re.compile("^The amount in line 8 is too large"), within=dialog)
        self.app.find("label", "18 rows, USD too large to add up", within=dialog)
        self.app.find("button", "Import 20 Rows", within=dialog).click()
        self.app.find("label", re.compile("^amounts.csv:8: the amount is too large"), within=dialog)
        self.app.keys("alt+2")
        row = self.app.find("row", re.compile("^Line 8,"), within=dialog)
        self.assertEqual(self.rows(dialog)[0][NET], "92,233,720,368,547,758.07")
        row.click()
        self.app.keys("space")
        self.app.find("label", "29 rows cannot be read and will be left out.", within=dialog)
        self.app.find("button", "Import 19 Rows", within=dialog).click()
        self.gone()
        self.assertEqual(self.payouts(), 17)   # and two that are no income

    def test_what_is_no_statement(self):
        for file, title, reason in (
                ("picture.csv", "This Is Not a Statement", "This is a picture, not a CSV file"),
                ("empty.csv", "This Is Not a Statement", "The file is empty"),
                ("damaged.csv", "The Statement Is Damaged", "a quote that opens in line"),
                ("missing.csv", "The File Could Not Be Read", "missing.csv")):
            with self.subTest(file):
                dialog = self.preview(file)
                self.app.find("label", title, within=dialog)
                self.app.find("label", re.compile(re.escape(reason)), within=dialog)
                button = self.app.find_all("button", "Import", within=dialog)[-1]
                self.assertNotIn("sensitive", button.states)
                self.app.keys("Escape")
                self.gone()
        self.assertEqual(self.payouts(), 0)

    def test_nearest_format(self):
        with open(self.data("paypal.csv"), encoding="utf-8-sig") as file:
            text = file.read().replace('"Gross"', '"Coins"', 1)
        path = os.path.join(self.folder, "coins.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        dialog = self.preview(path)
        self.app.find("label", re.compile("The nearest: PayPal activity"), within=dialog)
        self.assertTrue(self.app.has("label", "PayPal activity", within=dialog))
        self.assertIn("sensitive", self.app.find("button", "Read", within=dialog).states)

    def test_no_format_is_near(self):
        path = os.path.join(self.folder, "words.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("Mood,Weather\nfine,rain\nbad,sun\n")
        dialog = self.preview(path)
        self.app.find("label", re.compile("none is near"), within=dialog)
        self.app.find("label", "Choose the format", within=dialog)
        self.assertFalse(self.app.has("label", "Amazon Associates earnings", within=dialog))
        self.assertNotIn("sensitive", self.app.find("button", "Read", within=dialog).states)

    def test_columns_that_cannot_be_guessed(self):
        path = os.path.join(self.folder, "words.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("Mood,Weather\nfine,rain\nbad,sun\n")
        dialog = self.preview(path)
        self.app.find("button", "Guess the Columns", within=dialog).click()
        self.app.find("label", re.compile("Call them date, source and gross"), within=dialog)
        self.assertFalse(self.app.has("button", "Guess the Columns", within=dialog))

    def test_questions(self):
        dialog = self.preview("dates.csv")
        self.app.find("label", "These Columns Are Not Known", within=dialog)
        self.app.find("button", "Guess the Columns", within=dialog).click()
        self.app.find("label", "Is the Day or the Month First?", within=dialog)
        self.app.find("button", "2 January 2026 (month first)", within=dialog)
        self.app.find("button", "1 February 2026 (day first)", within=dialog).click()
        self.app.find("label", "Which Currency?", within=dialog)
        self.app.find("button", "Continue", within=dialog).click()
        self.assertEqual(self.rows(dialog)[0][DATE], "1 Feb")

    def test_questions_answered_the_other_way(self):
        dialog = self.preview("dates.csv")
        self.app.find("button", "Guess the Columns", within=dialog).click()
        self.app.find("button", "2 January 2026 (month first)", within=dialog).click()
        self.app.find("label", "Which Currency?", within=dialog)
        self.app.find("button", "Continue", within=dialog).click()
        self.assertEqual(self.rows(dialog)[0][DATE], "2 Jan")
        self.app.keys("ctrl+Return")
        self.gone()
        self.assertEqual(self.payouts(), 6)

    def test_several_files(self):
        self.restart(self.data("paypal.csv"), self.data("empty.csv"))
        dialog = self.window("Import Statement")
        self.app.find("label", re.compile("^paypal.csv"), within=dialog)
        self.app.keys("Escape")
        self.app.find("label", "This Is Not a Statement")

    def test_add_payout(self):
        self.app.keys("ctrl+3")
        self.app.keys("ctrl+n")
        form = self.window("Add Payout")
        button = self.app.wait(lambda: self.app.find_all("button", "Continue", within=form), "the button")[-1]
        self.assertNotIn("sensitive", button.states)
        amount = self.app.find("entry", "Amount", within=form)
        amount.set_text("12x")
        self.app.find("label", "“12x” is not an amount. Write it as 1,234.56.", within=form)
        amount.set_text("900")
        self.app.find("entry", "Paid by", within=form).set_text("Harrow & Finch")
        self.app.find("entry", "Fee", within=form).set_text("1.50")
        self.app.find("label", "Net 898.50 USD", within=form)
        # Return in a field goes on, and once more imports.
        self.app.find("entry", "Fee", within=form).click(mouse=True)
        self.app.keys("Return")
        button = self.app.find("button", "Import 1 Row")
        self.app.wait(lambda: "focused" in button.states, "the focus on Import")
        self.app.keys("Return")
        self.gone("Add Payout")
        table = self.app.find("table", "Payouts")
        rows = self.app.wait(lambda: self.app.table(table), "the payout")
        self.assertEqual(rows[0][:2], ["19 Nov", "Harrow & Finch"])
        self.assertIn("898.50", rows[0])
        self.app.keys("ctrl+z")
        self.app.find("label", "No Payouts Yet")

    def test_paste_rows(self):
        self.app.action("win.paste-rows")
        dialog = self.window("Paste Rows")
        text = self.app.find("entry", "Rows", within=dialog)
        text.set_text("2026-11-09\tHarrow & Finch\t900.00\tchapters\n"
                      "2026-11-11\tAnnomill\t1.53x\trubric\n")
        self.app.find("button", "Continue", within=dialog).click()
        self.app.find("label", "1 row cannot be read and will be left out.")
        self.app.find("button", "Import 1 Row").click()
        self.gone("Paste Rows")
        self.assertIn("Harrow & Finch", self.cli("payouts", "--csv"))
        self.assertEqual(self.payouts(), 1)

    def test_pasted_rows_are_no_file(self):
        for text, reason in (("Mood\tWeather\nfine\train\n", "Call them date, source and gross"),
                             ("date\tsource\tgross\n2026-11-09\t\"Harrow\t900.00\n", "a quote that opens in line")):
            with self.subTest(reason):
                self.app.action("win.paste-rows")
                dialog = self.window("Paste Rows")
                self.app.find("entry", "Rows", within=dialog).set_text(text)
                self.app.find("button", "Continue", within=dialog).click()
                self.app.find("label", re.compile(reason))
                for label in self.app.find_all("label"):
                    self.assertNotRegex(label.name, r"(?i)\b(the|this) file\b")
                self.app.keys("Escape")
                self.app.wait_gone("label", re.compile(reason))
                self.app.keys("Escape")
                self.gone("Paste Rows")

    def test_pasted_text_is_kept(self):
        pasted = "2024-03-02, Lumen Tasks, 120.00, week 9"
        self.app.action("win.paste-rows")
        dialog = self.window("Paste Rows")
        self.app.find("entry", "Rows", within=dialog).set_text(pasted)
        self.app.find("button", "Continue", within=dialog).click()
        self.app.find("button", "Import 1 Row")
        # Back: the rows are still there, even for whoever closes that too.
        self.app.keys("Escape")
        self.app.wait_gone("button", "Import 1 Row")
        self.assertEqual(self.app.find("entry", "Rows").text, pasted)
        self.app.keys("Escape")
        self.gone("Paste Rows")
        self.app.action("win.paste-rows")
        dialog = self.window("Paste Rows")
        self.assertEqual(self.app.find("entry", "Rows", within=dialog).text, pasted)
        self.app.find("button", "Continue", within=dialog).click()
        self.app.find("button", "Import 1 Row").click()
        self.gone("Paste Rows")
        self.assertIn("Lumen Tasks", self.cli("payouts", "--csv"))
        self.assertIn("120.00", self.cli("payouts", "--csv"))
        # Then there is nothing to keep.
        self.app.action("win.paste-rows")
        dialog = self.window("Paste Rows")
        self.assertEqual(self.app.find("entry", "Rows", within=dialog).text, "")

    def cells(self, dialog):
        pane = self.app.find("panel", "The chosen row", within=dialog)
        return {entry.name: entry.text for entry in self.app.find_all("entry", within=pane)}

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def own_rows(self):
        """Two rows that cannot be read, the second in two cells, and two that can."""
        return self.write("own.csv", "date,source,gross,currency\n2026-11-09,Annomill,3l2.04,USD\n"
                          "2026-11-10,Annomill,2.04,USD\n2026-11-11,Harrow,7.00,USD\n"
                          "2026-13-45,Harrow,1x.00,USD\n")

    def test_correct_by_keyboard(self):
        dialog = self.preview(self.own_rows())
        self.app.wait(lambda: self.chips(dialog).get("Problems") == 2, "the problems")
        self.app.find("row", re.compile("^Line 4,"), within=dialog).click()
        self.app.keys("space")                            # left out by the person
        self.app.find("button", "Import 1 Row", within=dialog)
        self.app.keys("alt+7")
        self.app.wait(lambda: len(self.rows(dialog)) == 2, "the problems")
        self.app.find("row", re.compile("^Line 2,"), within=dialog).click()
        self.app.keys("Return")
        self.app.wait(lambda: self.cells(dialog).get("gross") == "3l2.04", "the cells")
        self.app.find("label", re.compile("“3l2.04” is not an amount"), within=dialog)
        # A wrong correction says why, and what was typed stays.
        self.app.keys("ctrl+a")
        self.app.type("3m2.04")
        self.app.keys("Return")
        self.app.find("label", re.compile("“3m2.04” is not an amount"), within=dialog)
        self.app.find("label", "corrected, was “3l2.04”", within=dialog)
        self.assertEqual(self.cells(dialog)["gross"], "3m2.04")
        self.app.keys("ctrl+a")
        self.app.type("312.04")
        self.app.keys("Return")
        # On to the next problem, and in it from cell to cell.
        self.app.find("label", "Line 5 as it was read", within=dialog)
        self.app.find("label", "Line 2 can be read now.", within=dialog)
        self.app.wait(lambda: self.cells(dialog).get("gross") == "1x.00", "the next problem")
        self.app.keys("ctrl+a")
        self.app.type("1.00")
        self.app.keys("Return")
        self.app.wait(lambda: "focused" in self.app.find("entry", "date", within=dialog).states, "the next cell")
        self.assertIn("is no day", self.app.find("entry", "date", within=dialog).description)
        self.app.keys("ctrl+a")
        self.app.type("2026-11-12")
        self.app.keys("Return")
        # None is left: all rows, with this one.
        self.app.wait(lambda: self.chips(dialog)["Problems"] == 0, "no problem")
        self.app.wait(lambda: len(self.rows(dialog)) == 4, "all rows")
        rows = self.rows(dialog)
        self.assertEqual((rows[0][NET], rows[0][VERDICT]), ("312.04", "New"))
        self.assertIn("corrected by hand: gross was “3l2.04”", rows[0][WHY])
        self.assertIn("date was “2026-13-45”", rows[3][WHY])
        # The last one back and once more; what was left out stays out.
        self.app.keys("ctrl+z")
        self.app.wait(lambda: self.chips(dialog)["Problems"] == 1, "the problem")
        self.app.wait(lambda: self.cells(dialog).get("date") == "2026-13-45", "the cell as it was")
        self.app.keys("ctrl+a")
        self.app.type("2026-11-12")
        self.app.keys("Return")
        self.app.find("button", "Import 3 Rows", within=dialog)
        self.app.keys("ctrl+Return")
        self.gone()
        payouts = self.cli("payouts", "--csv")
        self.assertIn("312.04", payouts)
        self.assertNotIn("7.00", payouts)
        self.assertEqual(self.payouts(), 3)

    def test_correct_by_mouse(self):
        dialog = self.preview(self.own_rows())
        self.app.find("button", re.compile("^(Correct|Correct the rows that cannot be read)$"),
                      within=dialog).click(mouse=True)
        self.app.wait(lambda: self.cells(dialog).get("gross") == "3l2.04", "the cells")
        entry = self.app.find("entry", "gross", within=dialog)
        self.assertIn("is not an amount", entry.description)
        entry.set_text("5.00")
        self.app.find("button", "Restore", within=dialog).click(mouse=True)
        self.assertEqual(self.app.wait(lambda: self.cells(dialog).get("gross"), "the cell"), "3l2.04")
        # What is typed comes back with its row.
        entry.set_text("5.00")
        self.app.find("row", re.compile("^Line 5,"), within=dialog).click()
        self.app.wait(lambda: self.cells(dialog).get("gross") == "1x.00", "the other row")
        self.app.find("row", re.compile("^Line 2,"), within=dialog).click()
        self.app.wait(lambda: self.cells(dialog).get("gross") == "5.00", "what was typed")
        # And it is read, and shown, before anything is imported.
        self.app.find("button", "Import 2 Rows", within=dialog).click(mouse=True)
        self.app.find("label", re.compile("^What you typed in the row was read first"), within=dialog)
        self.app.find("button", "Import 3 Rows", within=dialog)
        self.assertEqual(self.payouts(), 0)
        self.app.find("button", "Undo Correction", within=dialog).click(mouse=True)
        self.app.find("button", "Import 2 Rows", within=dialog)
        self.app.wait(lambda: self.cells(dialog).get("gross") == "3l2.04", "the cell as the file has it")
        self.assertFalse(self.app.has("button", "Undo Correction", within=dialog))
        # A row that can be read is shown cell by cell, and says why it stays as it is.
        self.app.keys("alt+1")
        self.app.find("row", re.compile("^Line 3,"), within=dialog).click()
        self.app.find("label", re.compile("^Only rows that cannot be read are corrected"), within=dialog)
        self.assertEqual(self.cells(dialog), {})

    def test_escape_step_by_step(self):
        dialog = self.preview(self.own_rows())
        self.app.find("row", re.compile("^Line 2,"), within=dialog).click(double=True)
        self.app.wait(lambda: self.cells(dialog).get("gross") == "3l2.04", "the cells")
        self.app.keys("ctrl+a")
        self.app.type("5")
        self.app.keys("Escape")
        self.app.wait(lambda: self.cells(dialog).get("gross") == "3l2.04", "the cell restored")
        self.app.keys("Escape")
        self.app.wait_gone("label", "Line 2 as it was read")
        self.app.keys("Escape")
        self.gone()

    def test_narrow(self):
        self.app.resize(360, 640)
        dialog = self.preview("paypal.csv")
        table = self.app.find("table", "Rows of the statement", within=dialog)
        self.app.wait(lambda: self.app.table(table) and self.app.table(table)[0][-3:] == ["Papaya Lantern LLC", "433.80", "USD"],
                      "who paid how much")
        _, _, width, height = dialog.extents
        self.assertLessEqual((width, height), (360, 640))

    def test_book_moves_below_the_preview(self):
        dialog = self.preview("paypal.csv")
        self.rows(dialog)
        self.cli("import", self.data("paypal.csv"))
        self.app.find("button", "Import 22 Rows", within=dialog).click()
        self.app.find("label", re.compile("^The book changed meanwhile: nothing was imported yet. "
                                          "11 rows that were new are already here now. "
                                          "11 rows that were “Not income” are “Already here” now.$"),
                      within=dialog)
        self.app.find("button", "Nothing to Import", within=dialog)

    def hold_up(self):
        """Another program writes to the book for a second and changes nothing: an import waits for it, however
        fast it is."""
        path = os.path.join(self.env["XDG_DATA_HOME"], "makerent", "book.makerent")
        book = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        book.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(1, book.close)
        timer.start()
        self.addCleanup(timer.join)

    def test_an_import_is_stopped_and_done_again(self):
        """The window says how far it is; Cancel takes everything back, and the list is there as before."""
        path = os.path.join(self.folder, "large.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("date,source,kind,currency,gross,fee,reference\n")
            file.writelines(f"2026-0{1 + i % 9}-1{i % 9},Annomill,earning,USD,{1 + i % 700}.00,0,{i}\n" for i in range(300000))
        dialog = self.preview(path)
        button = self.app.find("button", "Import 300000 Rows", within=dialog, timeout=40)
        self.hold_up()
        button.click(mouse=True)
        self.app.keys("Escape")
        self.app.find("label", "The import was stopped. Nothing was imported.", within=dialog)
        self.assertEqual(self.payouts(), 0)
        self.app.find("button", "All 300000", within=dialog)
        button = self.app.find("button", "Import 300000 Rows", within=dialog)
        self.hold_up()
        button.click()
        self.app.find("progress bar", "Importing the rows", within=dialog)
        self.gone(timeout=60)
        self.assertIn("300000", self.cli("--csv", "imports"))

    def test_book_moves_elsewhere(self):
        """What was shown is still so: it is applied."""
        dialog = self.preview("paypal.csv")
        self.rows(dialog)
        self.cli("payouts", "add", "77", "--on=2026-11-18", "--source=Elsewhere")
        self.app.find("button", "Import 22 Rows", within=dialog).click()
        self.gone()
        self.assertIn("Papaya Lantern", self.cli("payouts", "--csv"))


main()
