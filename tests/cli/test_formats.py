# test_formats.py: formats of the person's own: mapped, recognised, shared, removed
#
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later

from clitest import CliTest, main

PAYOUTS = """Day;Job;Mins;Earned;Cut;To you;Ref
08.05.26;VOICE SCRIPTS;420;182,00;1,50;180,50;GL-4410
05.06.26;VOICE SCRIPTS;285;123,50;1,50;122,00;GL-4447
"""

# A platform that shows what it sent to the bank, and the bank.
CASH_OUT = """Paid on,Batch,Task set,Earned,Platform cut,To you,State,Ccy
2026-09-04,GL-1001,Story critique,60.00,3.00,57.00,paid,USD
2026-09-11,GL-1002,Story critique,100.00,5.00,95.00,paid,USD
2026-09-18,GL-1003,Dialogue ranking,90.00,4.50,85.50,paid,USD
2026-09-25,GL-1004,Dialogue ranking,22.50,1.13,21.37,reversed,USD
2026-10-02,GL-1005,Cash-out to bank,-237.50,0.00,-237.50,paid,USD
2026-10-09,GL-1006,Story critique,80.00,4.00,76.00,processing,USD
"""
ARRIVAL = "Date,Description,Amount,Currency\n2026-10-05,GRAINLIGHT PAY,237.50,USD\n2026-10-20,GROCERY,-5.00,USD\n"


class Withdrawals(CliTest):
    def setUp(self):
        super().setUp()
        self.file = self.write("grainlight.csv", CASH_OUT)
        self.bank = self.write("bank.csv", ARRIVAL)
        self.make_book()

    def map(self, *words):
        self.cli("formats", "map", self.file, "--name", "Grainlight", "--replace", "--column", "Task set=type", *words)

    def earned(self):
        return f'{sum(float(r["net"]) for r in self.cli("report", "earnings").rows):.2f}'

    def test_money_on_its_way_counts_once(self):
        self.map("--kind", "Cash-out to bank=transfer", "--kind", "reversed=denied")
        self.assertIn("withdrawals=yes", self.cli("formats", "show", "grainlight").out)
        self.cli("import", self.file)
        self.cli("import", "--guess", self.bank, "--account", "Bank")
        self.assertEqual(self.earned(), "237.50")

    def test_a_corrected_format_takes_effect_with_the_next_import(self):
        self.map("--kind", "Cash-out to bank=no-income", "--kind", "reversed=denied")
        self.assertNotIn("withdrawals", self.cli("formats", "show", "grainlight").out)
        self.cli("import", self.file)
        self.map("--kind", "Cash-out to bank=transfer", "--kind", "reversed=denied")
        self.cli("import", self.file)
        self.cli("import", "--guess", self.bank, "--account", "Bank")
        self.assertEqual(self.earned(), "237.50")

    def test_even_without_a_row_that_is_new(self):
        def write(line):
            text = self.cli("formats", "show", "grainlight").out
            self.write("share/makerent/formats/grainlight.ini", text.replace("withdrawals=yes\n", "") if not line
                       else text.replace("[format]\n", "[format]\nwithdrawals=yes\n"))

        self.map("--kind", "Cash-out to bank=transfer", "--kind", "reversed=denied")
        write(False)
        self.cli("import", self.file)
        self.cli("import", "--guess", self.bank, "--account", "Bank")
        self.assertEqual(self.earned(), "475.00")
        write(True)
        self.cli("import", self.file)
        self.assertEqual(self.earned(), "237.50")
        # The second time there is nothing to say.
        self.assertEqual([r["batch"] for r in self.cli("import", self.file).rows], [""])
        self.cli("check")

    def test_taken_back_where_no_row_is_one(self):
        self.map("--kind", "Cash-out to bank=transfer", "--kind", "reversed=denied")
        self.cli("import", self.file)
        # The kind that the format gave goes with it.
        self.cli("formats", "map", self.file, "--format", "grainlight", "--replace", "--kind", "Cash-out to bank=no-income")
        self.assertNotIn("withdrawals", self.cli("formats", "show", "grainlight").out)
        self.cli("import", self.file)
        self.cli("import", self.file)
        self.assertEqual(self.earned(), "237.50")
        self.cli("check")


