#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the sample statements: eight months of Nell Harker, an invented writer, to 19 November 2026.

    make-statements.py [FOLDER]      default: the folder of this script

What she was paid stands below, payout by payout. Times, ids and what she spends come from a fixed
seed, so that the files are the same bytes every time.
"""

import csv
import os
import random
import string
import sys
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal as D

CENT = D("0.01")
LAST = date(2026, 11, 19)
OWN_NAME = "Nell Harker"
OWN_MAIL = "nell@nellharker.example"

# Platforms that pay to PayPal: day, gross, contract.
PAYPAL = {
    "Annomill": """
        04-08 192.00 Onboarding essays    | 04-15 240.00 Tone grading         | 04-29 272.00 Rubric writing
        05-06 306.00 Rubric writing       | 05-20 320.00 Story continuation   | 05-27 240.00 Tone grading
        06-10 285.00 Tone grading         | 06-24 304.00 Story continuation   | 07-08 289.00 Rubric writing
        07-22 320.00 Story continuation   | 07-29 240.00 Dialogue repair      | 08-05 165.00 Dialogue repair
        08-19 232.50 Dialogue repair      | 09-02 221.00 Rubric writing       | 09-09 272.00 Rubric writing
        09-16 238.00 Long-form critique   | 09-23 135.00 Dialogue repair      | 09-30 161.50 Long-form critique
        10-07 340.00 Long-form critique   | 10-14 289.00 Rubric writing       | 10-28 314.50 Long-form critique
        11-04 263.50 Rubric writing       | 11-11 153.00 Long-form critique   | 11-11 153.00 Long-form critique""",
    "Verbolane": """
        04-03 186.00 Summary checks       | 04-17 222.00 Summary checks       | 05-15 198.00 Persona dialogues
        05-29 216.00 Persona dialogues    | 06-12 168.00 Summary checks       | 06-26 192.00 Style transfer review
        07-10 234.00 Style transfer review | 07-24 216.00 Persona dialogues   | 08-07 132.00 Red-flag reading
        08-21 180.00 Red-flag reading     | 09-04 174.00 Prompt ranking       | 09-18 171.12 Prompt ranking
        10-02 157.25 Prompt ranking       | 10-16 143.37 Prompt ranking       | 11-13 175.75 Prompt ranking""",
    "Grainlight": """
        05-08 165.00 Alt text             | 06-05 126.50 Alt text             | 07-17 254.50 Image story prompts
        08-07 260.00 Image story prompts  | 09-04 318.50 Caption edits        | 10-09 312.00 Caption edits""",
}
# Clients who pay by bank transfer: day, amount, contract, reference.
WISE = {
    "Harrow & Finch": """
        04-22 650.00 Ghost chapters 1–3 HF-2041 | 05-12 600.00 Ghost chapters 1–3 HF-2067
        07-14 900.00 Catalogue essay HF-2109    | 09-22 950.00 Back-cover copy HF-2158
        10-12 650.00 Ghost chapters 4–6 HF-2190 | 11-09 900.00 Ghost chapters 4–6 HF-2211""",
    "Northpier Library": """
        04-24 150.00 Spring workshops NPL-118   | 05-22 150.00 Spring workshops NPL-127
        06-19 150.00 Spring workshops NPL-139   | 09-25 150.00 Autumn workshops NPL-166
        10-21 150.00 Autumn workshops NPL-174""",
}
MAILS = {"Annomill": "payouts@annomill.example", "Verbolane": "billing@verbolane.example",
         "Grainlight": "accounts@grainlight.example"}
RENT = D("1450.00")
# What she had at the end of 31 March: together 1,610.00.
OPENING = {"paypal": D("63.15"), "wise": D("1546.85")}

SHOPS = [("Corner Bakery", 6, 15), ("Greenleaf Grocers", 22, 64), ("Halfmoon Books", 12, 31),
         ("Lakeside Transit", 20, 20), ("Pinecrest Pharmacy", 9, 27), ("Tallis Stationers", 8, 24)]

PAYPAL_COLUMNS = ["Date", "Time", "TimeZone", "Name", "Type", "Status", "Currency", "Gross", "Fee", "Net",
                  "From Email Address", "To Email Address", "Transaction ID", "Item Title", "Reference Txn ID",
                  "Balance", "Subject", "Note", "Balance Impact"]
WISE_COLUMNS = ["TransferWise ID", "Date", "Amount", "Currency", "Description", "Payment Reference",
                "Running Balance", "Exchange From", "Exchange To", "Exchange Rate", "Payer Name", "Payee Name",
                "Payee Account Number", "Merchant", "Card Last Four Digits", "Card Holder Full Name",
                "Attachment", "Note", "Total fees", "Exchange To Amount"]


def payouts(text):
    """day, amount, words of each payout in a table above."""
    for cell in text.replace("\n", "|").split("|"):
        if cell.strip():
            day, amount, words = cell.split(None, 2)
            yield date(2026, int(day[:2]), int(day[3:])), D(amount), words.strip()


def fee_of(source, gross):
    """Verbolane's payouts cost 2 %, Grainlight's 1.50 each, Annomill's nothing."""
    if source == "Verbolane":
        return (gross * D("0.02")).quantize(CENT, ROUND_HALF_EVEN)
    return D("1.50") if source == "Grainlight" else D("0.00")


