#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two ends of one movement of money, found by the rule or named by a person."""

from clitest import CliTest, main

OUTLIER = """workDate,itemID,duration,rateApplied,payout,payType,projectName,status
"Jan 26, 2026",A1,1h 0m 0s,$50.00/hr,$50.00,prepay,owl,paid
"Jan 28, 2026",A2,1h 0m 0s,$50.00/hr,$50.00,prepay,owl,paid
"""
PAYPAL = """Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID
02/03/2026,09:00:00,PST,Outlier AI,Mass Pay Payment,Completed,USD,{0},0.00,{0},T1
"""


class Matches(CliTest):
    def load(self, amount):
        self.make_book()
        self.cli("import", self.write("outlier.csv", OUTLIER))
        self.cli("import", self.write("paypal.csv", PAYPAL.format(amount)))
        return {row["transaction_id"]: row["payout"] for row in self.cli("payouts").rows}

    def received(self):
        return sum(int(row["net"].replace(".", "")) for row in self.cli("report", "earnings").rows)

    def test_a_sum_is_found(self):
        ids = self.load("100.00")
        match, = self.cli("payouts", "matches").rows
        self.assertEqual(match["how"], "sum")
        self.assertEqual(match["arrives"], ids["T1"])
        self.assertEqual(set(match["leaves"].split()), {ids["A1"], ids["A2"]})
        self.assertEqual(self.cli("payouts", "matches", "--open").rows, [])
        self.assertEqual(self.received(), 10000)

    def test_a_question_is_answered(self):
        ids = self.load("50.00")
        self.assertEqual(self.cli("payouts", "matches").rows, [])
        self.assertEqual(len(self.cli("payouts", "matches", "--open").rows), 2)
        self.assertEqual(self.received(), 5000)
        self.cli("payouts", "match", ids["T1"], ids["A2"])
        self.assertEqual([row["how"] for row in self.cli("payouts", "matches").rows], ["you"])
        self.assertEqual(self.received(), 10000)
        self.cli("payouts", "unmatch", ids["T1"])
        self.cli("payouts", "refuse", ids["T1"])
        self.assertEqual(self.cli("payouts", "matches").rows, [])
        self.assertEqual(self.cli("payouts", "matches", "--open").rows, [])
        self.assertEqual(self.received(), 15000)
        self.cli("check")

    def test_mistakes(self):
        ids = self.load("50.00")
        self.cli("payouts", "match", ids["A1"], code=2)
        self.cli("payouts", "match", ids["A1"], "x", code=2)
        self.cli("payouts", "match", ids["A1"], ids["A2"], code=1)
        self.cli("payouts", "unmatch", ids["A1"], code=1)
        self.assertEqual(self.received(), 5000)

    def test_money_of_a_service_without_its_statement(self):
        self.make_book("EUR")
        head = ("Auftragskonto;Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Glaeubiger ID;Mandatsreferenz;"
                "Kundenreferenz (End-to-End);Sammlerreferenz;Lastschrift Ursprungsbetrag;Auslagenersatz Ruecklastschrift;"
                "Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;BIC (SWIFT-Code);Betrag;Waehrung;Info\n")
        self.cli("import", self.write("bank.csv", head + "DE12;20.10.26;20.10.26;GUTSCHR. UEBERWEISUNG;PAYPAL AUSZAHLUNG;;;;;;;"
                                      "PayPal Europe;LU89;PP;258,40;EUR;Umsatz gebucht\n"))
        payout, = self.cli("payouts").rows
        self.assertEqual((payout["received"], payout["earned"]), ("no", "no"))
        self.assertIn("PayPal account. Import it too", self.cli("payouts", "show", payout["payout"]).err)
        self.cli("import", self.write("paypal.csv", PAYPAL.format("300.00")))
        self.assertEqual(self.cli("payouts", "show", payout["payout"]).err, "")

    def test_rows_of_one_account_are_no_movement(self):
        self.make_book()
        self.cli("import", self.write("paypal.csv", PAYPAL.replace("{0}", "412.50") +
                                      "02/04/2026,09:00:00,PST,,General Withdrawal,Completed,USD,-300.00,0.00,-300.00,T2\n"))
        ids = {row["transaction_id"]: row["payout"] for row in self.cli("payouts").rows}
        before = self.received()
        run = self.cli("payouts", "match", ids["T1"], ids["T2"], code=1)
        self.assertIn("same account", run.err)
        self.assertEqual(self.received(), before)
        self.assertEqual(self.cli("payouts", "matches").rows, [])


main()
