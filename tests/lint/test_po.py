#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations: POTFILES.in names the files that hold words, every language is complete and well set."""

import os
import re
import subprocess
import tempfile

from lint import ROOT, Tap, files, read, strip

C_WORD = re.compile(r'(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|Q_|n?gettext|g_d[np]?gettext2?)\s*\(\s*"')
# What meson's preset "glib" gives to xgettext.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
FLAGS = ["N_:1:pass-c-format", "C_:2:pass-c-format", "NC_:2:pass-c-format",
         "g_dngettext:2:pass-c-format", "g_strdup_printf:1:c-format",
         "g_string_append_printf:2:c-format", "g_set_error:4:c-format"]


def run(*command):
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False, env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""})


def has_words(path):
    text = read(path)
    if path.endswith((".c", ".h")):
        return bool(C_WORD.search(strip(text)))
    if path.endswith(".ui"):
        return 'translatable="yes"' in re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return True


def expected():
    found = files("src", endings=(".c", ".h")) + files("ui", endings=(".ui",))
    found += files("data", endings=(".desktop.in", ".metainfo.xml.in"))
    return sorted(path for path in found if has_words(path))


def listed(name):
    lines = (line.strip() for line in read(os.path.join("po", name)).splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def compare(wanted, present):
    for path in sorted(set(wanted) - set(present)):
        yield f"po/POTFILES.in: {path} has words to translate; add it"
    for path in sorted(set(present) - set(wanted)):
        yield f"po/POTFILES.in: {path} has none (or is gone); remove it"
    for path in sorted({path for path in present if present.count(path) > 1}):
        yield f"po/POTFILES.in: {path} stands twice"


def extract(pot):
    command = ["xgettext", "--from-code=UTF-8", "--add-comments=Translators", "-f", "po/POTFILES.in",
               "-D", ".", "-o", pot]
    command += [f"--keyword={word}" for word in KEYWORDS] + [f"--flag={flag}" for flag in FLAGS]
    return run(*command)


def entries(text):
    """(msgid, [msgstr …]) of a po file without wrapped lines."""
    for block in text.split("\n\n"):
        if block.startswith("#~") or "msgid " not in block:
            continue
        one = re.search(r'^msgid "(.*)"$', block, re.MULTILINE)
        several = re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', block, re.MULTILINE)
        if one and one.group(1):
            yield one.group(1), several


def set_well(name, text):
    """Marks that a reader would stumble over."""
    for original, translated in entries(text):
        for words in translated:
            if '\\"' in words and '\\"' not in original:
                yield f'{name}: straight quotes in “{words}”'
            if "..." in words:
                yield f'{name}: three points instead of “…” in “{words}”'
            if original.endswith(("…", ".", "?", ":")) and words and words[-1] != original[-1]:
                yield f'{name}: “{words}” ends unlike “{original}”'


def check_language(language, pot, folder):
    path = os.path.join("po", language + ".po")
    checked = run("msgfmt", "-c", "-o", os.devnull, path)
    if checked.returncode != 0:
        yield checked.stderr
        return
    merged = os.path.join(folder, language + ".po")
    run("msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap", "-o", merged, path, pot)
    for kind in ("--untranslated", "--only-fuzzy"):
        missing = run("msgattrib", kind, "--no-obsolete", "--no-wrap", merged).stdout
        for original, _ in entries(missing):
            yield f"{path}: {'no' if kind == '--untranslated' else 'only a guessed'} translation of “{original}”"
    with open(merged, encoding="utf-8") as file:
        yield from set_well(path, file.read())


def main():
    tap = Tap()
    languages = " ".join(listed("LINGUAS")).split()
    # The checks themselves find what they look for.
    sample = 'msgid "Say “a”…"\nmsgstr "Sage \\"a\\"..."'
    tap.check("marks are checked", [] if len(list(set_well("x", sample))) == 3 else ["a planted mistake passed"])
    tap.check("the list is checked", [] if len(list(compare(["a", "b"], ["b", "b", "c"]))) == 3
              else ["a planted mistake passed"])
    tap.check("POTFILES.in", compare(expected(), listed("POTFILES.in")))
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "makerent.pot")
        extracted = extract(pot)
        tap.check("xgettext", [extracted.stderr] if extracted.stderr or extracted.returncode != 0 else [])
        for language in languages:
            tap.check(f"{language}.po", check_language(language, pot, folder))
    tap.check("German is there", [] if "de" in languages else ["po/LINGUAS: de is missing"])
    tap.end()


if __name__ == "__main__":
    main()
