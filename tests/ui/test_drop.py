#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A statement is dropped on the window, as from a file manager."""

import re

from drop import Drops
from harness import UiTest, main


class DropTest(Drops, UiTest):
    def test_statement(self):
        self.drop_file("paypal.csv")
        self.app.find("button", re.compile(r"^Import \d+ Rows$"))

    def test_picture(self):
        self.drop_file("picture.csv")
        self.app.find("label", "This Is Not a Statement")


main()
