#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What users of comparable programs asked for in vain: each a case with a known wrong outcome."""

import os

from clitest import STATEMENTS, CliTest, main

HEADER = "date,source,currency,gross,fee,text\n"
BANK = """Booking date;Counterparty;Purpose;Amount
{rows}"""
PAYPAL = """"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net",\
"From Email Address","To Email Address","Transaction ID","Reference Txn ID","Balance"
"""


class Demand(CliTest):
    def setUp(self):
        super().setUp()
        self.make_book()

    def read(self, name, text, *options, code=0):
        return self.cli("import", self.write(name, text), *options, code=code)

    def counts(self, name, text, *options):
        row = self.read(name, text, *options).rows[0]
        return {key: int(row[key]) for key in ("new", "twin", "known", "changed", "not_income", "problems")
                if int(row[key])}

    def net(self):
        """What was received, in minor units."""
        return sum(int(row["net"].replace(".", "")) for row in self.cli("report", "earnings").rows)

    def fee(self):
        return sum(int(row["fee"].replace(".", "")) for row in self.cli("report", "earnings").rows)

    def healthy(self):
        self.cli("check")


class UndoAnImport(Demand):
    """1 and 2: the import goes, and what it knew is forgotten: the corrected file comes in whole."""

    WRONG = HEADER + "2026-03-02,Heron,USD,123456,0,week 9\n2026-03-09,Heron,USD,4000,0,week 10\n"
    RIGHT = HEADER + "2026-03-02,Heron,USD,1234.56,0,week 9\n2026-03-09,Heron,USD,4000,0,week 10\n"

    def test_undo_and_again(self):
        self.assertEqual(self.counts("wrong.csv", self.WRONG), {"new": 2})
        batch = self.cli("imports").rows[0]["batch"]
        undone = self.cli("undo-import", batch).rows[0]
        self.assertEqual((undone["removed"], undone["kept"]), ("2", "0"))
        self.assertEqual(self.net(), 0)
        self.assertEqual(self.counts("right.csv", self.RIGHT), {"new": 2})
        self.assertEqual(self.net(), 523456)
        self.healthy()

    def test_undo_an_early_one(self):
        self.counts("a.csv", self.RIGHT)
        self.counts("b.csv", HEADER + "2026-04-01,Heron,USD,10.00,0,week 13\n")
        first = min(int(row["batch"]) for row in self.cli("imports").rows)
        self.cli("undo-import", str(first))
        self.assertEqual(self.net(), 1000)
        self.assertEqual(self.counts("a.csv", self.RIGHT), {"new": 2})
        self.healthy()


class PreviewAndResultAgree(Demand):
    """3: a row of the same amount three days later is a row of its own, before and after."""

    def test_same_amount_within_a_week(self):
        self.counts("a.csv", HEADER + "2026-03-02,Heron,USD,80.00,0,a\n")
        text = HEADER + "2026-03-05,Heron,USD,80.00,0,a\n2026-03-02,Heron,USD,80.00,0,a\n"
        path = self.write("b.csv", text)
        said = [row["status"] for row in self.cli("check-statement", path).rows]
        self.assertEqual(said, ["new", "known"])
        self.assertEqual(self.counts("b.csv", text), {"new": 1, "known": 1})
        self.assertEqual(self.net(), 16000)


class IdenticalRowsAreLegal(Demand):
    """4: two true payments of the same day, amount and text."""

    ROW = "2026-03-02,Heron,USD,20.00,0,unit\n"

    def test_twins(self):
        self.assertEqual(self.counts("a.csv", HEADER + self.ROW * 2), {"new": 1, "twin": 1})
        self.assertEqual(self.net(), 4000)
        self.assertEqual(self.counts("b.csv", HEADER + self.ROW * 3), {"known": 2, "twin": 1})
        self.assertEqual(self.net(), 6000)
        self.healthy()


class UnrelatedRowsOfOneAmount(Demand):
    """5: the same small amount every day for two months."""

    def test_daily(self):
        days = [f"2026-{month:02}-{day:02}" for month in (3, 4) for day in range(1, 31)]
        for half in (days[:20], days[20:]):
            rows = "".join(f"{day},Bank,USD,0.03,0,interest\n" for day in half)
            self.assertEqual(self.counts(half[0] + ".csv", HEADER + rows), {"new": len(half)})
        self.assertEqual(self.net(), 180)


class LateRows(Demand):
    """6: a payment that is posted later with an older date, in files that overlap."""

    def test_overlap_with_a_late_row(self):
        march = [f"2026-03-{day:02},Heron,USD,{day}.00,0,task\n" for day in (2, 9, 16)]
        self.counts("march.csv", HEADER + "".join(march))
        late = "2026-03-04,Heron,USD,7.50,0,posted late\n"
        april = "2026-04-06,Heron,USD,6.00,0,task\n"
        text = HEADER + march[0] + late + march[1] + march[2] + april
        self.assertEqual(self.counts("april.csv", text), {"known": 3, "new": 2})
        self.assertEqual(self.net(), 4050)