def working_day(day):
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


class Life:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.paypal = []   # (day, time, values)
        self.wise = []     # (day, values)

    def code(self):
        return "".join(self.random.choice(string.digits + string.ascii_uppercase) for _ in range(17))

    def time(self, first, last):
        return f"{self.random.randint(first, last):02}:{self.random.randrange(60):02}:{self.random.randrange(60):02}"

    def on_paypal(self, day, hours, **values):
        values.setdefault("Status", "Completed")
        values.setdefault("Fee", D("0.00"))
        values.setdefault("Transaction ID", self.code())
        self.paypal.append((day, self.time(*hours), values))
        return values["Transaction ID"]

    def on_wise(self, day, **values):
        self.wise.append((day, values))

    # What comes in.

    def platforms_pay(self):
        for source, table in PAYPAL.items():
            kind = "Mass Pay Payment" if source == "Annomill" else "General Payment"
            for day, gross, contract in payouts(table):
                self.on_paypal(day, (2, 4) if source == "Annomill" else (8, 16), Name=source, Type=kind, Gross=gross,
                               Fee=fee_of(source, gross), From=MAILS[source], To=OWN_MAIL, Subject=contract)

    def clients_pay(self):
        for source, table in WISE.items():
            for day, amount, words in payouts(table):
                contract, reference = words.rsplit(" ", 1)
                self.on_wise(day, amount=amount, payer=source, reference=reference,
                             text=f"Received money from {source} with reference {reference}", note=contract)

    # What is hers already.

    def withdraw(self):
        """Every second Thursday what lies on PayPal goes to Wise; it arrives on the next working day."""
        day = date(2026, 4, 9)
        while day < LAST:
            held = self.balance(day)
            amount = held - held % 5 - 20
            if amount >= 100:
                self.on_paypal(day, (17, 20), Name="", Type="General Withdrawal - Bank Account", Gross=-amount,
                               From=OWN_MAIL, To="", Subject="")
                self.on_wise(working_day(day + timedelta(days=1)), amount=amount,
                             payer="PayPal", reference="PAYPAL TRANSFER",
                             text="Received money from PayPal with reference PAYPAL TRANSFER", note="")
            day += timedelta(days=14)

    def balance(self, day):
        return OPENING["paypal"] + sum((v["Gross"] - v["Fee"] for d, _, v in self.paypal
                                        if d <= day and v["Status"] == "Completed"), D(0))

    # What goes out: none of it is income, and none of it counts.

    def pay_rent(self):
        for month in range(4, 12):
            self.on_wise(working_day(date(2026, month, 1)), amount=-RENT,
                         payee="Alder Row Lettings", text="Sent money to Alder Row Lettings",
                         reference=f"Flat 4 {date(2026, month, 1):%b}", note="")

    def subscribe(self):
        for month in range(4, 12):
            self.on_paypal(date(2026, month, 6), (5, 6), Name="Inkwell Writing Software",
                           Type="PreApproved Payment Bill User Payment", Gross=D("-9.99"), From=OWN_MAIL,
                           To="billing@inkwell.example", Subject="Inkwell monthly")

    def shop(self):
        day = date(2026, 4, 2)
        while day <= LAST - timedelta(days=1):
            name, low, high = self.random.choice(SHOPS)
            amount = D(self.random.randint(low * 100, high * 100)) / 100
            self.on_wise(day, amount=-amount, merchant=name, reference="", note="",
                         text=f"Card transaction of {amount:.2f} USD issued by {name}")
            day += timedelta(days=self.random.randint(4, 10))

    def change_her_mind(self):
        """A keyboard that went back, and a payment that PayPal turned down."""
        bought = self.on_paypal(date(2026, 6, 3), (19, 21), Name="Quiet Keys", Type="Express Checkout Payment",
                                Gross=D("-64.90"), From=OWN_MAIL, To="shop@quietkeys.example", Subject="Keyboard, low")
        self.on_paypal(date(2026, 6, 15), (9, 11), Name="Quiet Keys", Type="Payment Refund", Gross=D("64.90"),
                       From="shop@quietkeys.example", To=OWN_MAIL, Subject="Keyboard, low", Reference=bought)
        self.on_paypal(date(2026, 9, 11), (13, 14), Name="Verbolane", Type="General Payment", Status="Denied",
                       Gross=D("171.12"), Fee=D("3.42"), From=MAILS["Verbolane"], To=OWN_MAIL,
                       Subject="Prompt ranking")


