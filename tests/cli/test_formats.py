# test_formats.py: formats of the person's own: mapped, recognised, shared, removed
#
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later

from clitest import CliTest, main

PAYOUTS = """Day;Job;Mins;Earned;Cut;To you;Ref
08.05.26;VOICE SCRIPTS;420;182,00;1,50;180,50;GL-4410
05.06.26;VOICE SCRIPTS;285;123,50;1,50;122,00;GL-4447
"""


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


main()
