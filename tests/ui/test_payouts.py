#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Payouts page: the rows as a screen reader hears them, search, filters, sorting, details,
removing and bringing back, the list of imports."""

import os
import re

import life
from harness import UiTest, main


class PayoutsTest(UiTest):
    def prepare(self):
        life.make(self.cli)

    def setUp(self):
        super().setUp()
        self.app.keys("ctrl+3")
        self.table = self.app.find("table", "Payouts")

    def rows(self):
        return self.app.table(self.table)

    def first(self, *cells):
        self.app.wait(lambda: self.rows() and self.rows()[0][:len(cells)] == list(cells),
                      f"{cells} to be first")

    def test_rows(self):
        self.first("11 Nov", "Annomill")
        self.app.find("row", "9 November, Harrow & Finch, net 900.00, received")
        self.app.find("button", "All 27")
        self.app.find("label", "27 received, net 15,483.68 USD")

    def test_search(self):
        self.app.keys("ctrl+f")
        self.app.find("entry", "Search payouts").set_text("northpier")
        self.app.find("label", "5 received, net 750.00 USD")
        self.assertEqual(len(self.rows()), 5)
        # An amount without its cents finds them.
        self.app.find("entry", "Search payouts").set_text("1,200")
        self.app.find("label", "1 received, net 1,200.00 USD")
        self.app.find("entry", "Search payouts").set_text("603")
        self.app.find("label", "1 received, net 603.84 USD")
        self.app.find("entry", "Search payouts").set_text("nobody")
        self.app.find("button", "Show All Payouts").click()
        self.app.find("label", "27 received, net 15,483.68 USD")

    def test_sorting(self):
        header = self.app.find("label", "Net", within=self.table)
        header.click(mouse=True)
        self.first("21 Oct", "Northpier Library")
        header.click(mouse=True)
        self.first("23 Sep", "Annomill")

    def test_source_filter(self):
        self.app.action("win.show-payouts", "Harrow")
        self.app.wait(lambda: {"".join(row[1:2]) for row in self.rows()} == {"Harrow & Finch"},
                      "one source only")

    def test_details(self):
        row = self.app.find("row", "9 November, Harrow & Finch, net 900.00, received")
        row.click(double=True)
        panel = self.app.find("panel", "The chosen payout")
        self.app.wait(lambda: "675.00" in panel.labels, "the rent it covers")
        labels = panel.labels
        self.assertIn("$900.00", labels)
        self.assertEqual(labels[labels.index("Set aside") + 1], "225.00")
        self.assertEqual(labels[labels.index("Rent of December 2026") + 1], "675.00")
        self.app.find("button", re.compile("^Set Source…"), within=panel).click()
        self.app.wait(lambda: self.app.find_all("entry", "Name of the source"), "the popover")
        self.app.keys("Escape")
        self.app.wait(lambda: not self.app.find_all("entry", "Name of the source"), "it to close")
        self.assertTrue(self.app.has("panel", "The chosen payout"))
        self.app.keys("Escape")
        self.app.wait(lambda: not self.app.has("panel", "The chosen payout"), "details to close")

    def picked(self, name):
        """A list that is still unfolding swallows a click."""
        for row in self.app.find_all("row", name)[:1]:
            row.click()
        return not self.app.find_all("row", name)

    def test_kind_of_work_is_set_where_it_lacks(self):
        self.cli("sources", "edit", "Northpier Library", "--work=unsorted")
        self.app.action("win.show-unsorted")
        self.app.find("button", "Unsorted 5")
        self.app.find("row", re.compile("^21 October, Northpier Library")).click(double=True)
        panel = self.app.find("panel", "The chosen payout")
        box = self.app.find("combo box", "Kind of work", within=panel)
        next(child for child in box.children if child.actions).click()
        self.app.find("row", "Craft")
        self.app.wait(lambda: self.picked("Craft"), "the list to close")
        self.app.wait(lambda: "Northpier Library,craft" in self.cli("sources", "--csv")
                      or re.search("Northpier Library.*craft", self.cli("sources")), "the kind")
        # None is left, and so the details have nothing to show.
        self.app.find("label", "Nothing Found")
        self.app.wait_gone("panel", "The chosen payout")

    def test_remove_and_undo(self):
        self.app.find("row", "9 November, Harrow & Finch, net 900.00, received").click()
        self.app.keys("Delete")
        self.app.find("label", "Payout removed")
        self.app.find("label", "26 received, net 14,583.68 USD")
        self.app.keys("ctrl+z")
        self.app.find("label", "27 received, net 15,483.68 USD")

        self.app.wait_gone("label", "Payout removed")

    def test_details_go_with_their_row(self):
        name = "9 November, Harrow & Finch, net 900.00, received"
        self.app.find("row", name).click(double=True)
        panel = self.app.find("panel", "The chosen payout")
        self.app.wait(lambda: "$900.00" in panel.labels, "the details")
        # Listed still, with other rows around it.
        self.app.find("entry", "Search payouts").set_text("harrow")
        self.app.find("label", re.compile("^6 received"))
        self.assertIn("$900.00", self.app.find("panel", "The chosen payout").labels)
        self.app.find("entry", "Search payouts").set_text("annomill")
        self.app.wait_gone("panel", "The chosen payout")
        self.app.find("entry", "Search payouts").set_text("")
        self.app.find("row", name).click(double=True)
        self.app.find("button", "Remove", within=self.app.find("panel", "The chosen payout")).click()
        self.app.find("label", "26 received, net 14,583.68 USD")
        self.app.wait_gone("panel", "The chosen payout")

    def test_what_paid_a_rent(self):
        self.app.keys("ctrl+1")
        trail = self.app.find("panel", "The chosen month")
        self.app.find("button", "Show in Payouts", within=trail).click()
        self.app.wait(lambda: [row[:2] for row in self.rows()] == [
            ["11 Nov", "Annomill"], ["9 Nov", "Harrow & Finch"], ["4 Nov", "Annomill"],
            ["28 Oct", "Annomill"]], "the payouts that paid it")
        self.app.find("button", "Paid the rent of December 2026").click()
        self.app.find("label", "27 received, net 15,483.68 USD")
        self.assertFalse(self.app.has("button", "Paid the rent of December 2026"))

    def test_another_program_writes(self):
        self.cli("payouts", "add", "77", "--on=2026-11-18", "--source=Elsewhere")
        self.app.keys("ctrl+comma")   # another window is active, then this one again
        self.app.wait(lambda: len(self.app.windows) > 1, "preferences")
        self.app.keys("Escape")
        self.first("18 Nov", "Elsewhere")

    def test_imports(self):
        self.cli("import", self.data("paypal.csv"))
        self.app.action("win.imports")
        undo = self.app.find("button", "Undo, paypal.csv")
        undo.click()
        self.app.find("label", re.compile(r"^22 rows will be removed\."))
        self.app.find("button", "Cancel").click()
        self.app.wait(lambda: len(self.app.windows) == 2, "the question to go")
        self.assertEqual(self.cli("--csv", "imports").strip().rsplit(",", 1)[1], "no")
        undo.click()
        self.app.find("button", "Take Back").click()
        self.app.find("label", re.compile(r"^22 rows were removed\."))
        self.app.find("label", "taken back")

    def test_taking_back_says_what_stays(self):
        self.cli("import", self.data("paypal.csv"))
        edited = re.search(r"(?m)^(\d+),.*74\.68", self.cli("--csv", "payouts")).group(1)
        self.cli("payouts", "edit", edited, "--source=Annomill")
        self.app.action("win.imports")
        self.app.find("button", "Undo, paypal.csv").click()
        self.app.find("label", re.compile(r"^21 rows will be removed\. 1 row will be kept:.*you edited it"))
        self.app.find("button", "Take Back").click()
        self.app.find("label", re.compile(r"^21 rows were removed\. 1 row is kept:.*you edited it"))
        self.assertIn("74.68", self.cli("--csv", "payouts"))

    def test_hide_names(self):
        self.app.keys("ctrl+shift+h")
        self.app.find("image", "Names are hidden")
        self.app.wait(lambda: self.rows() and self.rows()[0][1].startswith("Source"), "aliases")

    def test_hidden_names_are_hidden_everywhere(self):
        self.cli("import", self.data("paypal.csv"))
        self.app.keys("ctrl+shift+h")
        self.app.action("win.imports")
        self.app.find("label", re.compile("^statement of Account "))
        self.app.keys("Escape")
        self.app.find("entry", "Search payouts").set_text("74.68")
        row = self.app.find("row", re.compile("^29 February, Source .*, net 74.68"))
        row.click(double=True)
        panel = self.app.find("panel", "The chosen payout")
        self.app.find("label", re.compile(r"^statement of Account \d+, line \d+$"), within=panel)
        self.app.find("label", "The row as the file has it holds real names.", within=panel)
        self.assertNotIn("Lantern", " ".join(node.name for node in self.app.find_all("label")))
        self.app.find("button", "Show Original Row…", within=panel).click()
        self.app.find("label", re.compile("Papaya Lantern"), within=panel)
        # For this row only.
        self.app.keys("Escape")
        row.click(double=True)
        panel = self.app.find("panel", "The chosen payout")
        self.app.find("button", "Show Original Row…", within=panel)

    def test_narrow(self):
        self.app.resize(360, 640)
        self.app.wait(lambda: self.rows() and len(self.rows()[0]) == 3, "three columns")
        self.assertEqual(self.rows()[0], ["11 Nov", "Annomill", "400.00"])
        # What an amount is of is never left out.
        self.cli("payouts", "add", "77", "--on=2026-11-18", "--source=Elsewhere", "--currency=EUR")
        self.app.keys("ctrl+comma")
        self.app.wait(lambda: len(self.app.windows) > 1, "preferences")
        self.app.keys("Escape")
        self.first("18 Nov", "Elsewhere", "77.00", "EUR")


PAYPAL = '''"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address",\
"To Email Address","Transaction ID"
"10/14/2026","10:00:00","PDT","Lumen Labelling Inc","Mass Pay Payment","Completed","USD","300.00","0.00","300.00",\
"pay@lumen.example","me@example.com","5AB12345CD000002X"
"10/17/2026","11:00:00","PDT","","General Withdrawal","Completed","USD","-300.00","0.00","-300.00",\
"me@example.com","","5AB12345CD000004X"
"10/17/2026","11:05:00","PDT","","General Withdrawal","Completed","USD","-300.00","0.00","-300.00",\
"me@example.com","","5AB12345CD000005X"
'''

BANK = """Date,Description,Amount,Running Balance
10/01/2026,Opening,0.00,1000.00
10/19/2026,PAYPAL TRANSFER,300.00,1300.00
10/20/2026,GRAINLIGHT PAY,75.00,1375.00
"""

UPWORK = '''"Date","Ref ID","Type","Description","Agency","Freelancer","Team","Account Name","PO","Amount",\
"Amount in local currency","Currency","Balance"
"Oct 20, 2026","700000003","Withdrawal","Paypal - Account: me@example.com","","Mia Weber","","Mia Weber","",\
"-180.00","","","0.00"
"Oct 12, 2026","700000002","Service Fee","Service Fee for Hourly - Ref ID 700000001","","Mia Weber","",\
"Quill GmbH","","-20.00","","","180.00"
"Oct 12, 2026","700000001","Hourly","Quill GmbH - 10:00 hrs @ $20.00/hr - 09/28/2026 - 10/04/2026","",\
"Mia Weber","","Quill GmbH","","200.00","","","200.00"
'''


SPARKASSE = """Auftragskonto;Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Glaeubiger ID;Mandatsreferenz;\
Kundenreferenz (End-to-End);Sammlerreferenz;Lastschrift Ursprungsbetrag;Auslagenersatz Ruecklastschrift;\
Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;BIC (SWIFT-Code);Betrag;Waehrung;Info
DE12;20.10.26;20.10.26;GUTSCHR. UEBERWEISUNG;PAYPAL AUSZAHLUNG;;;;;;;PayPal Europe;LU89;PP;258,40;EUR;Umsatz gebucht
"""


class StatementsTest(UiTest):
    """A book of these statements."""

    files = {}

    def prepare(self):
        for name, text in self.files.items():
            path = os.path.join(self.folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            self.cli("import", "--currency=USD", *(["--guess", "--account=US Bank"] if text is BANK else []), path)

    def setUp(self):
        super().setUp()
        self.app.keys("ctrl+3")


class MovementsTest(StatementsTest):
    """Money that goes through several accounts."""

    files = {"paypal.csv": PAYPAL, "usbank.csv": BANK}

    def chosen(self, row):
        """A single click is enough."""
        self.app.find("row", row).click(mouse=True)
        return self.app.find("panel", "The chosen payout")

    def test_a_possible_match_is_answered(self):
        self.app.find("button", "1 possible match").click()
        # The row stands elsewhere before.
        self.app.find("label", "1 row, net 300.00 USD")
        panel = self.chosen(re.compile("^19 October, PAYPAL TRANSFER"))
        self.app.wait(lambda: len(self.app.find_all("button", "Accept", within=panel)) == 2,
                      "both withdrawals")
        self.assertIn("May be the same money as", panel.labels)
        self.assertEqual(panel.labels[panel.labels.index("Kind") + 1], "Transfer")
        self.app.find_all("button", "Accept", within=panel)[0].click()
        self.app.find("label", "Payouts matched")
        self.app.wait_gone("button", "1 possible match")
        self.assertEqual(len(self.cli("payouts", "matches", "--csv").splitlines()), 2)
        self.assertEqual(len(self.cli("payouts", "matches", "--open", "--csv").splitlines()), 1)

    def test_enter_takes_the_source_as_typed(self):
        panel = self.chosen(re.compile("^20 October, GRAINLIGHT PAY"))
        for typed, expected in (("Grainlight", "Grainlight"), ("lumen labelling inc", "Lumen Labelling Inc")):
            self.app.find("button", re.compile("^Set Source…"), within=panel).click()
            self.app.wait(lambda: self.app.find_all("entry", "Name of the source"), "the popover")
            entry = self.app.find_all("entry", "Name of the source")[0]
            self.app.type(typed)
            self.app.wait(lambda: entry.text == typed, "the name")
            self.app.keys("Return")
            self.app.find("row", re.compile(f"^20 October, {expected}, "))


class WithdrawnTest(StatementsTest):
    files = {"upwork.csv": UPWORK}

    def test_what_stands_in_for_its_arrival_counts_as_received(self):
        self.app.find("label", "1 received, net 180.00 USD")
        self.app.find("button", "Received 1").click()
        self.app.find("label", "1 row, net 180.00 USD")
        self.app.find("row", re.compile("^20 October, Upwork, net −180.00, received"))


class ServiceTest(StatementsTest):
    files = {"sparkasse.csv": SPARKASSE}

    def test_money_of_a_service_says_what_is_missing(self):
        self.app.find("row", re.compile("258.40")).click(mouse=True)
        panel = self.app.find("panel", "The chosen payout")
        self.app.wait(lambda: any("statement of the PayPal account" in label for label in panel.labels), "the hint")


class EmptyTest(UiTest):
    def test_first_start(self):
        self.app.go_to("Payouts")
        self.app.find("label", "No Payouts Yet")
        self.app.find("button", "Try the Sample Book").click()
        self.app.find("label", re.compile("rent is made"))
        self.app.go_to("Payouts")
        self.app.find("label", "56 received, net 15,483.68 USD")


main()