class AnyFile(Demand):
    """8: a file with a header of its own, and money in and out told apart by its sign."""

    def test_bank_of_no_known_format(self):
        text = BANK.format(rows="02.03.2026;Heron Ltd;Invoice 7;1.234,56\n"
                                "05.03.2026;Landlord;Rent March;-900,00\n"
                                "31.03.2026;Heron Ltd;Invoice 8;50,00\n")
        rows = self.cli("check-statement", self.write("bank.csv", text), "--guess",
                        "--currency", "USD", code=None).rows
        self.assertEqual([row["net"] for row in rows], ["1234.56", "-900.00", "50.00"])
        self.assertEqual([row["date"] for row in rows], ["2026-03-02", "2026-03-05", "2026-03-31"])
        self.assertEqual([row["kind"] for row in rows[::2]], ["earning", "earning"])

    def test_unknown_header_names_the_way_out(self):
        path = self.write("odd.csv", "Wann,Wieviel,Wer\n2026-03-02,5.00,Heron\n")
        said = self.cli("import", path, code=1).err
        self.assertIn("odd.csv", said)
        self.assertIn("--guess", said)


class OneDepositSeveralPayers(Demand):
    """9: a processor pays three clients in one line, less its fee: each has its part, and nothing is over."""

    def test_split(self):
        text = PAYPAL + ('"3/2/2026","10:00:00","PST","Tangelo Processor","Website Payment","Completed","USD",'
                         '"300.00","-8.70","291.30","a@example.org","b@example.org","T1","","291.30"\n')
        self.counts("paypal.csv", text)
        for name in ("Heron", "Medlar", "Quince"):
            self.cli("sources", "add", name)
        payout = self.cli("payouts").rows[0]["payout"]
        self.cli("payouts", "split", payout, "Heron=97.10", "Medlar=97.10", "Quince")
        sums = {row["name"]: (row["gross"], row["fee"], row["net"]) for row in self.cli("report", "earnings").rows}
        self.assertEqual(sums, {name: ("100.00", "2.90", "97.10") for name in ("Heron", "Medlar", "Quince")})
        self.assertEqual((self.net(), self.fee()), (29130, 870))
        self.healthy()


class FeesStay(Demand):
    """10: 100 sent, 97 arrived: the 3 are a fee of the payer, in the sums and in the list."""

    def test_paypal_fee(self):
        text = PAYPAL + ('"3/2/2026","10:00:00","PST","Heron Ltd","Website Payment","Completed","USD",'
                         '"100.00","-3.00","97.00","a@example.org","b@example.org","T1","","97.00"\n')
        self.counts("paypal.csv", text)
        self.assertEqual((self.net(), self.fee()), (9700, 300))
        row = self.cli("payouts").rows[0]
        self.assertEqual((row["gross"], row["fee"], row["net"]), ("100.00", "3.00", "97.00"))


class BankLinesFindTheirMoney(Demand):
    """11: a line of the bank is matched with what it pays, and says why; the same money is counted once, whichever file
    came first, and the person has the last word."""

    UPWORK = """Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Amount in local currency,Currency,Balance
"Jun 10, 2026",4,Withdrawal,Withdrawal - Direct Deposit,,Q,,Q,,-300.00,,,0.00
"Jun 9, 2026",3,Hourly,Invoice,,Q,Heron,Q,,300.00,,,300.00
"Jun 3, 2026",2,Withdrawal,Withdrawal - Direct Deposit,,Q,,Q,,-1000.00,,,0.00
"Jun 1, 2026",1,Hourly,Invoice,,Q,Heron,Q,,1000.00,,,1000.00
"""
    BANK = """Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
CREDIT,06/11/2026,ORIG CO NAME:UPWORK ESCROW IN ORIG ID:9999999999,300.00,ACH_CREDIT,1400.00,,
CREDIT,06/04/2026,ORIG CO NAME:UPWORK ESCROW IN ORIG ID:9999999999,1000.00,ACH_CREDIT,1100.00,,
"""

    def test_either_file_first(self):
        for first, second in (("upwork.csv", "bank.csv"), ("bank.csv", "upwork.csv")):
            with self.subTest(first):
                for name in (first, second):
                    self.counts(name, self.UPWORK if name == "upwork.csv" else self.BANK)
                self.assertEqual(self.net(), 130000)
                matches = self.cli("payouts", "matches").rows
                rows = {row["payout"]: row["net"] for row in self.cli("payouts").rows}
                self.assertEqual(sorted((rows[row["leaves"]], rows[row["arrives"]]) for row in matches),
                                 [("-1000.00", "1000.00"), ("-300.00", "300.00")])
                self.assertEqual({(row["how"], row["amount"], row["date"]) for row in matches}, {("exact", "yes", "yes")})
                self.assertEqual(self.cli("payouts", "matches", "--open").rows, [])
                self.healthy()
                for batch in [row["batch"] for row in self.cli("imports").rows if row["undone"] == "no"]:
                    self.cli("undo-import", batch)
                self.assertEqual(self.net(), 0)


class SamplesAgain(Demand):
    """Each sample statement comes in once; the same file again adds nothing and changes no figure."""

    def statements(self):
        folder = os.path.join(STATEMENTS, "dev")
        return sorted(os.path.join(folder, name) for name in os.listdir(folder)
                      if name.endswith(".csv") and not name.endswith(".expected.csv"))

    def test_each_twice(self):
        seen = 0
        for path in self.statements():
            first = self.cli("import", path, code=None)
            if first.code != 0:
                continue
            with self.subTest(os.path.basename(path)):
                seen += 1
                before = self.cli("report", "earnings").out
                row = self.cli("import", path).rows[0]
                self.assertEqual((row["new"], row["twin"], row["changed"]), ("0", "0", "0"))
                self.assertEqual(self.cli("report", "earnings").out, before)
        self.assertGreater(seen, 10)
        self.healthy()


if __name__ == "__main__":
    main()
