# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A book for the tests of the window: eight months of an invented writer, typed in through
makerent-cli. Rent 1,450.00 on the 1st, a quarter set aside, today is 19 November 2026."""

SOURCES = (("Annomill", "ai"), ("Harrow & Finch", "craft"), ("Northpier Library", "other"))

# Month, then what came: day, source, amount.
MONTHS = (
    ("2026-04", ((8, 0, "603.84"), (17, 1, "650.00"), (21, 2, "150.00"), (28, 0, "500.00"))),
    ("2026-05", ((7, 0, "735.22"), (13, 1, "600.00"), (20, 2, "150.00"), (28, 0, "700.00"))),
    ("2026-06", ((10, 0, "566.80"), (17, 2, "150.00"), (25, 0, "500.00"))),
    ("2026-07", ((8, 1, "900.00"), (14, 0, "800.00"), (29, 0, "743.00"))),
    ("2026-08", ((5, 0, "411.76"), (19, 0, "550.00"))),
    ("2026-09", ((2, 0, "482.72"), (9, 1, "950.00"), (16, 2, "150.00"), (23, 0, "1200.00"))),
    ("2026-10", ((6, 0, "748.61"), (14, 1, "650.00"), (21, 2, "150.00"), (28, 0, "800.00"))),
    ("2026-11", ((4, 0, "341.73"), (9, 1, "900.00"), (11, 0, "400.00"))),
)


def make(cli, rent=True, payouts=True):
    """Fills the default book. cli: UiTest.cli."""
    cli("new", "--currency=USD")
    if rent:
        cli("rent", "add", "1450", "--from=2026-04-01", "--due=1")
        cli("accounts", "count", "1610", "--on=2026-03-31")
    if not payouts:
        return
    cli("set-aside", "add", "25", "--from=2026-01-01")
    for name, work in SOURCES:
        cli("sources", "add", name, f"--work={work}")
    for month, receipts in MONTHS:
        for day, source, amount in receipts:
            cli("payouts", "add", amount, f"--on={month}-{day:02}",
                f"--source={SOURCES[source][0]}")


def tab_to(app, node):
    """Puts the keyboard focus on a node as a person does."""
    for _ in range(40):
        if "focused" in node.states:
            return
        app.keys("Tab")
    raise AssertionError(f"Tab does not reach {node!r}")