def amount_text(value):
    return f"{value:,.2f}"


def paypal_row(day, time, values, balance):
    summer = date(2026, 3, 8) <= day < date(2026, 11, 1)
    net = values["Gross"] - values["Fee"]
    impact = "Memo" if values["Status"] != "Completed" else "Credit" if net > 0 else "Debit"
    return [f"{day:%m/%d/%Y}", time, "PDT" if summer else "PST", values["Name"], values["Type"], values["Status"], "USD",
            amount_text(values["Gross"]), amount_text(-values["Fee"]) if values["Fee"] else "0.00", amount_text(net),
            values["From"], values["To"], values["Transaction ID"], "", values.get("Reference", ""),
            amount_text(balance), values["Subject"], "", impact]


def write_paypal(life, folder, name, first, last):
    balance = OPENING["paypal"]
    with open(os.path.join(folder, name), "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, quoting=csv.QUOTE_ALL)
        out.writerow(PAYPAL_COLUMNS)
        for day, time, values in sorted(life.paypal, key=lambda row: row[:2]):
            if values["Status"] == "Completed":
                balance += values["Gross"] - values["Fee"]
            if first <= day <= last:
                out.writerow(paypal_row(day, time, values, balance))


def wise_row(day, values, number, balance):
    card = "merchant" in values
    return [f"{'CARD' if card else 'TRANSFER'}-{number}", f"{day:%d-%m-%Y}", f"{values['amount']:.2f}", "USD", values["text"], values["reference"],
            f"{balance:.2f}", "", "", "", values.get("payer", ""), values.get("payee", ""),
            "026073150-4471902" if "payee" in values else "", values.get("merchant", ""), "7731" if card else "",
            OWN_NAME if card else "", "", values["note"], "0.00", ""]


def write_wise(life, folder, name):
    """Newest first, as Wise does."""
    rows = []
    balance = OPENING["wise"]
    number = 911_204_118
    for day, values in sorted(life.wise, key=lambda row: (row[0], -row[1]["amount"])):
        balance += values["amount"]
        if balance < 0:
            sys.exit(f"Nell would be overdrawn by {-balance} on {day}")
        number += life.random.randint(20_000, 900_000)
        rows.append(wise_row(day, values, number, balance))
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(WISE_COLUMNS)
        out.writerows(reversed(rows))


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    life = Life(4663)
    life.subscribe()
    life.change_her_mind()
    life.platforms_pay()
    life.clients_pay()
    life.withdraw()
    life.pay_rent()
    life.shop()
    write_paypal(life, folder, "paypal-2026-04-to-08.csv", date(2026, 4, 1), date(2026, 8, 31))
    # Downloaded later, with two weeks that the first file has already: they are known and not counted twice.
    write_paypal(life, folder, "paypal-2026-08-to-11.csv", date(2026, 8, 18), LAST)
    write_wise(life, folder, "wise-usd-2026-04-to-11.csv")


if __name__ == "__main__":
    main()
