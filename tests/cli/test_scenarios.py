#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Worked scenarios, to the cent and the day, through the command line."""

from clitest import CliTest, main

OUTLIER = """workDate,itemID,duration,rateApplied,payout,payType,projectName,status
"Mar 2, 2026",A1,1h 10m,$40.00/hr,$46.67,prepay,heron,paid
"Mar 3, 2026",A2,55m 30s,$40.00/hr,$37.00,prepay,heron,paid
"Mar 4, 2026",A3,1h,$40.00/hr,$40.00,prepay,heron,paid
"Mar 4, 2026",A3,20m,$12.00/hr,$4.00,overtimePay,heron,paid
"Mar 5, 2026",M1,0s,$0.00/hr,$25.00,missionReward,heron,paid
"Mar 6, 2026",A4,45m,$40.00/hr,$30.00,prepay,heron,{status}
"""


class Scenario4(CliTest):
    """An earnings file, imported again when one row was paid and one was added."""

    def total(self, *words):
        return sum(round(float(row["net"]) * 100) for row in self.cli(*words).rows)

    def test_earnings_file(self):
        first = self.write("march.csv", OUTLIER.format(status="pending"))
        row = self.cli("import", first).rows[0]
        self.assertEqual((row["new"], row["changed"], row["problems"]), ("6", "0", "0"))
        self.assertEqual(self.total("payouts"), 18267)
        self.assertEqual(self.total("payouts", "--waiting"), 3000)
        self.assertEqual(self.total("report", "earnings"), 15267)

        again = self.write("april.csv", OUTLIER.format(status="paid") +
                           '"Mar 7, 2026",A5,18m,$40.00/hr,$12.00,prepay,heron,paid\n')
        row = self.cli("import", again).rows[0]
        self.assertEqual((row["new"], row["changed"], row["known"]), ("1", "1", "5"))
        self.assertEqual(self.total("report", "earnings"), 19467)

        batch = self.cli("imports").rows[0]["batch"]
        undone = self.cli("undo-import", batch).rows[0]
        self.assertEqual((undone["removed"], undone["restored"], undone["kept"]), ("1", "1", "0"))
        self.assertEqual(self.total("report", "earnings"), 15267)


class Scenario9(CliTest):
    """The rent timeline."""

    NET = ["980", "1640", "2310", "410", "1875", "2120", "0", "1765"]

    def setUp(self):
        super().setUp()
        self.make_book()
        self.cli("rent", "add", "2400.00", "--share", "50%", "--from", "2026-01-01")
        self.cli("rent", "add", "2550.00", "--share", "50%", "--from", "2026-07-01")
        self.cli("accounts", "count", "1900.00", "--on", "2025-12-31")
        self.cli("set-aside", "add", "25", "--from", "2026-01-01")
        for month, net in enumerate(self.NET, 1):
            if net != "0":
                self.cli("payouts", "add", net + ".00", "--source", "Work",
                         "--on", f"2026-{month:02}-15")

    def months(self, day):
        return {row["month"]: row for row in self.cli("--as-of", day, "report", "timeline").rows}

    def test_months(self):
        months = self.months("2026-08-31")
        pot_after = {"2026-01": "700.00", "2026-02": "235.00", "2026-03": "265.00",
                     "2026-04": "797.50", "2026-06": "111.25", "2026-07": "426.25"}
        for month, rest in pot_after.items():
            row = months[month]
            self.assertEqual(f"{float(row['pot']) - float(row['rent']):.2f}", rest, month)
            self.assertEqual(row["short"], "0.00", month)
        self.assertEqual(months["2026-05"]["short"], "95.00")
        self.assertEqual(months["2026-05"]["made"], "2026-05-15")
        self.assertEqual(months["2026-08"]["short"], "848.75")
        self.assertEqual(months["2026-08"]["made"], "2026-08-15")
        self.assertEqual(months["2026-09"]["short"], "800.00")
        self.assertEqual(months["2026-09"]["covered"], "475.00")
        total = sum(float(row["net"]) for row in months.values())
        aside = sum(float(row["set_aside"]) for row in months.values())
        rent = sum(float(row["rent"] or 0) for key, row in months.items() if key <= "2026-08")
        self.assertEqual((total, aside, rent), (11100.0, 2775.0, 9750.0))

    def test_as_of_april(self):
        self.assertEqual(self.months("2026-04-14")["2026-05"]["covered"], "797.50")


main()