MONTH = """Datum;Auftraggeber;Zweck;Betrag;Währung
01.10.2026;Reim;Text;50,00;EUR
01.10.2026;Reim;Text;50,00;EUR
02.10.2026;Blatt;Lektorat;80,00;EUR
"""


class GuessedAccount(CliTest):
    def setUp(self):
        super().setUp()
        self.make_book("EUR")
        self.first = self.write("umsatz_okt.csv", MONTH)
        self.second = self.write("umsatz_nov.csv", MONTH + "05.11.2026;Reim;Text;70,00;EUR\n")

    def counts(self, *words):
        return [(r["new"], r["known"], r["changed"]) for r in self.cli("import", *words).rows]

    def accounts(self):
        return [r["account"] for r in self.cli("accounts").rows if r["account"] != "Cash"]

    def test_it_is_asked_for_and_not_made_of_the_name_of_the_file(self):
        said = self.cli("import", "--guess", self.first, code=1).err
        self.assertIn("umsatz_okt.csv: ", said)
        self.assertIn("--account NAME", said)
        self.assertEqual(self.accounts(), [])
        self.assertEqual([r for r in self.cli("formats").rows if r["own"] == "yes"], [])

    def test_the_same_bank_once_more(self):
        result = self.cli("import", "--guess", self.first, "--account", "Volksbank")
        own = [(r["id"], r["name"], r["account"]) for r in self.cli("formats").rows if r["own"] == "yes"]
        self.assertEqual([o[1:] for o in own], [("Volksbank", "Volksbank")])
        self.assertIn(own[0][0], result.err)
        # As it was kept, with and without a guess, whatever the file is called.
        self.assertEqual(self.counts(self.second), [("1", "3", "0")])
        self.assertEqual(self.counts("--guess", self.second), [("0", "4", "0")])
        self.assertEqual(self.accounts(), ["Volksbank"])

    def test_the_book_knows_it_where_the_format_is_gone(self):
        self.cli("import", "--guess", self.first, "--account", "Volksbank")
        self.cli("formats", "remove", self.cli("import", self.second).rows[0]["format"])
        self.assertEqual(self.counts("--guess", self.second), [("0", "4", "0")])
        self.assertEqual(self.accounts(), ["Volksbank"])

    def test_a_guess_does_not_change_with_what_is_in_the_file(self):
        head = "Buchungstag;Text;Name;IBAN;Betrag;Waehrung\n"
        rows = ["20.10.26;AUSZAHLUNG;PayPal Europe;LU8900000000;258,40;EUR\n", "22.10.26;Rechnung;Funkhaus;DE12;1.250,00;EUR\n",
                "01.11.26;MIETE;Nord;DE34;-890,00;EUR\n"]
        self.cli("import", "--guess", self.write("bank.csv", head + "".join(rows)), "--account", "First Bank")
        rows.insert(2, "29.10.26;Rechnung 13;Funkhaus;DE12;700,00;EUR\n")
        self.assertEqual(self.counts("--guess", self.write("bank2.csv", head + "".join(rows))), [("1", "3", "0")])

    def test_a_mapped_format_is_called_like_its_account(self):
        self.cli("formats", "map", self.first, "--name", "First Bank")
        self.cli("import", self.first)
        self.assertEqual(self.accounts(), ["First Bank"])
        # What is kept already goes on in the account that it has.
        self.cli("formats", "map", self.first, "--name", "Renamed", "--format", "first-bank")
        self.assertEqual([r["account"] for r in self.cli("formats").rows if r["id"] == "renamed"], ["First Bank"])


