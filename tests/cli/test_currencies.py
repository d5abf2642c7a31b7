# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Money in other currencies: what rates make of it, and what stays beside the sums."""

import zipfile

from clitest import CliTest, main

HEAD = "date,source,kind,currency,gross,fee,reference\n"
ECB = ("Date,USD,JPY,KWD,CYP,\n2026-01-23,1.0887,161.17,0.3335,N/A,\n2026-01-16,1.0850,160.00,0.3300,N/A,\n")
ETSY = ("Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details\n"
        "04/30/2026,Deposit,€50.00 sent to your bank account,,EUR,--,--,--,--\n"
        "04/30/2026,Deposit,$80.00 sent to your bank account,,USD,--,--,--,--\n")
N26 = ("Booking Date,Value Date,Partner Name,Partner Iban,Type,Payment Reference,Account Name,Amount (EUR),Original Amount,"
       "Original Currency,Exchange Rate\n2026-05-04,2026-05-04,Etsy Ireland UC,DE00,Credit Transfer,R1,Main,41.00,,,\n")


class Currencies(CliTest):
    def setUp(self):
        super().setUp()
        self.make_book()

    def add(self, *rows):
        self.cli("import", self.write("rows.csv", HEAD + "".join(row + "\n" for row in rows)))

    def earnings(self):
        rows = self.cli("report", "earnings").rows
        return [(row["currency"], row["net"], row["converted"]) for row in rows]

    def test_typed(self):
        self.add("2026-01-16,Work,earning,EUR,192.62,0,1")
        self.assertEqual(self.earnings(), [("EUR", "192.62", "unconverted")])
        self.cli("exchange-rates", "add", "EUR", "1.0887", "--date", "2026-01-16")
        self.assertEqual(self.earnings(), [("USD", "209.71", "converted")])
        self.cli("check")
        self.cli("exchange-rates", "add", "EUR", "1.1", "--date", "2026-01-16")
        self.assertEqual(self.earnings(), [("USD", "211.88", "converted")])
        self.cli("exchange-rates", "remove", "EUR", "--date", "2026-01-16")
        self.assertEqual(self.earnings(), [("EUR", "192.62", "unconverted")])
        self.cli("check")
        self.cli("exchange-rates", "remove", "EUR", "--date", "2026-01-16", code=1)
        self.cli("exchange-rates", "add", "EUR", "0", code=1)
        self.cli("exchange-rates", "add", "USD", "2", code=1)

    def test_a_rate_holds_for_seven_days(self):
        self.cli("exchange-rates", "add", "EUR", "2", "--date", "2026-01-16")
        self.add("2026-01-23,Work,earning,EUR,10.00,0,1", "2026-01-24,Work,earning,EUR,5.00,0,2",
                 "2026-01-15,Work,earning,EUR,1.00,0,3")
        self.assertEqual(self.earnings(), [("USD", "20.00", "converted"), ("EUR", "6.00", "unconverted")])

    def test_central_bank(self):
        self.add("2026-01-25,Work,earning,JPY,15000,0,1", "2026-01-25,Press,earning,KWD,0.500,0,2",
                 "2026-01-25,Play,earning,EUR,100.00,0,3")
        self.cli("exchange-rates", "import", self.write("eurofxref-hist.csv", ECB))
        # 15000 x 1.0887 / 161.17 = 101.3246; 0.5 x 1.0887 / 0.3335 = 1.6322; 108.87
        self.assertEqual(self.earnings(), [("USD", "108.87", "converted"), ("USD", "101.32", "converted"),
                                           ("USD", "1.63", "converted")])
        self.cli("check")
        self.assertEqual([row["currency"] for row in self.cli("exchange-rates").rows], ["JPY", "KWD", "USD"])
        self.cli("exchange-rates", "remove", "--ecb")
        self.assertEqual({mark for _, _, mark in self.earnings()}, {"unconverted"})

    def test_a_row_of_long_ago_that_is_imported_later(self):
        self.add("2026-01-25,Play,earning,EUR,100.00,0,1")
        self.cli("exchange-rates", "import", self.write("eurofxref-hist.csv", ECB + "1999-01-04,1.1789,133.73,,N/A,\n"))
        self.add("1999-01-05,Play,earning,EUR,100.00,0,2", "1999-01-05,Work,earning,JPY,10000,0,3")
        # 10000 x 1.1789 / 133.73 = 88.155
        self.assertEqual(self.earnings(), [("USD", "226.76", "converted"), ("USD", "88.16", "converted")])
        self.cli("check")

    def test_a_conversion_in_one_row(self):
        """Counts what landed, whatever the rate of the day; with its fee, to the cent."""
        columns = ("ID,Status,Direction,Created on,Finished on,Source fee amount,Source fee currency,Target fee amount,"
                   "Target fee currency,Source name,Source amount (after fees),Source currency,Target name,"
                   "Target amount (after fees),Target currency,Exchange rate,Reference,Batch\n")
        day = "2026-01-16 09:00:00"
        came = f"TRANSFER-1,COMPLETED,IN,{day},{day},0.00,EUR,,,Papaya Lantern,500.00,EUR,Nell Harker,500.00,EUR,1.0,,\n"
        went = f"BALANCE-2,COMPLETED,NEUTRAL,{day},{day},4.00,EUR,,,Nell Harker,496.00,EUR,Nell Harker,531.00,USD,1.07,,\n"
        self.cli("exchange-rates", "add", "EUR", "2", "--date", "2026-01-16")
        self.cli("import", self.write("wise.csv", columns + went + came))
        self.assertEqual(sum(int(net.replace(".", "")) for _, net, _ in self.earnings()), 53100)
        self.assertEqual({mark for _, _, mark in self.earnings()}, {"converted"})
        self.cli("check")

    def test_zip_of_the_daily_form(self):
        with zipfile.ZipFile(self.path("eurofxref.zip"), "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr("eurofxref.csv", "Date, USD, JPY, \n23 January 2026, 1.0887, 161.17, \n")
        self.cli("exchange-rates", "import", self.path("eurofxref.zip"))
        self.add("2026-01-23,Play,earning,EUR,100.00,0,3")
        self.assertEqual(self.earnings(), [("USD", "108.87", "converted")])

    def test_an_arrival_in_doubt_holds_back_its_own_currency_alone(self):
        self.cli("import", self.write("etsy.csv", ETSY))
        self.assertEqual(self.earnings(), [("USD", "80.00", ""), ("EUR", "50.00", "unconverted")])
        # 41.00 may be what is left of 50.00: the euros are held back until a person says so, the dollars are not.
        self.cli("import", self.write("n26.csv", N26))
        self.assertEqual(self.earnings(), [("USD", "80.00", ""), ("EUR", "41.00", "unconverted")])
        self.cli("check")

    def test_what_a_person_typed_stays_either_way_round(self):
        self.add("2026-01-16,Work,earning,EUR,100.00,0,1")
        self.cli("exchange-rates", "add", "USD", "0.5", "--in", "EUR", "--date", "2026-01-16")
        self.cli("exchange-rates", "import", self.write("eurofxref-hist.csv", ECB))
        self.assertEqual(self.earnings(), [("USD", "200.00", "converted")])

    def test_what_was_typed_hides_the_banks_rate_until_it_is_removed(self):
        self.add("2026-01-23,Work,earning,EUR,100.00,0,1")
        self.cli("exchange-rates", "add", "EUR", "2", "--date", "2026-01-23")
        self.cli("exchange-rates", "import", self.write("eurofxref-hist.csv", ECB))
        self.assertEqual(self.earnings(), [("USD", "200.00", "converted")])
        rates = self.cli("exchange-rates", "--currency", "USD").rows
        self.assertEqual([(row["date"], row["origin"]) for row in rates],
                         [("2026-01-23", "typed"), ("2026-01-23", "ecb"), ("2026-01-16", "ecb")])
        self.cli("exchange-rates", "remove", "EUR", "--date", "2026-01-23")
        self.assertEqual(self.earnings(), [("USD", "108.87", "converted")])
        self.cli("exchange-rates", "remove", "EUR", "--date", "2026-01-23", code=1)
        self.cli("check")

    def test_another_file_is_refused(self):
        self.cli("exchange-rates", "import", self.write("rows.csv", HEAD), code=1)
        self.cli("exchange-rates", "import", self.write("cut.csv", "Date,USD\n2026-01-16,x\n"), code=1)


if __name__ == "__main__":
    main()
