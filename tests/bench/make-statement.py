#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-statement.py ROWS OUT: a PayPal activity file for measurements, the same bytes every time.

Ten years ascending, 22 payers, three currencies, thousands commas, 12 quoted columns, an id a row; three in a
hundred notes hold a newline and quotes, nearly half a comma. Payers, amounts and ids are invented."""

import datetime
import random
import sys

PLATFORMS = ["Lantern, Inc.", "Patchwork Ireland Ltd", "Tubeline Partners", "Craftsy Payments", "Gumtree Press Inc",
             "Teacup Labs", "Redbird Ltd", "Guild Six", "Fivefold Intl.", "Upland Global", "Substrate",
             "Twine Interactive"]
CLIENTS = ["Müller & Söhne GmbH", 'Studio "Nord" AB', "O'Neil Design", "Zoë Clark", "Kraków Press", "Hôtel Étoile",
           "Acme, LLC", "Jane Roe", "Søren Lund", "José Pérez"]
TYPES = {"Mass Pay Payment": 30, "General Payment": 30, "Website Payment": 20, "Subscription Payment": 14,
         "Payment Refund": 2, "General Currency Conversion": 2, "General Withdrawal": 2}
HEADER = ["Date", "Time", "TimeZone", "Name", "Type", "Status", "Currency", "Gross", "Fee", "Net",
          "Transaction ID", "Subject"]
START = datetime.datetime(2015, 1, 1)
SPAN = 3652 * 86400


def money(cents):
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def note(rand, i, time):
    dice = rand.random()
    if dice < .03:
        return f'Invoice {i % 100000}, batch {i % 97}\nSecond line, "net" of fees'
    if dice < .5:
        return f"Payout {time:%Y-%m}, statement {i % 5000}"
    if dice < .8:
        return f"Order {rand.randrange(10 ** 6)}"
    return ""


def rows(count):
    rand = random.Random(20261125)
    names, weights = list(TYPES), list(TYPES.values())
    for i in range(count):
        time = START + datetime.timedelta(seconds=i * SPAN // count + rand.randrange(60))
        kind = rand.choices(names, weights)[0]
        gross = int(rand.lognormvariate(8.2, 1.1)) + 1
        if kind in ("Payment Refund", "General Withdrawal"):
            gross = -gross
        fee = -(gross * 29 // 1000 + 30) if gross > 0 else 0
        party = rand.choice(PLATFORMS if rand.random() < .75 else CLIENTS)
        ident = "".join(rand.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=10)) + f"{i:07d}"
        yield (f"{time:%Y-%m-%d}", f"{time:%H:%M:%S}", "UTC", party, kind,
               "Completed" if rand.random() < .97 else "Pending", rand.choice(["USD"] * 7 + ["EUR"] * 2 + ["GBP"]),
               money(gross), money(fee), money(gross + fee), ident, note(rand, i, time))


def line(cells):
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


def main():
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit("usage: make-statement.py ROWS OUT")
    with open(sys.argv[2], "w", encoding="utf-8", newline="") as out:
        out.write(line(HEADER))
        out.writelines(map(line, rows(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
