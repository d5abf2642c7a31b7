#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which months have a statement, and where what an account held does not join from row to row."""

import datetime
import os

from clitest import CliTest, main

CHASE = "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
ROW = "CREDIT,{},Zelle payment from {},{},QUICKPAY_CREDIT,{},,\n"


def chase(*rows):
    return CHASE + "".join(ROW.format(*row) for row in rows)


class Completeness(CliTest):
    def setUp(self):
        super().setUp()
        self.make_book()

    def read(self, name, text, *options):
        return self.cli("import", self.write(name, text), *options)

    def months(self, **env):
        rows = self.cli("--as-of", "2026-07-10", "report", "completeness", **env).rows
        return [(row["month"], row["state"]) for row in rows]

    def test_months(self):
        self.assertEqual(self.months(), [])
        self.read("1.csv", chase(("02/01/2026", "Aster", "10.00", "10.00"), ("03/31/2026", "Birch", "5.00", "15.00")))
        self.read("2.csv", chase(("05/12/2026", "Aster", "10.00", "45.00")))
        self.assertEqual(self.months(), [("2026-02", "whole"), ("2026-03", "whole"), ("2026-04", "missing"),
                                         ("2026-05", "partly"), ("2026-06", "not-yet"), ("2026-07", "not-yet")])
        said = self.cli("--as-of", "2026-07-10", "report", "completeness", csv_out=False)
        self.assertIn("The statement of 1 month is missing. The statement of 1 month is not imported yet. "
                      "Rows are missing in 1 place, as the balances show.", said.err)
        self.assertIn("2026-05-12", said.out)

    def test_a_year_that_is_not_over(self):
        """The name of a file says more than the file can know."""
        path = self.write("Download_2026-01-01_2026-12-31.csv",
                          chase(("01/05/2026", "Aster", "10.00", "10.00"), ("03/10/2026", "Birch", "5.00", "15.00")))
        written = datetime.datetime(2026, 3, 12, 12, tzinfo=datetime.timezone.utc).timestamp()
        os.utime(path, (written, written))
        self.cli("import", path)
        self.assertEqual(self.months()[:5], [("2026-01", "whole"), ("2026-02", "whole"), ("2026-03", "partly"),
                                             ("2026-04", "not-yet"), ("2026-05", "not-yet")])

    def test_balances(self):
        self.read("1.csv", chase(("02/03/2026", "Elm", "7.00", "37.00"), ("02/02/2026", "Birch", "5.00", "15.00"),
                                 ("02/01/2026", "Aster", "10.00", "10.00")))
        row, = self.cli("report", "completeness", "--balances").rows
        self.assertEqual((row["account"], row["currency"], row["date"], row["file"], row["line"], row["balance_after"]),
                         ("Chase", "USD", "2026-02-02", "1.csv", "3", "15.00"))
        self.assertEqual((row["next_date"], row["next_line"], row["balance_before"], row["missing"], row["left_out"]),
                         ("2026-02-03", "2", "30.00", "15.00", ""))
        self.read("2.csv", chase(("02/03/2026", "Cedar", "15.00", "30.00")))
        self.assertEqual(self.cli("report", "completeness", "--balances").rows, [])
        self.cli("undo-import", "2")
        self.assertEqual(len(self.cli("report", "completeness", "--balances").rows), 1)
        self.cli("check")

    def test_unreadable_row(self):
        self.cli("import", "--skip-problems",
                 self.write("1.csv", chase(("02/01/2026", "Aster", "10.00", "10.00"), ("02/02/2026", "Birch", "5x", "15.00"),
                                           ("02/03/2026", "Elm", "7.00", "22.00"))), code=3)
        row, = self.cli("report", "completeness", "--balances").rows
        self.assertEqual((row["missing"], row["left_out"]), ("0.00", "3"))

    def test_hidden_names(self):
        self.read("aster.csv", chase(("02/01/2026", "Aster", "10.00", "10.00"), ("02/03/2026", "Elm", "7.00", "37.00")))
        self.cli("settings", "--hide-names", "yes")
        row, = self.cli("report", "completeness", "--balances").rows
        self.assertEqual((row["missing"], row["file"], row["next_file"]), ("20.00", "", ""))
        self.assertNotEqual(row["account"], "Chase")
        row, = self.cli("--real-names", "report", "completeness", "--balances").rows
        self.assertEqual((row["account"], row["file"]), ("Chase", "aster.csv"))

    def test_a_statement_without_a_new_row_covers_its_days(self):
        rows = (("02/10/2026", "Aster", "10.00", "10.00"), ("02/20/2026", "Birch", "5.00", "15.00"))
        self.read("1.csv", chase(*rows))
        self.assertEqual(self.months()[0], ("2026-02", "partly"))
        whole = self.read("statement_2026-02-01_2026-03-31.csv", chase(*rows)).rows[0]
        self.assertEqual((whole["new"], whole["known"], whole["batch"]), ("0", "2", "2"))
        self.assertEqual(self.months()[:2], [("2026-02", "whole"), ("2026-03", "whole")])
        self.cli("check")
        # It says nothing more now, nor does one that is about fewer days.
        for name in ("statement_2026-02-01_2026-03-31.csv", "statement_2026-02-05_2026-02-28.csv"):
            self.assertEqual(self.read(name, chase(*rows)).rows[0]["batch"], "")
        self.cli("undo-import", "2")
        self.assertEqual(self.months()[0], ("2026-02", "partly"))
        self.assertEqual(len(self.cli("payouts").rows), 2)
        self.cli("check")

    def test_two_currencies_in_one_account(self):
        """Each has a running balance of its own; the row that is missing is of one of them."""
        head = "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance\n"
        row = "02/{:02}/2026,09:00:00,PST,Aster,Website Payment,Completed,{},{},0.00,{},T{},{}\n"
        amounts = [(3, "USD", "10.00", "10.00"), (4, "EUR", "5.00", "5.00"), (5, "USD", "20.00", "30.00"),
                   (6, "EUR", "7.00", "12.00"), (7, "USD", "1.00", "31.00"), (8, "EUR", "2.00", "14.00")]
        rows = [row.format(day, code, net, net, day, balance) for day, code, net, balance in amounts]
        self.read("1.csv", head + "".join(rows[:3] + rows[4:]))
        gap, = self.cli("report", "completeness", "--balances").rows
        self.assertEqual((gap["currency"], gap["missing"], gap["date"], gap["next_date"]),
                         ("EUR", "7.00", "2026-02-04", "2026-02-08"))
        self.read("2.csv", head + rows[3])
        self.assertEqual(self.cli("report", "completeness", "--balances").rows, [])

    def test_quiet_months(self):
        self.read("1.csv", chase(("02/01/2026", "Aster", "10.00", "10.00"), ("02/28/2026", "Birch", "5.00", "15.00")))
        self.read("2.csv", chase(("05/01/2026", "Aster", "10.00", "45.00"), ("05/31/2026", "Aster", "1.00", "46.00")))
        self.cli("accounts", "quiet", "chase", "2026-03", "--to", "2026-06")
        self.assertEqual(self.months(), [("2026-02", "whole"), ("2026-03", "quiet"), ("2026-04", "quiet"),
                                         ("2026-05", "whole"), ("2026-06", "quiet"), ("2026-07", "not-yet")])
        self.cli("accounts", "quiet", "Chase", "2026-04", "--not")
        self.assertEqual([state for _, state in self.months()], ["whole", "quiet", "missing", "whole", "quiet", "not-yet"])
        # What a statement says holds.
        self.read("3.csv", chase(("03/12/2026", "Aster", "20.00", "35.00")))
        self.assertIn(("2026-03", "whole"), self.months())
        self.cli("accounts", "quiet", "Chase", "2026-04", "--to", "2026-03", code=1)
        self.cli("accounts", "quiet", "Chase", "March", code=2)
        self.cli("accounts", "quiet", "Wise", "2026-03", code=1)
        self.cli("check")

    def test_quiet_months_that_lie_ahead(self):
        self.read("1.csv", chase(("02/01/2026", "Aster", "10.00", "10.00")))
        for months, reason in ((("2026-08",), "lies ahead"), (("2026-03", "--to", "2026-02"), "before the first")):
            result = self.cli("--as-of", "2026-07-10", "accounts", "quiet", "Chase", *months, code=None)
            self.assertNotEqual(result.code, 0)
            self.assertIn(reason, result.err)

    def test_usage(self):
        self.cli("report", "completeness", "2026", code=2)


if __name__ == "__main__":
    main()
