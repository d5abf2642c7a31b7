#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""House style that a machine can check: licence headers, sizes, left-over notes, paths of one
machine, the syntax of scripts. Function lengths are reported, and bounded generously."""

import os
import re
import subprocess
import statistics

from lint import ROOT, Tap, files, matches, read, strip

CODE = (".c", ".h", ".py", ".ui", ".css", ".sql", ".build")
MOST_LINES = 700
MOST_FUNCTION_LINES = 120
WIDE = 100
WIDEST = 140
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
# Folders of one machine. A test may speak of them where it tests paths.
MACHINE = re.compile(r"(?<![\w.$}])/(?:home|root|work|Users|srv)/[\w.-]+")
DATA = (".csv", ".po", ".pot", ".png", ".svg", ".pdf", ".txt", ".json", ".makerent", ".1")
FUNCTION = re.compile(r"^(?!static const|struct|typedef|enum|union)(?P<name>[a-z_]\w*) \([^;]*?\)\n"
                      r"\{\n(?P<body>.*?)^\}", re.MULTILINE | re.DOTALL)


def scripts():
    """(path, interpreter) of what starts with #!."""
    for path in files("build-aux", ".ci", "tests", "data", "po"):
        with open(os.path.join(ROOT, path), "rb") as file:
            first = file.readline().decode("utf-8", "replace").strip()
        if first.startswith("#!"):
            yield path, first[2:]


def has_licence(path):
    head = read(path)[:600]
    return "SPDX-License-Identifier: GPL-3.0-or-later" in head


def functions(path):
    text = strip(read(path), strings=True)
    for match in FUNCTION.finditer(text):
        yield match["name"], match["body"].count("\n") + 2


def report_functions(tap):
    lengths = {f"{path}: {name}": length for path in files("src", endings=(".c",))
               for name, length in functions(path)}
    if not lengths:
        tap.check("functions were found", ["none"])
        return
    values = sorted(lengths.values())
    long = {name: length for name, length in lengths.items() if length > 60}
    tap.note(f"{len(values)} functions: mean {statistics.mean(values):.1f} lines, median "
             f"{statistics.median(values):.0f}, 90 % up to {values[len(values) * 9 // 10]}, "
             f"{len(long)} over 60")
    for name, length in sorted(long.items(), key=lambda item: -item[1])[:12]:
        tap.note(f"{length} lines, {name}")
    tap.check(f"no function over {MOST_FUNCTION_LINES} lines",
              [f"{name}: {length} lines" for name, length in lengths.items()
               if length > MOST_FUNCTION_LINES])


def report_widths(tap, sources):
    """Of code: a comment beside a declaration may go over."""
    widths = {f"{path}:{number}": len(line.rstrip()) for path in sources
              for number, line in enumerate(strip(read(path)).split("\n"), 1)}
    wide = sum(width > WIDE for width in widths.values())
    tap.note(f"{wide} of {len(widths)} lines over {WIDE} columns")
    tap.check(f"no line of C over {WIDEST} columns",
              [f"{where}: {width}" for where, width in widths.items() if width > WIDEST])


def syntax_errors():
    for path, interpreter in scripts():
        full = os.path.join(ROOT, path)
        if interpreter.endswith("python3"):
            try:
                compile(read(path), path, "exec")
            except SyntaxError as error:
                yield f"{path}: {error}"
        elif "sh" in interpreter:
            checked = subprocess.run(["bash", "-n", full], check=False, text=True,
                                     stdin=subprocess.DEVNULL, capture_output=True)
            if checked.returncode != 0:
                yield checked.stderr
        if path.startswith(("build-aux", ".ci")) and not os.access(full, os.X_OK):
            yield f"{path}: starts with #! but cannot be executed"
        if interpreter not in ("/bin/bash", "/bin/sh", "/usr/bin/python3"):
            yield f"{path}: {interpreter} is not a program that Debian has in one place"


def main():
    tap = Tap()
    code = files("src", "tests", "ui", "data", endings=CODE)
    own = [path for path in files() if not path.endswith(DATA) and path != "LICENSE"]
    headed = [path for path in code if path.endswith((".c", ".h", ".py"))]
    headed += [path for path, _ in scripts()]

    tap.check("each source names its licence",
              [path for path in headed if not has_licence(path)])
    tap.check(f"no file over {MOST_LINES} lines",
              [f"{path}: {read(path).count(chr(10))} lines" for path in code
               if read(path).count("\n") > MOST_LINES])
    report_widths(tap, [path for path in code if path.startswith("src/")
                        and path.endswith((".c", ".h"))])
    tap.check("no trailing white space, no tabs",
              [line for path in code if path.endswith((".c", ".h", ".py", ".ui"))
               for line in matches(path, r"(?m)[ \t]+$|^\t", read(path))])
    tap.check("nothing is left unfinished",
              [line for path in code if not path.startswith("tests/lint")
               for line in matches(path, UNFINISHED, read(path))])
    tap.check("no path of one machine",
              [line for path in own for line in matches(path, MACHINE, read(path))])
    tap.check("the scripts have no syntax errors", syntax_errors())
    report_functions(tap)
    tap.end()


if __name__ == "__main__":
    main()