class OwnFormats(CliTest):
    def setUp(self):
        super().setUp()
        self.file = self.write("grainlight.csv", PAYOUTS)

    def map(self, *words, code=0):
        return self.cli("formats", "map", self.file, "--name", "Grainlight", "--currency", "EUR", *words, code=code)

    def test_mapped_once_recognised_ever_after(self):
        self.cli("check-statement", self.file, code=1)
        rows = self.map().rows
        self.assertEqual([(r["date"], r["gross"], r["fee"], r["net"]) for r in rows],
                         [("2026-05-08", "182.00", "1.50", "180.50"), ("2026-06-05", "123.50", "1.50", "122.00")])
        self.assertEqual(self.cli("check-statement", self.file).rows, rows)
        own = [r["id"] for r in self.cli("formats").rows if r["own"] == "yes"]
        self.assertEqual(own, ["grainlight"])

    def test_never_overwritten_without_being_asked(self):
        self.map()
        self.assertIn("grainlight", self.map(code=1).err)
        self.map("--replace")

    def test_corrections(self):
        self.assertEqual([r["party"] for r in self.map("--column", "Ref=text", "--replace").rows], ["GL-4410", "GL-4447"])
        self.map("--column", "Nothing=fee", "--replace", code=2)
        self.map("--column", "Ref=mood", "--replace", code=2)
        self.assertIn("date", self.map("--column", "Day=none", "--replace", code=1).err)

    def test_guess_says_what_it_took_for_what(self):
        result = self.cli("check-statement", "--guess", self.file)
        self.assertIn("Cut: Fee", result.err)
        self.assertEqual(len(result.rows), 2)

    def test_shared_and_removed(self):
        shared = self.path("shared.ini")
        self.map("--output", shared)
        self.cli("formats", "add", shared)
        self.assertEqual(len(self.cli("check-statement", self.file).rows), 2)
        self.cli("formats", "add", shared, code=1)
        self.cli("formats", "remove", "shared")
        self.cli("formats", "remove", "shared", code=1)
        self.cli("check-statement", self.file, code=1)

    def test_renamed(self):
        self.map()
        with open(self.path("share/makerent/formats/grainlight.ini"), "a", encoding="utf-8") as file:
            file.write("\n# my own remark\n")
        self.cli("formats", "rename", "grainlight", "  Grain & Light ")
        self.assertEqual([r["name"] for r in self.cli("formats").rows if r["own"] == "yes"], ["Grain & Light"])
        self.assertIn("# my own remark", self.cli("formats", "show", "grainlight").out)
        self.assertEqual(len(self.cli("check-statement", self.file).rows), 2)
        for bad in ("", "  ", "two\nlines"):
            self.assertIn("name", self.cli("formats", "rename", "grainlight", bad, code=1).err)
        self.assertIn("of your own", self.cli("formats", "rename", "outlier", "Mine", code=1).err)

    def test_mapped_from_a_known_format(self):
        self.map("--column", "Cut=none")
        again = ("formats", "map", self.file, "--format", "grainlight")
        self.assertIn("grainlight", self.cli(*again, code=1).err)
        # As it was saved, not as the guess would have it.
        result = self.cli(*again, "--replace")
        self.assertIn("Cut: Not used", result.err)
        self.cli(*again, "--replace", "--column", "Cut=fee")
        self.assertEqual([r["fee"] for r in self.cli("check-statement", self.file).rows], ["1.50", "1.50"])
        with open(self.path("share/makerent/formats/grainlight.ini~"), encoding="utf-8") as file:
            self.assertNotIn("fee=", file.read())
        self.cli(*again, "--name", "Another")
        self.assertEqual(sorted(r["id"] for r in self.cli("formats").rows if r["own"] == "yes"),
                         ["another", "grainlight"])
        self.cli("formats", "map", self.file, "--format", "outlier", code=1)
        self.cli("formats", "map", self.file, "--format", "nothing", code=1)

    def test_a_broken_one_is_told_and_left_out(self):
        self.map()
        path = self.path("share/makerent/formats/grainlight.ini")
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        lines.insert(3, "withdrawal=yes")
        self.write("share/makerent/formats/grainlight.ini", "\n".join(lines) + "\n")
        result = self.cli("formats")
        self.assertNotIn("grainlight", result.out)
        self.assertIn(f"{path} cannot be used: line 4, [format] withdrawal: there is no such key. "
                      "Correct it", result.err)
        # It can be looked at and removed; the name of a broken one is not touched.
        self.assertIn("withdrawal=yes", self.cli("formats", "show", "grainlight").out)
        self.assertIn("line 4", self.cli("formats", "rename", "grainlight", "X", code=1).err)
        self.cli("formats", "remove", "grainlight")
        self.assertEqual(self.cli("formats").err, "")

    def write_as(self, name, text, encoding):
        with open(self.path(name), "wb") as file:
            file.write(text.encode(encoding))
        return self.path(name)

    def test_titles_that_begin_with_a_hash(self):
        file = self.write("hash.csv", "# Transaction,Date,# Hours,Amount,Fee\nT-1001,2026-03-02,2.5,100.00,5.00\n"
                                      "T-1002,2026-03-09,1.5,60.00,3.00\n")
        self.cli("formats", "map", file, "--name", "Hash", "--currency", "USD", "--column", "# Transaction=reference")
        self.assertIn("reference=# Transaction\n", self.cli("formats", "show", "hash").out)
        # Wherever they stand: they are titles, not places.
        moved = self.write("moved.csv", "Date,Amount,Fee,# Hours,# Transaction\n2026-03-02,100.00,5.00,2.5,T-1001\n")
        self.assertEqual([r["transaction_id"] for r in self.cli("check-statement", moved).rows], ["T-1001"])

    def test_encoding_is_kept_and_decides(self):
        # Letters that as many French as Czech words have: only who mapped the file knows.
        few = "Day;Who;Sum;Noč\n2026-03-02;Pačes;182,00;1\n2026-03-09;Pačes;9,50;2\n"
        file = self.write_as("few.csv", few, "cp1250")
        result = self.cli("check-statement", file, "--guess", "--currency", "CZK")
        self.assertIn("which is not sure", result.err)
        self.cli("formats", "map", file, "--name", "Few", "--currency", "CZK", "--column", "#4=reference",
                 "--column", "Who=party")
        path = self.path("share/makerent/formats/few.ini")
        with open(path, encoding="utf-8") as text:
            known = text.read()
        self.assertIn("encoding=windows-1252\n", known)
        self.write("share/makerent/formats/few.ini",
                   known.replace("windows-1252", "windows-1250").replace("Noè", "Noč"))
        result = self.cli("check-statement", file)
        self.assertEqual([r["party"] for r in result.rows], ["Pačes", "Pačes"])
        self.assertNotIn("not sure", result.err)

    def test_account_kind(self):
        self.map("--account-kind", "rail")
        self.assertIn("account-kind=rail\n", self.cli("formats", "show", "grainlight").out)
        self.assertIn("--account-kind", self.map("--account-kind", "purse", "--replace", code=2).err)

    def test_encoding_ranks_formats(self):
        file = self.write_as("zoo.csv", "Day;Who;Sum\n2026-03-02;Paweł Wąs;182,00\n2026-03-09;Żółta Łódź;9,50\n", "cp1250")
        for name in ("Another", "Zoo"):
            self.cli("formats", "map", file, "--name", name, "--currency", "PLN")
        self.assertIn("encoding=windows-1250\n", self.cli("formats", "show", "zoo").out)
        path = self.path("share/makerent/formats/another.ini")
        with open(path, encoding="utf-8") as text:
            other = text.read().replace("windows-1250", "windows-1251")
        self.write("share/makerent/formats/another.ini", other)
        result = self.cli("check-statement", file)
        self.assertIn("read as “Zoo”; “Another” fits it too", result.err)
        self.assertEqual([r["party"] for r in result.rows], ["Paweł Wąs", "Żółta Łódź"])

    def test_two_formats_fit(self):
        outlier = self.write("outlier.csv", "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
                             '"Jan 5, 2026",a1,1h,$20.00/hr,$20.00,prepay,Bee,paid\n'
                             '"Jan 6, 2026",a2,1h,$20.00/hr,$20.00,prepay,Bee,paid\n')
        self.assertNotIn("fits it too", self.cli("check-statement", outlier).err)
        self.cli("formats", "map", outlier, "--name", "Mine", "--account", "Own")
        result = self.cli("check-statement", outlier)
        self.assertIn("outlier.csv: read as “Mine”; “Outlier earnings” fits it too: --format outlier", result.err)
        # Whoever chose hears no more of it.
        chosen = self.cli("check-statement", outlier, "--format", "outlier")
        self.assertNotIn("fits it too", chosen.err)
        self.assertEqual([r["gross"] for r in chosen.rows], ["20.00", "20.00"])

    def test_cells_decide_between_two_formats(self):
        file = self.write("twofold.csv", "When;Due;Sum;Ref\n2026-05-08;soon;182,00;A-1001\n2026-06-05;later;9,00;A-1002\n")
        self.cli("formats", "map", file, "--name", "Right", "--currency", "EUR")
        path = self.path("wrong.ini")
        with open(path, "w", encoding="utf-8") as out:
            out.write(self.cli("formats", "show", "right").out.replace("name=Right", "name=A Wrong One")
                      .replace("date=When", "date=Due"))
        self.cli("formats", "add", path)
        result = self.cli("check-statement", file)
        self.assertEqual([r["date"] for r in result.rows], ["2026-05-08", "2026-06-05"])
        self.assertNotIn("Wrong", result.err)


