#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers: who includes whom, who knows SQL, who may count in floating point. What the text
shows is checked in the text; that a forbidden include does not compile is tried."""

import json
import os
import re
import shlex
import subprocess
import tempfile

from lint import BUILD, LAYERS, ROOT, Tap, files, layer_of, matches, read, strip

SEES = {
    "core": [],
    "statements": ["core"],
    "book": ["core", "statements"],
    "reports": ["core", "statements", "book"],
    "documents": ["core", "statements", "book", "reports"],
    "cli": ["core", "statements", "book", "reports", "documents"],
    "model": ["core", "statements", "book", "reports", "documents"],
    "app": ["core", "statements", "book", "reports", "documents", "model"],
}
# A header of the system: the layers that may include it.
OUTSIDE = {
    r"(?:gtk|gdk|gsk)/": ["app"],
    r"adwaita\.h": ["app"],
    r"sqlite3\.h": ["book"],
    r"csv\.h": ["statements"],
    r"(?:cairo|pango)": ["documents", "model", "app"],
    r"(?:curl|libsoup|sys/socket|netinet|arpa)": [],
}
EXACT = ["core", "statements", "book", "reports"]
SQL = re.compile(r'"\s*(?:SELECT\s+\S|INSERT\s+(?:OR\s+\w+\s+)?INTO\b|UPDATE\s+\w+\s+SET\b'
                 r'|DELETE\s+FROM\b|(?:CREATE|DROP|ALTER)\s+(?:TABLE|INDEX|VIEW|TRIGGER)\b'
                 r'|PRAGMA\s+\w|BEGIN\s+IMMEDIATE|(?:LEFT\s+)?JOIN\s+\w+\s+(?:ON|USING)\b)')
FLOATING = re.compile(r"\b(?:double|float|g?double|gfloat|strtod|g_ascii_strtod|g_strtod|atof"
                      r"|sqlite3_(?:column|bind|value|result)_double|lround|llround)\b")
NETWORK = re.compile(r"\bG(?:Socket|NetworkAddress|InetAddress|Resolver)\w*|\bg_socket_\w+")
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.MULTILINE)

HEADER_OF = {"core": "mkr-date.h", "statements": "mkr-statement.h", "book": "mkr-book.h",
             "reports": "mkr-timeline.h", "documents": "mkr-chart.h", "model": "mkr-session.h"}


def foreign_includes(path, text, home):
    layer = layer_of(path)
    for name in INCLUDE.findall(text):
        owner = home.get(os.path.basename(name))
        if owner and owner != layer and owner not in SEES[layer]:
            yield f"{path}: src/{layer} may not include {name} of src/{owner}"
        for pattern, allowed in OUTSIDE.items():
            if re.match(pattern, name) and layer not in allowed:
                yield f"{path}: src/{layer} may not include <{name}>"


def compile_commands():
    """One compile command for each layer: (arguments without file and output, folder)."""
    with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as file:
        entries = json.load(file)
    found = {}
    for entry in entries:
        path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), ROOT)
        layer = layer_of(path)
        if layer and layer not in found and path.endswith(".c"):
            found[layer] = (shlex.split(entry["command"]), entry["directory"])
    return found


def compiles(command, folder, snippet):
    arguments, skip = [], False
    for argument in command:
        if skip or argument in ("-o", "-MF", "-MQ", "-c"):
            skip = argument in ("-o", "-MF", "-MQ")
            continue
        if argument not in ("-MD", "-MMD") and not argument.endswith(".c"):
            arguments.append(argument)
    return subprocess.run([*arguments, "-fsyntax-only", snippet], cwd=folder, check=False,
                          stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def forbidden_headers(layer):
    above = [name for name in HEADER_OF if name != layer and name not in SEES[layer]]
    yield from (f'"{HEADER_OF[name]}"' for name in above)
    for header, allowed in (("<gtk/gtk.h>", "app"), ("<adwaita.h>", "app"),
                            ("<sqlite3.h>", "book"), ("<csv.h>", "statements")):
        if layer != allowed:
            yield header


def try_includes(tap):
    commands = compile_commands()
    with tempfile.TemporaryDirectory() as folder:
        for layer in LAYERS:
            if layer not in commands:
                continue
            problems = []
            command, directory = commands[layer]

            def tried(*lines):
                snippet = os.path.join(folder, "snippet.c")
                with open(snippet, "w", encoding="utf-8") as file:
                    file.write("".join(f"{line}\n" for line in lines))
                return compiles(command, directory, snippet)

            # The check itself has to work: what is allowed compiles.
            allowed = [*SEES[layer], *([layer] if layer in HEADER_OF else [])]
            if not tried(*(f'#include "{HEADER_OF[name]}"' for name in allowed), "int nothing;"):
                problems.append(f"src/{layer}: its own headers do not compile in the test")
            problems += [f"src/{layer}: #include {header} compiles"
                         for header in forbidden_headers(layer)
                         if tried(f"#include {header}", "int nothing;")]
            tap.check(f"a forbidden include does not compile in src/{layer}", problems)


def main():
    tap = Tap()
    sources = [path for path in files("src", endings=(".c", ".h")) if layer_of(path) in LAYERS]
    texts = {path: strip(read(path)) for path in sources}
    home = {os.path.basename(path): layer_of(path) for path in sources if path.endswith(".h")}

    tap.check("sources were found", [] if len(sources) > 10 else ["too few"])
    tap.check("each layer includes only what it may see",
              [line for path, text in texts.items()
               for line in foreign_includes(path, text, home)])
    tap.check("SQL is in src/book alone",
              [line for path, text in texts.items() if layer_of(path) != "book"
               for line in matches(path, SQL, text)])
    tap.check("no floating point below drawing",
              [line for path in texts if layer_of(path) in EXACT
               for line in matches(path, FLOATING, strip(read(path), strings=True))])
    tap.check("no network",
              [line for path, text in texts.items() for line in matches(path, NETWORK, text)])
    try_includes(tap)
    tap.end()


if __name__ == "__main__":
    main()
