#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command: what it prints, its exit code, and that a refusal changes nothing."""

import hashlib
import os
import re
import stat
import subprocess

from clitest import CLI, STATEMENTS, TESTS, CliTest, main

PAYPAL = os.path.join(STATEMENTS, "dev", "paypal-activity-en-2024.csv")
UPWORK = os.path.join(STATEMENTS, "dev", "upwork-2021.csv")
HOSTILE = os.path.join(STATEMENTS, "hostile")


class Usage(CliTest):
    def test_wrong_usage_is_2(self):
        for words in ([], ["dance"], ["import"], ["rent", "add"], ["rent", "dance"], ["undo-import", "x"],
                      ["chart", "timeline"], ["payouts", "add", "5"], ["check-statement"],
                      ["report", "cover"], ["report"], ["imports", "--dance"], ["invoices"],
                      ["--as-of", "today", "imports"], ["imports", "--as-of", "2026-02-30"],
                      ["check-statement", PAYPAL, "--date-order", "ydm"],
                      ["import", PAYPAL, "--currency", "EURO"]):
            with self.subTest(words):
                self.assertTrue(self.cli(*words, code=2).err)

    def test_help_and_version(self):
        self.assertIn("check-statement", self.cli("--help", book=False).out)
        self.assertRegex(self.cli("--version").out, r"^makerent-cli \d")
        for words, piece in ((["import", "--help"], "--skip-problems"), (["report", "--help"], "timeline"),
                             (["rent", "add", "--help"], "--late-fee"), (["accounts", "--help"], "uncount"),
                             (["rent", "add", "--help"], "makerent-cli rent add"),
                             (["check-statement", "--help"], "--date-order")):
            with self.subTest(words):
                self.assertIn(piece, self.cli(*words, book=False).out)

    def test_manual_knows_the_options_of_statements(self):
        with open(os.path.join(TESTS, "..", "data", "makerent-cli.1"), encoding="utf-8") as file:
            manual = file.read()
        for command in ("import", "check-statement", "imports", "undo-import"):
            for option in re.findall(r"^  --([a-z-]+)", self.cli(command, "--help", book=False).out, re.MULTILINE):
                with self.subTest(command=command, option=option):
                    self.assertTrue(re.search(rf"Fl -{option}(?![a-z-])", manual))

    def test_unreadable_today_is_named(self):
        self.make_book()
        self.assertIn("MAKERENT_TODAY", self.cli("imports", code=2, MAKERENT_TODAY="soon").err)

    def test_full_disk_is_a_failure(self):
        self.make_book()
        with open("/dev/full", "wb") as full:
            process = subprocess.run([CLI, "--book", self.book, "settings"], stdout=full,
                                     stderr=subprocess.PIPE, env=self.env, check=False)
        self.assertEqual(process.returncode, 1)
        self.assertTrue(process.stderr)

    def test_csv_lines_end_as_rfc_4180_says(self):
        process = subprocess.run([CLI, "--csv", "formats"], capture_output=True, env=self.env, check=True)
        self.assertEqual(process.stdout.count(b"\n"), process.stdout.count(b"\r\n"))

    def test_table_is_aligned_by_width(self):
        self.make_book()
        self.cli("payouts", "add", "5.00", "--source", "日本語", "--on", "2026-04-02")
        self.cli("payouts", "add", "1234.00", "--source", "Café \x1b[31m", "--on", "2026-04-03")
        head, *lines = self.cli("payouts", csv_out=False).out.splitlines()
        self.assertNotIn("\x1b", "".join(lines))
        at = head.index("account")
        self.assertEqual(lines[0].index("Cash"), at)
        self.assertEqual(lines[1].index("Cash"), at - 3)   # three signs of two columns each
        self.assertIn("report", self.cli("--help", book=False).out)

    def test_no_book(self):
        result = self.cli("imports", code=1)
        self.assertIn("book.makerent", result.err)
        self.assertFalse(os.path.exists(self.book))

    def test_new_overwrites_nothing(self):
        self.make_book()
        with open(self.book, "rb") as file:
            before = hashlib.sha256(file.read()).digest()
        self.cli("new", "--currency", "EUR", code=1)
        with open(self.book, "rb") as file:
            self.assertEqual(hashlib.sha256(file.read()).digest(), before)
        self.assertEqual(stat.S_IMODE(os.stat(self.book).st_mode), 0o600)
        self.cli("new", "--currency", "EUROS", code=2)