HEADER = "Date,Payer,Amount\n"


class Kinds(CliTest):
    FILE = "Paid on,Task set,Earned,State\n2026-09-04,Story critique,57.00,paid\n2026-10-02,Cash-out to bank,-37.50,paid\n"

    def map(self, *words, code=0):
        return self.cli("formats", "map", self.write("grain.csv", self.FILE), "--name", "Grain", "--currency", "USD",
                        "--source", "Grain", "--replace", *words, code=code)

    def test_an_unknown_one_is_helped(self):
        self.assertIn('--column "Task set=type"', self.map("--kind", "Cash-out to bank=transfer", code=2).err)
        error = self.map("--column", "Task set=type", "--kind", "Cashout=transfer", code=2).err
        for text in ("“Cash-out to bank”", "“Story critique”", "“paid”"):
            self.assertIn(text, error)
        self.assertIn("--column TITLE=type", self.map("--column", "State=none", "--kind", "Cashout=transfer", code=2).err)

    def test_a_type_is_the_description_too(self):
        self.map("--column", "Task set=type", "--kind", "Cash-out to bank=transfer")
        self.cli("import", self.path("grain.csv"))
        self.assertEqual({row["text"] for row in self.cli("payouts").rows}, {"Story critique", "Cash-out to bank"})
        self.assertIn("Task set: Type", self.map("--format", "grain").err)


