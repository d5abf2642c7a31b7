#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py BUILD-DIR [--rows 10000,100000] [--pairs 5]: how long the main job takes, as ratios.

The reference is one loop of the sqlite3 shell: .import of the same file into twelve text columns with
UNIQUE ON CONFLICT IGNORE on the id. Runs are paired A B A B after a warm-up round; a ratio is the median of
the pairs' ratios. Absolute times on a shared machine say little, so trust the ratios and the CPU time."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TABLE = ("CREATE TABLE p(date,time,tz,name,type,status,cur,gross,fee,net,txid UNIQUE ON CONFLICT IGNORE,descr)")
PYTHON_LOOP = """
import csv, decimal, sqlite3, sys
book = sqlite3.connect(sys.argv[2])
book.execute("CREATE TABLE IF NOT EXISTS p(day,cur,gross INT,fee INT,net INT,txid UNIQUE,party,type,descr)")
money = lambda text: int(decimal.Decimal(text.replace(",", "")) * 100)
with open(sys.argv[1], encoding="utf-8", newline="") as file, book:
    rows = csv.reader(file)
    next(rows)
    book.executemany("INSERT OR IGNORE INTO p VALUES(?,?,?,?,?,?,?,?,?)",
        ((r[0], r[6], money(r[7]), money(r[8]), money(r[9]), r[10], r[3], r[4], r[11]) for r in rows))
"""


class Run:
    def __init__(self, command, env=None):
        start = time.monotonic()
        with tempfile.TemporaryFile() as errors:
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=env)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            errors.seek(0)
            if child.returncode != 0:
                sys.exit(f"{' '.join(command)}\n{errors.read().decode(errors='replace')}")
        self.wall = time.monotonic() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.rss = usage.ru_maxrss / 1024


class Pairs:
    """Runs of A and B in turn, the first round dropped."""

    def __init__(self, count, first, second):
        self.a, self.b = [], []
        for i in range(count + 1):
            a, b = first(), second()
            if i > 0:
                self.a.append(a)
                self.b.append(b)

    def ratio(self, what):
        ratios = [getattr(b, what) / max(getattr(a, what), 1e-6) for a, b in zip(self.a, self.b)]
        return statistics.median(ratios), min(ratios), max(ratios)

    def line(self, name):
        wall, cpu = self.ratio("wall"), self.ratio("cpu")
        return (f"{name:<26} {statistics.median(r.wall for r in self.a):8.3f} {statistics.median(r.wall for r in self.b):8.3f}"
                f"   {wall[0]:5.2f} ({wall[1]:.2f}-{wall[2]:.2f})  {cpu[0]:5.2f} ({cpu[1]:.2f}-{cpu[2]:.2f})"
                f"   {max(r.rss for r in self.a):5.0f} {max(r.rss for r in self.b):5.0f}")


class Bench:
    def __init__(self, build, folder, rows):
        self.folder = folder
        self.cli = os.path.join(build, "src", "cli", "makerent-cli")
        self.csv = os.path.join(folder, f"{rows}.csv")
        self.database = os.path.join(folder, "reference.db")
        self.book = os.path.join(folder, "bench.makerent")
        self.env = dict(os.environ, MAKERENT_DATA_DIR=os.path.join(ROOT, "data"), LC_ALL="C.UTF-8", TZ="UTC",
                        MAKERENT_TODAY="2024-12-31", XDG_DATA_HOME=os.path.join(folder, "data"),
                        XDG_STATE_HOME=os.path.join(folder, "state"))
        subprocess.run([sys.executable, os.path.join(HERE, "make-statement.py"), str(rows), self.csv], check=True)

    def clear(self, *names):
        for name in names:
            for path in (name, name + "-wal", name + "-shm", name + "-journal"):
                if os.path.exists(path):
                    os.remove(path)
        shutil.rmtree(os.path.join(self.folder, "data"), ignore_errors=True)

    def makerent(self, *arguments):
        return Run([self.cli, "--book", self.book, *arguments], self.env)

    def reference(self, *, again=False):
        if not again:
            self.clear(self.database)
        create = [] if again else [TABLE]
        return Run(["sqlite3", self.database, "PRAGMA journal_mode=wal", "PRAGMA synchronous=FULL",
                    "PRAGMA cache_size=-65536", *create, f".import --csv --skip 1 {self.csv} p"])

    def python(self):
        path = os.path.join(self.folder, "python.db")
        self.clear(path)
        return Run([sys.executable, "-c", PYTHON_LOOP, self.csv, path])

    def import_new(self):
        self.clear(self.book)
        return self.makerent("import", self.csv)

    def import_again(self):
        return self.makerent("import", self.csv)

    def reference_again(self):
        return self.reference(again=True)


