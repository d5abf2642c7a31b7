#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The interface's texts and templates: every control has a name, every text can be translated,
every icon exists, no API newer than the oldest toolkit. What GTK itself finds in a template shows
when the application's tests construct it."""

import glob
import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from lint import Tap, files, line_of, read, strip

TEXTS = {"label", "title", "subtitle", "description", "tooltip-text", "placeholder-text",
         "heading", "body"}
# Controls that a screen reader announces by a name that has to be given.
NAMED = {"GtkButton", "GtkToggleButton", "GtkMenuButton", "GtkSwitch", "GtkEntry", "GtkText",
         "GtkSearchEntry", "GtkSpinButton", "GtkDropDown", "GtkColumnView", "GtkListView",
         "GtkListBox", "GtkListBoxRow", "GtkTextView", "GtkCheckButton", "GtkProgressBar",
         "AdwSplitButton"}
LABELLED = {"GtkButton", "GtkToggleButton", "GtkMenuButton", "GtkCheckButton", "AdwSplitButton"}
BUTTONS = {"GtkButton", "GtkToggleButton"}
ICON_ONLY = {"GtkButton", "GtkMenuButton", "GtkToggleButton"}
# After GTK 4.8 and libadwaita 1.2; the compiler does not see templates.
NEWER = {"AdwNavigationSplitView", "AdwNavigationView", "AdwNavigationPage", "AdwOverlaySplitView",
         "AdwBreakpoint", "AdwBreakpointBin", "AdwToolbarView", "AdwSwitchRow", "AdwSpinRow",
         "AdwBanner", "AdwSpinner", "AdwToggleGroup", "AdwDialog", "AdwAlertDialog",
         "AdwAboutDialog", "AdwPreferencesDialog", "AdwButtonRow",
         "AdwWrapBox", "AdwBottomSheet", "AdwMultiLayoutView"}