class Statements(CliTest):
    def test_check_statement(self):
        rows = self.cli("check-statement", PAYPAL).rows
        self.assertEqual(list(rows[0]), ["line", "kind", "status", "date", "currency", "gross", "fee",
                                         "net", "transaction_id", "party", "reason"])
        self.assertEqual(rows[0]["line"], "2")
        self.assertEqual((rows[0]["kind"], rows[0]["gross"], rows[0]["fee"], rows[0]["net"]),
                         ("earning", "450.00", "16.20", "433.80"))
        self.assertFalse(os.path.exists(self.book))

    def test_import_twice_and_undo(self):
        first = self.cli("import", PAYPAL).rows[0]
        self.assertEqual(first["format"], "paypal-activity")
        self.assertGreater(int(first["new"]), 0)
        self.assertEqual(first["problems"], "0")
        again = self.cli("import", PAYPAL).rows[0]
        self.assertEqual((again["new"], again["twin"], again["changed"]), ("0", "0", "0"))
        known = {row["status"] for row in self.cli("check-statement", PAYPAL).rows}
        self.assertEqual(known, {"known"})
        batch = self.cli("imports").rows[-1]["batch"]
        would = self.cli("undo-import", batch, "--dry-run").rows
        self.assertNotEqual(self.cli("payouts", "--all").rows, [])
        self.assertEqual(self.cli("imports").rows[-1]["undone"], "no")
        self.assertEqual(self.cli("undo-import", batch).rows, would)
        self.assertEqual(would[0]["kept"], "0")
        self.assertEqual(self.cli("payouts", "--all").rows, [])
        anew = self.cli("import", PAYPAL).rows[0]
        self.assertEqual(anew["new"], first["new"])
        self.assertEqual(self.cli("check").err, "")

    def test_correct(self):
        file = self.write("bad.csv", "date,source,gross,currency\n2026-03-02,Lumen,12x.50,USD\n"
                                     "2026-03-03,Lumen,7.00,USD\n")
        self.cli("import", file, code=1)
        self.assertEqual(self.cli("check-statement", file, "--correct", "2:gross=12.50").rows[0]["gross"], "12.50")
        self.assertIn("8:Gross=12.50", self.cli("import", file, "--correct", "gross", code=2).err)
        self.assertIn("one file", self.cli("import", file, PAYPAL, "--correct", "2:gross=1", code=2).err)
        self.assertIn("can be read as it is", self.cli("import", file, "--correct", "3:gross=1", code=1).err)
        done = self.cli("import", file, "--correct", "2:gross=12.50").rows[0]
        self.assertEqual((done["new"], done["problems"]), ("2", "0"))
        self.assertEqual(self.cli("check").err, "")

    def test_several_files_or_none(self):
        """A later file that fails takes the earlier one along: no batch, undone or not, stays behind."""
        self.make_book()
        big = "date,source,gross,currency\n" + 2 * "2026-03-02,Lumen,92233720368547758.07,USD\n"
        failed = self.cli("import", PAYPAL, self.write("big.csv", big), code=1)
        self.assertIn("too large", failed.err)
        self.assertEqual(self.cli("imports").rows, [])
        self.assertEqual(self.cli("sources", "list").rows, [])

    def test_problem_rows(self):
        with open(os.path.join(HOSTILE, "13-amounts.csv"), encoding="utf-8-sig", newline="") as file:
            lines = file.read().splitlines(keepends=True)
        # Line 8 is the largest amount there is: with any other one the sums would not fit.
        file = self.write("13-amounts.csv", "".join(lines[:7] + lines[8:]))
        refused = self.cli("import", file, code=1)
        self.assertRegex(refused.err, r"13-amounts\.csv:10: Gross.*1\.234,56")
        self.assertFalse(os.path.exists(self.book))
        done = self.cli("import", "--skip-problems", file, code=3)
        self.assertGreater(int(done.rows[0]["problems"]), 0)
        self.assertGreater(len(self.cli("payouts").rows), 0)
        self.cli("check-statement", file, code=3)

    def test_sums_never_wrap(self):
        with open(os.path.join(HOSTILE, "13-amounts.csv"), encoding="utf-8-sig", newline="") as file:
            lines = file.read().splitlines(keepends=True)
        large = self.write("large.csv", "".join([lines[0], lines[7], lines[-1]]))
        error = self.cli("import", large, code=1).err
        self.assertIn("large.csv:2: the amount is too large", error)
        self.assertFalse(os.path.exists(self.book))
        # Left out as a row that cannot be read; the others come in.
        done = self.cli("import", "--skip-problems", large, code=3)
        self.assertIn("large.csv:2: the amount is too large", done.err)
        self.assertEqual((done.rows[0]["new"], done.rows[0]["problems"]), ("1", "1"))
        self.assertEqual([row["net"] for row in self.cli("payouts").rows], ["7.77"])
        self.cli("check")

    def test_hostile_amounts_come_in_without_their_problems(self):
        done = self.cli("import", "--skip-problems", os.path.join(HOSTILE, "13-amounts.csv"), code=3)
        self.assertIn("13-amounts.csv:8: the amount is too large", done.err)
        nets = [row["net"] for row in self.cli("payouts").rows]
        self.assertIn("7.77", nets)
        self.assertNotIn("92233720368547758.07", nets)
        self.cli("check")

    def test_twins_without_a_book(self):
        with open(PAYPAL, encoding="utf-8-sig", newline="") as file:
            lines = file.read().splitlines(keepends=True)
        twice = self.write("twice.csv", "".join(lines[:2] + lines[1:2]))
        self.assertEqual([row["status"] for row in self.cli("check-statement", twice).rows],
                         ["new", "twin"])

    def test_several_files_are_all_or_nothing(self):
        self.make_book()
        broken = self.write("broken.csv", "hello\nbye\n")
        self.cli("import", PAYPAL, broken, code=1)
        self.assertEqual(self.cli("imports").rows, [])
        self.cli("import", PAYPAL, os.path.join(HOSTILE, "13-amounts.csv"), code=1)
        self.assertEqual(self.cli("imports").rows, [])
        rows = self.cli("import", PAYPAL, UPWORK).rows
        self.assertEqual([row["format"] for row in rows], ["paypal-activity", "upwork"])
        self.assertEqual(len(self.cli("imports").rows), 2)

    def test_the_default_book_is_made(self):
        self.assertIn("USD", self.cli("import", PAYPAL, book=False).err)
        self.assertEqual(len(self.cli("imports", book=False).rows), 1)
        path = os.path.join(self.path("share"), "makerent", "book.makerent")
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)

    def test_unknown_format_names_the_way_out(self):
        file = self.write("own.csv", "Day,Sum,Who\n2026-04-01,12.00,Me\n")
        error = self.cli("check-statement", file, code=1).err
        self.assertIn("--guess", error)
        self.assertIn("own.csv", error)

    def test_files_that_are_no_statement(self):
        for name, text in (("empty.csv", ""), ("words.csv", "hello world, this is a letter\nbye\n"),
                           ("binary.csv", "\x89PNG\r\n\x1a\n\0\0\0\0\0")):
            with self.subTest(name):
                result = self.cli("import", self.write(name, text), code=1)
                self.assertIn(name, result.err)
        self.assertIn("missing.csv", self.cli("import", self.path("missing.csv"), code=1).err)
        self.cli("import", self.folder.name, code=1)

    def test_open_quote_is_never_skipped(self):
        file = os.path.join(HOSTILE, "01-unterminated-quote.csv")
        self.assertIn("5", self.cli("import", "--skip-problems", file, code=1).err)

    def test_dates_are_asked_for(self):
        file = os.path.join(HOSTILE, "16-dates-ambiguous.csv")
        self.assertIn("--date-order", self.cli("check-statement", "--guess", file, code=1).err)

    def test_formula_is_disarmed(self):
        self.cli("import", os.path.join(HOSTILE, "12-formula-injection.csv"))
        for row in self.cli("payouts").rows:
            for cell in (row["source"], row["text"]):
                self.assertFalse(cell.lstrip().startswith(("=", "+", "-", "@")), cell)

    def test_formats(self):
        ids = {row["id"] for row in self.cli("formats").rows}
        self.assertLessEqual({"paypal-activity", "paypal-statement", "wise-statement", "upwork",
                              "stripe-payout-reconciliation", "outlier", "payoneer"}, ids)