def print_targets(pairs, reports):
    """What the targets are and where this run stands. `must` is due with the import's own issue."""
    fresh, again, python = pairs["import"], pairs["re-import"], pairs["python"]
    million = pairs["rows"] >= 1000000
    table = [
        ("T1", "import 1M / .import, wall", 0.60, fresh.ratio("wall")[0] if million else None),
        ("T2", "import 1M / .import, CPU", 0.50, fresh.ratio("cpu")[0] if million else None),
        ("T3", "re-import / .import again, wall", 0.30, again.ratio("wall")[0]),
        ("T4", "import 100k / .import, wall", 0.60, fresh.ratio("wall")[0] if pairs["rows"] == 100000 else None),
        ("T5", "import 100k / hledger import", 0.02, None),
        ("T6", "import / python csv + sqlite3, wall", 0.30, python.ratio("wall")[0]),
        ("T7", "peak MB, import of 1M", 256, max(r.rss for r in fresh.b) if million else None),
        ("T8", "timeline, whole process, ms", 16, reports["timeline"] * 1000),
        ("T8", "earnings by source, whole process, ms", 16, reports["earnings"] * 1000),
    ]
    print(f"\n{'':<4} {'target':<40} {'must':>7} {'is':>8}")
    for name, text, must, value in table:
        stands = "not measured" if value is None else f"{value:8.2f}  {'met' if value <= must else 'missed'}"
        print(f"{name:<4} {text:<40} {must:>7} {stands}")


def measure(build, rows, count):
    folder = tempfile.mkdtemp(prefix="makerent-bench-")
    try:
        bench = Bench(build, folder, rows)
        pairs = {"rows": rows}
        print(f"\n{rows} rows, {os.path.getsize(bench.csv) / 1e6:.1f} MB, {count} pairs")
        print(f"{'A / B = reference / Makerent':<26} {'A wall s':>8} {'B wall s':>8}   wall ratio         CPU ratio"
              "           MB A     B")
        pairs["import"] = Pairs(count, bench.reference, bench.import_new)
        print(pairs["import"].line("import"), flush=True)
        print(f"{'':<26} size of the file: {os.path.getsize(bench.database) / 1e6:.1f} MB / {os.path.getsize(bench.book) / 1e6:.1f} MB")
        pairs["re-import"] = Pairs(count, bench.reference_again, bench.import_again)
        print(pairs["re-import"].line("import again"), flush=True)
        pairs["python"] = Pairs(max(count // 2, 1), bench.python, bench.import_new)
        print(pairs["python"].line("import, A = Python loop"), flush=True)

        reports = {}
        bench.makerent("rent", "add", "1450", "--from", "2015-01-01", "--due", "1")
        for name, words in {"start": ("--version",), "timeline": ("report", "timeline", "--csv"),
                            "earnings": ("report", "earnings", "--by", "source", "--csv")}.items():
            runs = [bench.makerent(*words) for _ in range(count + 2)][1:]
            reports[name] = statistics.median(r.wall for r in runs)
            print(f"{name:<26} {'':>8} {reports[name]:8.3f}   whole process, {max(r.rss for r in runs):.0f} MB", flush=True)
        stall = os.path.join(build, "tests", "bench", "bench-stall")
        if os.path.exists(stall):
            bench.clear(bench.book)
            subprocess.run([stall, bench.csv, bench.book], env=bench.env, check=True)
        print_targets(pairs, reports)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", help="build folder with src/cli/makerent-cli")
    parser.add_argument("--rows", default="10000,100000", help="comma-separated sizes (default: %(default)s)")
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    for rows in options.rows.split(","):
        measure(options.build, int(rows), options.pairs)


if __name__ == "__main__":
    main()