class IdsThatAreNone(CliTest):
    """A number that comes again with another payment is no id of a payment, whatever the file or a person calls it."""
    HEAD = "Day;Ref;Who;Betrag\n"
    OCTOBER = "20.10.26;R-1001;PayPal;258,40\n22.10.26;R-1002;Funkhaus;1.250,00\n"
    NOVEMBER = "19.11.26;R-1002;Funkhaus;990,00\n20.11.26;R-1001;PayPal;111,00\n"

    def bring(self, rows, *words):
        self.cli("import", self.write("konto.csv", self.HEAD + rows), "--account", "Konto", *words)

    def earned(self):
        return sorted(row["net"] for row in self.cli("payouts").rows)

    def follow(self, *words):
        self.bring(self.OCTOBER, *words)
        self.bring(self.NOVEMBER, *words)
        both = ["1250.00", "258.40", "990.00", "111.00"]
        self.assertEqual(self.earned(), sorted(both))
        # Both months again, in one file and apart: nothing is new.
        self.bring(self.NOVEMBER + self.OCTOBER, *words)
        self.bring(self.OCTOBER, *words)
        self.assertEqual(self.earned(), sorted(both))

    def correct(self, *words):
        # The same payment, corrected in one of the two, is changed.
        self.bring(self.OCTOBER.replace("258,40", "260,00"), *words)
        self.assertEqual(self.earned(), sorted(["1250.00", "260.00", "990.00", "111.00"]))
        self.bring(self.NOVEMBER.replace("20.11.26", "21.11.26"), *words)
        self.assertEqual(self.earned(), sorted(["1250.00", "260.00", "990.00", "111.00"]))

    def test_mapped(self):
        file = self.write("konto.csv", self.HEAD + self.OCTOBER)
        self.cli("formats", "map", file, "--name", "Konto", "--currency", "EUR", "--column", "Ref=reference")
        self.assertIn("[key]", self.cli("formats", "show", "konto").out)
        self.follow()
        self.correct()

    def test_guessed(self):
        self.follow("--guess", "--currency", "EUR")