class Nouns(CliTest):
    def setUp(self):
        super().setUp()
        self.make_book()

    def test_accounts(self):
        self.cli("accounts", "add", "Bank", "--kind", "bank")
        self.cli("accounts", "add", "Bank", code=1)
        self.cli("accounts", "edit", "Bank", "--role", "tax-pot", "--name", "Savings")
        row = self.cli("accounts").rows[0]
        self.assertEqual((row["account"], row["role"]), ("Savings", "tax-pot"))
        self.cli("accounts", "edit", "Savings", "--role", "can-pay-rent")
        self.cli("accounts", "count", "Savings", "1610.00", "--on", "2026-03-31")
        count = self.cli("accounts", "counts").rows[0]
        self.assertEqual((count["amount"], count["account"]), ("1610.00", "Savings"))
        self.cli("accounts", "uncount", count["count"])
        self.cli("accounts", "remove", "Savings")
        self.cli("accounts", "remove", "Savings", code=1)

    def test_sources_merge(self):
        self.cli("payouts", "add", "100.00", "--source", "Annomill", "--on", "2026-04-02")
        self.cli("payouts", "add", "50.00", "--source", "Annomill Inc", "--on", "2026-04-03")
        self.cli("sources", "edit", "Annomill", "--work", "ai")
        self.cli("sources", "merge", "Annomill Inc", "Annomill")
        row, = self.cli("report", "earnings").rows
        self.assertEqual((row["name"], row["net"], row["work"]), ("Annomill", "150.00", "ai"))
        self.cli("payouts", "add", "25.00", "--source", "Annomill Inc", "--on", "2026-04-04")
        self.assertEqual(self.cli("report", "earnings").rows[0]["net"], "175.00")
        self.cli("sources", "remove", "Annomill", code=1)

    def test_payouts(self):
        self.cli("payouts", "add", "100.00", "--fee", "2.50", "--source", "Harrow & Finch",
                 "--on", "2026-04-02", "--text", "Ghost chapters 4–6")
        row, = self.cli("payouts").rows
        self.assertEqual((row["net"], row["source"], row["date"]),
                         ("97.50", "Harrow & Finch", "2026-04-02"))
        self.assertEqual(len(self.cli("payouts", "--search", "ghost").rows), 1)
        self.assertEqual(len(self.cli("payouts", "--search", "97.50").rows), 1)
        self.assertEqual(len(self.cli("payouts", "--search", "nothing").rows), 0)
        details = {line["what"]: line["value"] for line in
                   self.cli("payouts", "show", row["payout"]).rows}
        self.assertEqual((details["net"], details["fee"], details["raw"]), ("97.50", "2.50", ""))
        self.cli("payouts", "remove", row["payout"])
        self.assertEqual(self.cli("payouts").rows, [])
        self.cli("payouts", "show", row["payout"], code=1)
        for amount in ("1.234", "1e3", "five", "99999999999999999999"):
            self.cli("payouts", "add", amount, "--source", "X", code=2)

    def test_rent(self):
        self.cli("rent", "add", "2400.00", "--from", "2026-01-01", "--share", "50%")
        row, = self.cli("rent").rows
        self.assertEqual((row["amount"], row["my_share"], row["due_day"]), ("2400.00", "1200.00", "1"))
        self.cli("rent", "edit", row["term"], "--due", "31", "--late-fee", "50.00", "--grace", "3")
        self.assertEqual(self.cli("rent").rows[0]["due_day"], "31")
        self.cli("rent", "add", "100.00", "--from", "2026-01-01", code=1)
        for bad in (["--due", "32"], ["--share", "120%"], ["--from", "2026-02-30"]):
            self.cli("rent", "edit", row["term"], *bad, code=2)
        self.cli("rent", "remove", row["term"])
        self.assertEqual(self.cli("rent").rows, [])

    def test_set_aside(self):
        self.cli("payouts", "add", "100.02", "--source", "A", "--on", "2026-04-02")
        self.cli("set-aside", "add", "25", "--from", "2026-01-01")
        months = self.cli("--as-of", "2026-05-01", "report", "timeline").rows
        april = next(row for row in months if row["month"] == "2026-04")
        self.assertEqual(april["set_aside"], "25.01")
        rule, = self.cli("set-aside").rows
        self.cli("set-aside", "remove", rule["rule"])
        self.cli("set-aside", "add", "101", code=2)

    def test_settings_and_hidden_names(self):
        self.cli("payouts", "add", "100.00", "--source", "Secret Client", "--on", "2026-04-02")
        self.cli("settings", "--hide-names", "yes", "--floor-rate", "22.00", "--own-name", "Nell")
        for words in (["report", "earnings"], ["payouts"]):
            self.assertNotIn("Secret", self.cli(*words).out)
            self.assertIn("Secret", self.cli("--real-names", *words).out)
        self.cli("accounts", "add", "Secret Bank")
        self.cli("set-aside", "add", "10", "--source", "Secret Client")
        for words in (["accounts"], ["sources"], ["set-aside"], ["report", "earnings", "--by", "account"]):
            self.assertNotIn("Secret", self.cli(*words).out, words)
        self.assertIn("Secret", self.cli("--real-names", "accounts").out)
        values = {row["setting"]: row["value"] for row in self.cli("settings").rows}
        self.assertEqual(values["floor-rate"], "22.00")
        self.cli("settings", "--hide-names", "perhaps", code=2)

    def test_backup_and_check(self):
        self.cli("payouts", "add", "100.00", "--source", "A", "--on", "2026-04-02")
        copy = self.path("copy.makerent")
        self.cli("backup", copy)
        self.assertEqual(stat.S_IMODE(os.stat(copy).st_mode), 0o600)
        self.cli("check")
        self.book = copy
        self.assertEqual(len(self.cli("payouts").rows), 1)
        self.assertEqual(sorted(n for n in os.listdir(self.folder.name) if "makerent" in n),
                         ["book.makerent", "copy.makerent"])

    def test_charts(self):
        self.cli("payouts", "add", "100.00", "--source", "A", "--on", "2026-04-02")
        self.cli("rent", "add", "90.00", "--from", "2026-04-01")
        for chart in ("timeline", "earnings"):
            for ending, magic in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
                file = self.path(f"{chart}.{ending}")
                self.cli("--as-of", "2026-06-01", "chart", chart, "--output", file)
                with open(file, "rb") as stream:
                    self.assertTrue(stream.read().startswith(magic))
            self.cli("chart", chart, "--output", self.path("chart.doc"), code=1)

    def test_chart_of_nothing(self):
        self.cli("chart", "timeline", "--output", self.path("c.png"), "--from", "2001-01", "--to", "2001-02",
                 code=1)
        self.cli("chart", "timeline", "--output", self.path("c.png"), "--width", "1000000", code=2)
        self.assertFalse(os.path.exists(self.path("c.png")))

    def test_cover(self):
        self.cli("payouts", "add", "100.00", "--source", "A", "--on", "2026-03-02")
        self.cli("payouts", "add", "50.00", "--source", "B", "--on", "2026-04-02")
        self.cli("rent", "add", "120.00", "--from", "2026-04-01")
        rows = self.cli("--as-of", "2026-04-20", "report", "cover", "2026-04").rows
        self.assertEqual([(row["source"], row["amount"], row["part"], row["late"]) for row in rows],
                         [("A", "100.00", "no", "no"), ("B", "20.00", "yes", "yes")])

    def test_two_homes(self):
        self.cli("payouts", "add", "150.00", "--source", "A", "--on", "2026-03-02")
        self.cli("rent", "add", "100.00", "--from", "2026-04-01", "--home", "Flat")
        self.cli("rent", "add", "40.00", "--from", "2026-04-05", "--due", "5", "--home", "Studio")
        rows = self.cli("--as-of", "2026-04-20", "report", "timeline", "--from", "2026-04", "--to", "2026-04").rows
        self.assertEqual([(row["home"], row["rent"], row["net"], row["covered"]) for row in rows],
                         [("Flat", "100.00", "0.00", "100.00"), ("Studio", "40.00", "", "40.00")])

    def test_period_and_basis(self):
        self.cli("payouts", "add", "10.00", "--source", "A", "--on", "2026-04-02")
        self.cli("payouts", "add", "20.00", "--source", "B", "--on", "2026-05-02")
        may = self.cli("report", "earnings", "--from", "2026-05-01", "--to", "2026-05-31").rows
        self.assertEqual([(row["name"], row["net"]) for row in may], [("B", "20.00")])
        for by in ("source", "kind", "account", "currency"):
            total = sum(float(row["net"]) for row in self.cli("report", "earnings", "--by", by).rows)
            self.assertEqual(total, 30.0, by)
        self.cli("report", "earnings", "--by", "moon", code=2)
        self.cli("report", "earnings", "--from", "2026-05-01", "--to", "2026-04-01", code=2)


class Upwork(CliTest):
    def test_withdrawal_counts_until_the_rail_is_seen(self):
        """A person who imports one Upwork file sees her income (figures.md 4)."""
        self.cli("import", UPWORK)
        received = self.cli("report", "earnings").rows
        self.assertEqual([(row["name"], row["net"]) for row in received], [("Upwork", "800.00")])
        earned = self.cli("report", "earnings", "--basis", "earned").rows
        self.assertEqual(sum(float(row["gross"]) for row in earned), 1012.55)


main()