WORD = re.compile(r"[^\W\d_]{2}")
TRANSLATED = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|g_dngettext|ngettext|g_dgettext)\s*\(')
# A call that shows its text, with a literal where a translation should be.
SHOWN = re.compile(r'\b(?:gtk|adw)_(?:label_new|button_new_with_(?:label|mnemonic)'
                   r'|check_button_new_with_label|toast_new|window_set_title'
                   r'|widget_set_tooltip_text|(?:\w+_)?set_(?:label|title|subtitle|description'
                   r'|heading|body|placeholder_text))'
                   r' \((?:[^;"]*?,\s*)?"(?P<text>[^"]*)"')


def where(element):
    name = element.get("id") or element.get("class") or ""
    return f"{element.get('class')} {name}"


def properties(element):
    return {found.get("name"): found for found in element.findall("property")}


def text_of(element):
    return (element.text or "").strip() if element is not None else ""


def has_name(element):
    names = element.find("accessibility")
    if names is not None and any(child.get("name") in ("label", "labelled-by") for child in names):
        return True
    own = properties(element)
    if element.get("class") in LABELLED and {"label", "action-label"} & own.keys():
        return True
    # A button with a label as its child.
    return element.get("class") in LABELLED | {"GtkListBoxRow"} and any(
        child.get("class") == "GtkLabel" for child in element.iter("object"))


def template_problems(path):
    try:
        root = ElementTree.fromstring(read(path))
    except ElementTree.ParseError as error:
        yield f"{path}: {error}"
        return
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"{path}: the id {name} is there twice"
    mnemonics = {text_of(found) for found in root.iter("property")
                 if found.get("name") == "mnemonic-widget"}
    for relation in root.iter("relation"):
        for name in text_of(relation).split(","):
            if name.strip() not in ids:
                yield f"{path}: relation to the unknown id “{name}”"
    for element in root.iter("object"):
        yield from element_problems(path, element, mnemonics)
    for element in root.iter("template"):
        yield from text_problems(path, element)


def element_problems(path, element, mnemonics):
    kind, own = element.get("class"), properties(element)
    if kind in NEWER:
        yield f"{path}: {kind} is newer than libadwaita 1.2"
    if kind in NAMED and not has_name(element) and element.get("id") not in mnemonics:
        yield f"{path}: {where(element)} has no accessible name"
    if (kind in ICON_ONLY and "icon-name" in own and "label" not in own
            and "tooltip-text" not in own):
        yield f"{path}: {where(element)} shows only an icon and has no tooltip"
    label = own.get("label")
    underlined = text_of(own.get("use-underline")).lower() in ("true", "1", "yes")
    if kind in LABELLED and "_" in text_of(label) and not underlined:
        yield f"{path}: {where(element)}: “_” in the label without use-underline"
    if kind in BUTTONS and label is not None and spoken(element) not in (None, text_of(label).replace("_", "")):
        yield (f"{path}: {where(element)}: newer GTK names a button by its property “label”, and never says "
               f"“{spoken(element)}”: give it a GtkLabel as its child")
    yield from text_problems(path, element)


def spoken(element):
    """The name that a template gives for a screen reader."""
    return next((text_of(found) for names in element.findall("accessibility") for found in names
                 if found.get("name") == "label"), None)


def text_problems(path, element):
    for name, found in properties(element).items():
        if (name in TEXTS and WORD.search(text_of(found))
                and found.get("translatable") not in ("yes", "true", "1")):
            yield f"{path}: {where(element)}: {name} “{text_of(found)}” is not translatable"


def untranslated(path):
    text = strip(read(path))
    for match in SHOWN.finditer(text):
        if WORD.search(match["text"]) and not TRANSLATED.search(match.group()):
            yield f"{path}:{line_of(text, match.start())}: “{match['text']}” is not translatable"


def plain_dots(path):
    text = strip(read(path))
    for match in re.finditer(r'_\s*\(\s*"((?:\\.|[^"\\])*)"', text):
        if "..." in match[1]:
            yield f"{path}:{line_of(text, match.start())}: “{match[1]}”: three dots, not “…”"


def known_icons():
    names = {os.path.splitext(os.path.basename(path))[0]
             for folder in ("/usr/share/icons/Adwaita", "/usr/share/icons/hicolor")
             for path in glob.glob(folder + "/**/*.svg", recursive=True)}
    # One that lies in the tree is found only as a resource.
    resources = "".join(read(path) for path in files("ui", endings=(".gresource.xml",)))
    names |= {os.path.splitext(os.path.basename(path))[0] for path in files(endings=(".svg",))
              if os.path.basename(path) in resources}
    for library in glob.glob("/usr/lib/*/libgtk-4.so.1") + glob.glob("/usr/lib/*/libadwaita-1.so.0"):
        listing = subprocess.run(["gresource", "list", library], check=False, text=True,
                                 stdin=subprocess.DEVNULL, capture_output=True).stdout
        names |= {os.path.splitext(os.path.basename(line))[0] for line in listing.splitlines()
                  if line.endswith((".svg", ".symbolic.png", ".png"))}
    return {name.removesuffix(".symbolic") for name in names}


def unknown_icons(sources):
    known = known_icons()
    for path in sources:
        text = read(path) if path.endswith(".ui") else strip(read(path))
        pattern = r'(?:icon-name"?>|")([a-z][\w.-]*-symbolic)\b'
        for match in re.finditer(pattern, text):
            if match[1] not in known:
                yield f"{path}:{line_of(text, match.start())}: there is no icon {match[1]}"


def main():
    tap = Tap()
    templates = files("ui", "src/app", endings=(".ui",))
    sources = files("src", endings=(".c",))
    interface = files("src/app", endings=(".c",))
    tap.check("templates: names, tooltips, translatable texts, ids",
              [line for path in templates for line in template_problems(path)])
    tap.check("shown texts in C are translatable",
              [line for path in interface for line in untranslated(path)])
    tap.check("texts use “…”, not three dots",
              [line for path in sources for line in plain_dots(path)])
    tap.check("icons exist", unknown_icons(templates + interface))
    tap.end()


if __name__ == "__main__":
    main()
