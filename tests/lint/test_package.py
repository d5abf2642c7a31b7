#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts in place: each piece is there and valid, the executables are hardened
and call no network."""

import json
import os
import re
import subprocess
import tempfile

from lint import BUILD, ROOT, Tap, files, read

APP_ID = "io.github.makerent.Makerent"
PIECES = [
    "bin/makerent",
    "bin/makerent-cli",
    f"share/applications/{APP_ID}.desktop",
    f"share/metainfo/{APP_ID}.metainfo.xml",
    f"share/glib-2.0/schemas/{APP_ID}.gschema.xml",
    f"share/mime/packages/{APP_ID}.xml",
    f"share/icons/hicolor/scalable/apps/{APP_ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg",
    "share/icons/hicolor/scalable/mimetypes/application-vnd.makerent.book.svg",
    "share/man/man1/makerent.1",
    "share/man/man1/makerent-cli.1",
]
NETWORK = re.compile(r"\b(?:curl_\w+|soup_\w+|g_socket_\w+|g_network_\w+|g_resolver_\w+|socket"
                     r"|connect|getaddrinfo|gethostby\w+|sendto|recvfrom)(?:@|$)")


def run(*command, **options):
    return subprocess.run(command, check=False, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)


def complaints(*command, **options):
    """What a validator says, if it is not content."""
    result = run(*command, **options)
    return [] if result.returncode == 0 else [result.stdout or f"{command[0]}: no reason"]


def install(folder):
    env = {key: value for key, value in os.environ.items() if key != "DESTDIR"}
    result = run("meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", folder, env=env)
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            full = os.path.join(path, name)
            parts = re.split(r"/(?=(?:bin|share)/)", full, maxsplit=1)
            found[parts[-1]] = full
    return result, found


def data_pieces():
    """The formats and the sample: the statements, and the book that is made of them."""
    yield "share/makerent/sample/nell-harker.makerent"
    for path in files("data/formats", endings=(".ini",)) + files("data/sample", endings=(".csv",)):
        yield os.path.join("share/makerent", os.path.relpath(path, "data"))


def weak_points(path):
    """Hardening that an executable lacks."""
    header, program, dynamic = (run("readelf", flag, path).stdout for flag in ("-hW", "-lW", "-dW"))
    symbols = run("nm", "-D", path).stdout
    stack = re.search(r"GNU_STACK\s.*?\s([RWE]+)\s+0x", program)
    name = os.path.basename(path)
    if not re.search(r"Type:\s+DYN", header):
        yield f"{name}: not position independent"
    if "GNU_RELRO" not in program:
        yield f"{name}: no RELRO"
    if "BIND_NOW" not in dynamic:
        yield f"{name}: symbols are bound late"
    if not stack or "E" in stack[1]:
        yield f"{name}: executable stack"
    if "__stack_chk_fail" not in symbols:
        yield f"{name}: no stack protector"


def unfortified():
    with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as file:
        entries = json.load(file)
    for entry in entries:
        path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), ROOT)
        if path.startswith("src/") and "-D_FORTIFY_SOURCE=3" not in entry["command"]:
            yield f"{path}: compiled without _FORTIFY_SOURCE"


def mime_problems(path):
    """The application_id of the type is the one that src/book writes."""
    told = re.search(r'offset="68" value="(0x[0-9a-fA-F]+)"', read(path))
    wanted = {int(match[1], 16) for source in files("src/book", endings=(".c", ".h"))
              for match in re.finditer(r"APPLICATION_ID\w*\s+\(?(0x[0-9a-fA-F]+)", read(source))}
    if not told or int(told[1], 16) not in wanted:
        yield f"{path}: {told and told[1]}, but src/book has {[hex(value) for value in wanted]}"


def untold_commands(program, page):
    """Commands of --help that the man page does not name."""
    shown = run(program, "--help").stdout
    commands = set(re.findall(r"^  ([a-z][a-z-]+)(?: ([a-z]+))?\b", shown.partition("Commands:")[2],
                              re.MULTILINE))
    text = re.sub(r"\s+", " ", read(page))
    if len(commands) < 10:
        yield f"{program} --help lists {len(commands)} commands"
    for name, verb in sorted(commands):
        told = rf"\.It Ic {name}\b" + (rf"[^.]*\b{verb}\b" if verb else "")
        if not re.search(told, text):
            yield f"{os.path.basename(page)} does not tell of “{name} {verb}”"


def desktop_problems(path):
    text = read(path)
    command = re.search(r"^Exec=(\S+)", text, re.MULTILINE)
    if not command or f"bin/{command[1]}" not in PIECES:
        yield f"{path}: Exec names no installed executable"
    yield from complaints("desktop-file-validate", path)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        result, found = install(folder)
        tap.check("meson install", [result.stdout] if result.returncode else [])
        tap.check("every piece is installed",
                  [f"missing: {piece}" for piece in [*PIECES, *data_pieces()]
                   if piece not in found])

        def validate(name, piece, check):
            path = found.get(piece)
            tap.check(name, check(path) if path else [f"{piece} is not installed"])

        validate("desktop file", PIECES[2], desktop_problems)
        validate("metainfo", PIECES[3], lambda path: complaints(
            "appstreamcli", "validate", "--no-net", "--explain", path))
        validate("settings", PIECES[4], lambda path: complaints(
            "glib-compile-schemas", "--strict", "--dry-run", os.path.dirname(path)))
        validate("MIME type is XML", PIECES[5], lambda path: complaints("xmllint", "--noout", path))
        validate("MIME type knows a book", PIECES[5], mime_problems)
        tap.check("icons are XML", [line for piece, path in found.items() if piece.endswith(".svg")
                                    for line in complaints("xmllint", "--noout", path)])
        tap.check("man pages", [line for piece in PIECES if piece.endswith(".1") and piece in found
                                for line in complaints("mandoc", "-T", "lint", "-W", "warning",
                                                       found[piece])])
        validate("the man page tells of every command", PIECES[1],
                 lambda path: untold_commands(path, found[PIECES[10]]))
        programs = [found[piece] for piece in PIECES[:2] if piece in found]
        tap.check("executables are hardened",
                  [line for path in programs for line in weak_points(path)])
        tap.check("sources are compiled with _FORTIFY_SOURCE", unfortified())
        tap.check("executables call no network",
                  [f"{os.path.basename(path)}: {match.group()}" for path in programs
                   for match in NETWORK.finditer(run("nm", "-D", "--undefined-only", path).stdout)])
    tap.end()


if __name__ == "__main__":
    main()
