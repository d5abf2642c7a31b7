#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contracts, hours, duties and rates: the worked scenarios of the domain, to the cent and the day."""

import os
import signal
import sqlite3
import subprocess

from clitest import CLI, CliTest, main

LOS_ANGELES = "America/Los_Angeles"


class Contracts(CliTest):
    def setUp(self):
        super().setUp()
        self.make_book()
        self.cli("sources", "add", "Annomill", "--work", "ai")

    def add(self, title, *options, state="active"):
        row, = self.cli("contracts", "add", title, "--source", "Annomill", "--state", state, *options).rows
        return row

    def log(self, contract, time, *options, code=0):
        return self.cli("hours", "log", contract, time, *options, code=code)

    def rate(self, contract, *options, code=0):
        return self.cli("contracts", "rate", contract, *options, code=code)

    def rates(self, *options):
        return {row["name"]: row for row in self.cli("report", "rates", *options).rows}

    def test_life_of_a_contract(self):
        self.assertEqual(self.add("Musen", state="offered")["state"], "offered")
        refused = self.cli("contracts", "move", "Musen", "active", code=1)
        self.assertIn("Signed", refused.err)
        self.cli("contracts", "move", "Musen", "signed", "--on", "2026-01-05")
        self.cli("contracts", "move", "musen", "active", "--on", "2026-01-10")
        self.cli("contracts", "move", "Musen", "ended", "--on", "2026-03-14", code=1)
        row, = self.cli("contracts", "move", "Musen", "ended", "--reason", "went-quiet", "--on", "2026-03-14").rows
        self.assertEqual((row["state"], row["end_reason"], row["signed"], row["starts"], row["ends"]),
                         ("ended", "went-quiet", "2026-01-05", "2026-01-10", "2026-03-14"))
        row, = self.cli("contracts", "unmove", "Musen").rows
        self.assertEqual((row["state"], row["ends"]), ("active", ""))
        self.assertEqual(len(self.cli("contracts", "list", "--state", "active").rows), 1)
        self.assertEqual(self.cli("contracts", "list", "--search", "nova").rows, [])
        row, = self.cli("contracts", "edit", "Musen", "--title", "Nova", "--client", "Harrow").rows
        self.assertEqual((row["title"], row["client"], row["state"]), ("Nova", "Harrow", "active"))
        self.cli("contracts", "add", "Nova", "--source", "Annomill", code=1)
        self.cli("contracts", "add", "Third", code=2)
        self.cli("contracts", "add", "Third", "--source", "Nobody", code=1)
        self.cli("contracts", "show", "Musen", code=1)
        self.cli("contracts", "remove", "Nova")
        self.cli("check")

    def test_scenario_1_take_the_gig(self):
        offer = ["offers", "check", "52.00", "--hours", "60h", "--unpaid", "20h"]
        row, = self.cli(*offer, "--floor", "40").rows
        self.assertEqual((row["pay"], row["all_hours"], row["real_rate"], row["break_even"], row["above_floor"]),
                         ("3120.00", "80:00", "39.00", "66:40", "no"))
        row, = self.cli(*offer).rows
        self.assertEqual((row["floor"], row["break_even"], row["above_floor"]), ("", "", ""))
        self.cli("settings", "--floor-rate", "39")
        row, = self.cli(*offer).rows
        self.assertEqual((row["break_even"], row["above_floor"]), ("60:00", "yes"))
        row, = self.cli(*offer, "--floor", "60").rows
        self.assertEqual((row["break_even"], row["above_floor"]), ("", "no"))
        self.cli("offers", "check", "52.00", code=1)
        self.add("Gig")
        self.rate("Gig", "52", "--from", "2026-01-01")
        self.log("Gig", "20h", "--on", "2026-01-05", "--kind", "test")
        for day, time in (("12", "18.5 h"), ("19", "22.25 h"), ("26", "9 h")):
            self.log("Gig", time, "--on", f"2026-01-{day}")
        row = self.rates()["Gig"]
        self.assertEqual((row["by_rates"], row["rate_of_all_hours"], row["minutes"]), ("2587.00", "37.09", str(69 * 60 + 45)))
        self.cli("contracts", "clause", "Gig", "no-bypass", "yes", "--party", "Harrow", "--ends", "no-end")
        clash = self.cli(*offer, "--client", "Harrow")
        self.assertEqual((clash.rows[0]["bars"], clash.rows[0]["look"]), ("1", "0"))
        self.assertIn("may work", clash.err)
        self.assertEqual(self.cli(*offer, "--client", "Northpier").err, "")

    def test_scenario_2_a_rate_cut_midweek(self):
        self.add("Musen")
        self.rate("Musen", "21.00", "--from", "2026-01-01")
        rows = self.rate("Musen", "16.00", "--from", "2026-03-11").rows
        self.assertEqual([row["change_percent"] for row in rows], ["", "-23.81"])
        self.log("Musen", "10h", "--on", "2026-03-10")
        self.log("Musen", "14:00", "--on", "2026-03-11")
        row = self.rates()["Musen"]
        self.assertEqual((row["by_rates"], row["rate_of_all_hours"], row["listed_rate"], row["change_percent"]),
                         ("434.00", "18.08", "16.00", "-23.81"))
        self.assertEqual(self.rates("--to", "2026-03-10")["Musen"]["by_rates"], "210.00")
        self.assertIn("overlap", self.rate("Musen", "30", "--from", "2026-03-11", code=1).err)
        self.rate("Musen", "30", "--from", "2026-02-01", "--until", "2026-03-11", code=1)
        self.rate("Musen", "a lot", code=2)

    def test_a_new_contract_that_pays_less_is_marked(self):
        self.add("Old")
        self.add("New")
        self.rate("Old", "40", "--from", "2026-01-01")
        self.rate("New", "15", "--from", "2026-02-01")
        self.assertEqual(self.rates()["New"]["change_percent"], "-62.50")
        self.assertEqual(self.rates()["Old"]["change_percent"], "")

    def test_scenario_3_a_cap_of_each_task(self):
        self.add("Capped")
        self.rate("Capped", "60", "--from", "2026-01-01", "--unit-cap", "45m")
        for minutes in (38, 45, 52, 61, 44, 70):
            self.log("Capped", f"{minutes} min", "--on", "2026-02-02", "--tasks", "1")
        row = self.rates()["Capped"]
        self.assertEqual((row["minutes"], row["paid_minutes"], row["by_rates"], row["rate_of_all_hours"]),
                         ("310", "262", "262.00", "50.71"))
        self.log("Capped", "150 min", "--on", "2026-02-01", "--kind", "onboarding")
        row = self.rates()["Capped"]
        self.assertEqual((row["minutes"], row["by_rates"], row["rate_of_all_hours"], row["paid_rate"]),
                         ("460", "262.00", "34.17", "60.00"))
        self.assertEqual(row["unpaid_percent"], "43.04")

    def test_scenario_7_the_cut_off_of_a_pay_week(self):
        self.add("Mercor", "--zone", "Asia/Kolkata", "--week-start", "sat", "--pay-day", "wed", "--week-cap", "20h")
        self.rate("Mercor", "52", "--from", "2026-01-01")
        for time, at in (("3h", "10:00"), ("4h", "14:00")):
            self.log("Mercor", time, "--at", f"2026-03-13 {at}", "--zone", LOS_ANGELES)
        first, second, = self.cli("--as-of", "2026-03-14", "hours", "weeks", "Mercor", "--zone", LOS_ANGELES).rows
        self.assertEqual((first["cut_off"], first["paid_time"], first["by_rates"], first["pay_day"]),
                         ("2026-03-13 11:30 PDT", "1:30", "78.00", "2026-03-18"))
        self.assertEqual((second["paid_time"], second["by_rates"], second["pay_day"], second["left"], second["cap_percent"]),
                         ("5:30", "286.00", "2026-03-25", "14:30", "27.5"))
        self.cli("contracts", "edit", "Mercor", "--hold", "7")
        first, _ = self.cli("--as-of", "2026-03-14", "hours", "weeks", "Mercor").rows
        self.assertEqual(first["pay_day"], "2026-03-25")
        winter, *_ = self.cli("--as-of", "2026-01-09", "hours", "weeks", "Mercor", "--zone", LOS_ANGELES).rows
        self.assertEqual(winter["cut_off"], "2026-01-09 10:30 PST")
        self.cli("contracts", "edit", "Mercor", "--zone", "Mars/Olympus", code=2)

    def test_scenario_8_removed_hours(self):
        self.add("Mercor", "--zone", "Asia/Kolkata", "--week-start", "sat", "--pay-day", "wed")
        self.rate("Mercor", "52", "--from", "2026-01-01")
        self.log("Mercor", "6h", "--at", "2026-03-12 09:00", "--zone", LOS_ANGELES)
        self.cli("hours", "platform", "Mercor", "2026-03-12", "2h")
        week, *_ = self.cli("--as-of", "2026-03-17", "hours", "weeks", "Mercor").rows
        self.assertEqual((week["by_rates"], week["platform_time"], week["gap_time"], week["gap"]),
                         ("312.00", "2:00", "4:00", "208.00"))
        shown = ["--zone", LOS_ANGELES]
        row, = self.cli("--as-of", "2026-03-17", "disputes", "add", "Mercor", "312.00", "--paid", "104.00", *shown).rows
        self.assertEqual((row["contested"], row["waiting"], row["state"], row["open_before"]),
                         ("208.00", "208.00", "draft", "2026-03-20 11:30 PDT"))
        lapsed, = self.cli("--as-of", "2026-03-21", "disputes", *shown).rows
        self.assertEqual((lapsed["contested"], lapsed["waiting"], lapsed["state"]), ("208.00", "0.00", "lapsed"))
        move = ["disputes", "move", row["dispute"]]
        self.cli(*move, "opened", "--at", "2026-03-20 11:30", *shown, code=1)
        self.cli(*move, "won", "--at", "2026-03-20 11:29", *shown, code=1)
        opened, = self.cli(*move, "opened", "--at", "2026-03-20 11:29", *shown).rows
        self.assertEqual((opened["state"], opened["waiting"], opened["opened"]), ("opened", "208.00", "2026-03-20 11:29 PDT"))
        self.cli(*move, "part-won", "--brought", "208.00", code=1)
        ended, = self.cli(*move, "part-won", "--brought", "100.00").rows
        self.assertEqual((ended["state"], ended["outcome"], ended["waiting"]), ("part-won", "100.00", "0.00"))
        self.cli("disputes", "add", "Mercor", "10.00", "--paid", "10.00", code=1)
        self.cli("contracts", "remove", "Mercor", code=1)
        self.cli("disputes", "remove", row["dispute"])
        self.cli("hours", "platform", "Mercor", "2026-03-12", "none")
        self.cli("check")

    def test_scenario_12_what_did_i_promise(self):
        self.add("Voice")
        clause = ["contracts", "clause", "Voice"]
        self.cli(*clause, "no-bypass", "yes", "--ends", "2 years after ended", "--party", "Harrow Press", "--page", "p. 4")
        self.cli(*clause, "confidentiality", "yes", "--ends", "no-end")
        self.cli(*clause, "use", "yes", "--starts", "2026-02-01", "--ends", "12 months from own")
        self.cli(*clause, "erase-by", "yes", "--ends", "1 day after use")
        self.cli(*clause, "train-use", "silent")
        self.cli(*clause, "train-use", "maybe", code=2)
        self.cli(*clause, "notice", "yes", "--ends", "some day", code=2)
        self.cli(*clause, "notice", "silent", "--ends", "no-end", code=1)
        states = {row["matter"]: row["state"] for row in self.cli("duties").rows}
        self.assertEqual(states["no-bypass"], "waiting")
        self.cli("contracts", "move", "Voice", "ended", "--reason", "by-them", "--on", "2026-03-14")
        rows = self.cli("--as-of", "2026-03-15", "report", "duties").rows
        self.assertEqual([(row["matter"], row["last_day"], row["next_alert"]) for row in rows],
                         [("use", "2027-01-31", "2026-12-02"), ("erase-by", "2027-02-01", "2027-02-01"),
                          ("no-bypass", "2028-03-14", "2028-02-13"), ("confidentiality", "", "")])
        alerts = self.cli("--as-of", "2026-12-02", "duties", "--alerts").rows
        self.assertEqual([row["matter"] for row in alerts], ["use"])
        clash, = self.cli("may", "work", "Harrow Press", "--on", "2028-03-01").rows
        self.assertEqual((clash["answer"], clash["contract"], clash["last_day"], clash["page"]),
                         ("bars", "Voice", "2028-03-14", "p. 4"))
        free = self.cli("may", "work", "Harrow Press", "--on", "2028-03-15")
        self.assertEqual(free.rows, [])
        self.assertIn("No clause", free.err)
        shown, = self.cli("may", "show", "Voice", "--on", "2099-01-01").rows
        self.assertEqual((shown["answer"], shown["ends"]), ("bars", "no-end"))
        last = self.cli("--as-of", "2028-03-15", "duties").rows
        self.assertEqual([row["matter"] for row in last], ["confidentiality"])
        self.assertEqual(len(self.cli("--as-of", "2028-03-15", "duties", "--all").rows), 4)

    def test_hours_with_their_zone_and_overlap(self):
        self.add("Musen")
        row, = self.log("Musen", "1h30", "--at", "2026-03-13 22:00", "--zone", LOS_ANGELES, "--note", "late").rows
        self.assertEqual((row["date"], row["start"], row["zone"], row["time"], row["paid"]),
                         ("2026-03-13", "2026-03-13 22:00 PDT", LOS_ANGELES, "1:30", "yes"))
        warned = self.log("Musen", "1h", "--at", "2026-03-14 05:30", "--zone", "UTC")
        self.assertIn("overlap", warned.err)
        self.assertNotIn("overlap", self.log("Musen", "1h", "--at", "2026-03-14 07:00", "--zone", "UTC").err)
        self.log("Musen", "90", code=2)
        self.log("Musen", "1h", "--at", "2026-03-08 02:30", "--zone", LOS_ANGELES, code=2)
        self.log("Musen", "1h", "--at", "2026-03-14 07:00", "--on", "2026-03-14", code=2)
        row, = self.cli("hours", "edit", row["entry"], "--time", "0:45", "--kind", "meeting").rows
        self.assertEqual((row["time"], row["kind"], row["paid"], row["start"]), ("0:45", "meeting", "no", "2026-03-13 22:00 PDT"))
        self.cli("contracts", "clause", "Musen", "pays-meetings", "yes")
        row, = self.log("Musen", "20 min", "--on", "2026-03-20", "--kind", "meeting").rows
        self.assertEqual(row["paid"], "yes")
        self.assertEqual(len(self.cli("hours", "--contract", "Musen", "--from", "2026-03-14").rows), 3)
        self.cli("hours", "remove", row["entry"])
        self.cli("hours", "remove", row["entry"], code=1)
        self.cli("contracts", "remove", "Musen", code=1)
        self.cli("check")

    def test_the_timer_survives_a_kill(self):
        self.add("Musen")
        self.cli("hours", "stop", code=1)
        self.assertIn("No timer", self.cli("hours", "status").err)
        self.cli("hours", "start", "Musen", "--at", "2026-03-13 10:00", "--zone", LOS_ANGELES)
        process = subprocess.Popen([CLI, "--book", self.book, "hours", "status"], env=self.env, stdout=subprocess.DEVNULL)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        self.cli("hours", "start", "Musen", code=1)
        running, = self.cli("--as-of", "2026-03-13", "hours", "status").rows
        self.assertEqual((running["start"], running["entry"]), ("2026-03-13 10:00 PDT", ""))
        self.cli("hours", "stop", "--at", "2026-03-13 09:00", code=1)
        row, = self.cli("hours", "stop", "--at", "2026-03-13 11:30", "--tasks", "3").rows
        self.assertEqual((row["time"], row["tasks"], row["date"]), ("1:30", "3", "2026-03-13"))
        self.cli("hours", "start", "Musen")
        self.cli("hours", "discard")
        self.assertEqual(len(self.cli("hours").rows), 1)

    def test_real_rate_of_a_source(self):
        """6.5 paid hours at $25 and 11 in all, as the public known answer has it."""
        self.add("Known")
        self.rate("Known", "25", "--from", "2026-01-01")
        self.log("Known", "6.5 h", "--on", "2026-01-05")
        self.log("Known", "4.5 h", "--on", "2026-01-05", "--kind", "waiting")
        self.cli("import", self.write("rows.csv", "date,source,currency,gross,fee,net,reference,text\n"
                                      "2026-01-12,Annomill,USD,162.50,0.00,162.50,A1,week\n"))
        self.cli("settings", "--floor-rate", "20")
        for by in ("source", "contract"):
            row, = self.cli("report", "rates", "--by", by).rows
            self.assertEqual((row["received"], row["real_rate"], row["paid_rate"], row["unpaid_percent"], row["below_floor"]),
                             ("162.50", "14.77", "25.00", "40.91", "yes"), by)
        self.add("Second")
        self.log("Second", "1h", "--on", "2026-01-06")
        row = self.rates()["Known"]
        self.assertEqual((row["received"], row["real_rate"]), ("", ""))
        self.cli("report", "rates", "--by", "moon", code=2)

    def test_hidden_names(self):
        self.add("Secret Project", "--client", "Secret Client")
        self.rate("Secret Project", "25", "--from", "2026-01-01")
        self.log("Secret Project", "1h", "--note", "Secret note")
        self.cli("contracts", "clause", "Secret Project", "no-bypass", "yes", "--party", "Secret Client", "--text", "Secret", "--ends",
                 "no-end")
        self.cli("settings", "--hide-names", "yes")
        for words in (["contracts"], ["contracts", "rates"], ["contracts", "clauses", "1"], ["hours"], ["duties"],
                      ["report", "rates"], ["may", "work", "Secret Client"], ["hours", "weeks", "1"]):
            self.assertNotIn("Secret", self.cli(*words).out, words)
            self.assertNotIn("Annomill", self.cli(*words).out, words)
        self.assertIn("Secret Client", self.cli("--real-names", "contracts").out)

    def test_a_source_with_a_contract_stays_when_its_import_goes(self):
        head = "date,source,currency,gross,fee,net,reference,text\n"
        row = "2026-01-12,Northpier,USD,10.00,0.00,10.00,N1,week\n"
        self.cli("import", self.write("rows.csv", head + row))
        self.cli("contracts", "add", "Press", "--source", "Northpier")
        self.cli("undo-import", self.cli("imports").rows[0]["batch"])
        self.assertIn("Northpier", [row["source"] for row in self.cli("sources").rows])
        self.cli("check")

    def test_a_source_of_a_rule_with_a_contract_stays(self):
        head = "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
        self.cli("import", self.write("paypal.csv", head + "01/10/2026,09:00:00,PST,Tangelo Pay,Website Payment,Completed,USD,"
                                      "10.00,0.00,10.00,T1\n"))
        self.cli("contracts", "add", "Press", "--source", "Tangelo Pay")
        self.cli("rules", "add", "Tangelo Pay", "Annomill")
        self.assertEqual(self.cli("contracts", "show", "Press").rows[0]["source"], "Tangelo Pay")
        self.cli("check")

    def test_a_book_of_version_1_is_brought_up_to_date(self):
        """Even to be read; a copy of it as it was is kept."""
        with sqlite3.connect(self.book) as db:
            db.execute("PRAGMA foreign_keys = OFF")
            for table in ("dispute", "platform_week", "timer", "work_log", "clause", "rate_term", "contract_move", "contract"):
                db.execute(f"DROP TABLE {table}")
            db.execute("PRAGMA user_version = 1")
        db.close()
        self.assertEqual(self.cli("contracts").rows, [])
        self.assertEqual([row["source"] for row in self.cli("sources").rows], ["Annomill"])
        copies = os.listdir(os.path.join(self.path("share"), "makerent", "backups"))
        self.assertEqual(len(copies), 1)
        with sqlite3.connect(os.path.join(self.path("share"), "makerent", "backups", copies[0])) as db:
            self.assertEqual(db.execute("PRAGMA user_version").fetchone(), (1,))
        db.close()
        self.add("Musen")
        self.cli("check")


if __name__ == "__main__":
    main()
