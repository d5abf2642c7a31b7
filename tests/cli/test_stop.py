#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+C during an import: the book is what it was, or the import is whole."""

import hashlib
import os
import signal
import subprocess
import time

from clitest import CLI, CliTest, main

HEAD = "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
ROWS = 60000


def rows(first, number):
    return HEAD + "".join(f"{1 + i % 12:02}/{1 + i % 28:02}/2026,09:00:00,PST,Quince {i % 9},Website Payment,Completed,"
                          f"USD,12.00,-0.50,11.50,T{i}\n" for i in range(first, first + number))


class Stop(CliTest):
    def digest(self):
        with open(self.book, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()

    def start(self, path):
        return subprocess.Popen([CLI, "--csv", "--book", self.book, "import", path], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, encoding="utf-8", env=self.env, stdin=subprocess.DEVNULL)

    def stop_after(self, process, delay):
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        return process.communicate(timeout=120)

    def test_the_book_is_what_it_was(self):
        self.make_book()
        self.cli("import", self.write("old.csv", rows(0, 50)))
        before, path = self.digest(), self.write("new.csv", rows(20, ROWS))
        delay, stopped = 0.05, 0
        while True:
            process = self.start(path)
            out, err = self.stop_after(process, delay)
            if process.returncode == 0:
                break
            # Before the program listens, the signal ends it as any other.
            self.assertIn(process.returncode, (1, -signal.SIGINT), err)
            if process.returncode == 1:
                self.assertIn("The import was stopped. Nothing was changed.", err)
                self.assertEqual(err.strip().count("\n"), 0, err)
                stopped += 1
            self.assertEqual(out, "")
            self.assertEqual(self.digest(), before)
            self.assertEqual(os.listdir(self.folder.name).count("book.makerent-journal"), 0)
            delay *= 1.25
        self.assertGreater(stopped, 2)
        self.assertEqual(len(self.cli("payouts").rows), ROWS + 20)
        self.cli("check")

    def test_a_book_that_the_import_made_goes_again(self):
        path = self.write("new.csv", rows(0, ROWS))
        process = self.start(path)
        while not os.path.exists(self.book + "-journal") and process.poll() is None:
            time.sleep(0.005)
        _, err = self.stop_after(process, 0.02)
        self.assertEqual(process.returncode, 1, err)
        self.assertIn("Nothing was changed", err)
        self.assertFalse(os.path.exists(self.book))


if __name__ == "__main__":
    main()