class DateOrder(CliTest):
    def check(self, rows, *words, code=0, header=HEADER):
        file = self.write("dates.csv", header + rows)
        return self.cli("check-statement", file, "--guess", "--currency", "USD", *words, code=code)

    def dates(self, *arguments, **named):
        return [row["date"] for row in self.check(*arguments, **named).rows]

    def test_one_row_decides_for_all(self):
        self.assertEqual(self.dates("01/02/2026,A,1.00\n13/02/2026,B,2.00\n03/04/2026,C,3.00\n"),
                         ["2026-02-01", "2026-02-13", "2026-04-03"])
        self.assertEqual(self.dates("01/02/2026,A,1.00\n02/13/2026,B,2.00\n03/04/2026,C,3.00\n"),
                         ["2026-01-02", "2026-02-13", "2026-03-04"])

    def test_open_is_asked(self):
        error = self.check("01/02/2026,A,1.00\n03/04/2026,C,3.00\n", code=1).err
        self.assertIn("--date-order dmy or --date-order mdy", error)
        self.assertIn("1 February", error)
        self.assertIn("2 January", error)

    def test_points_are_day_first(self):
        self.assertEqual(self.dates("01.02.2026,A,1.00\n03.04.2026,C,3.00\n"), ["2026-02-01", "2026-04-03"])

    def test_another_column_of_dates_decides(self):
        self.assertEqual(self.dates("01/02/2026,04/02/2026,A,1.00\n03/04/2026,15/04/2026,C,3.00\n",
                                    header="Date,Value date,Payer,Amount\n"), ["2026-02-01", "2026-04-03"])
        # A text with a date in it is no column of dates.
        self.check("01/02/2026,A,1.00,13/02/2026\n03/04/2026,B,3.00,rest\n03/04/2026,C,3.00,rest\n", code=1,
                   header="Date,Payer,Amount,Note\n")

    def test_contradiction_is_asked_once_not_voted_on(self):
        rows = "13/02/2026,A,1.00\n14/02/2026,B,2.00\n02/15/2026,C,3.00\n"
        error = self.check(rows, code=1).err
        self.assertEqual(error.count("contradict"), 1)
        self.assertIn("line 2 (“13/02/2026”)", error)
        self.assertIn("line 4 (“02/15/2026”)", error)
        self.assertIn("--date-order mdy", error)
        result = self.check(rows, "--date-order", "mdy", code=3)
        self.assertEqual([row["kind"] for row in result.rows], ["problem", "problem", "earning"])
        self.assertIn("All are read month first", result.err)

    def test_contradiction_far_down(self):
        rows = "".join(f"13/02/2026,Somebody with a long name {n},1.00\n" for n in range(9000))
        error = self.check(rows + "02/15/2026,C,3.00\n", code=1).err
        self.assertIn("line 9002 (“02/15/2026”)", error)

    def test_never_row_by_row(self):
        days = [f"{a:02}/{b:02}/2026" for a in range(1, 13) for b in range(1, 13) if a != b]
        for order, first in (("dmy", 1), ("mdy", 0)):
            read = self.dates("".join(f"{day},A,1.00\n" for day in days), "--date-order", order)
            self.assertEqual(read, [f"2026-{day.split('/')[first]}-{day.split('/')[1 - first]}" for day in days])


main()
