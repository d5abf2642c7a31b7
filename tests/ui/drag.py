#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""drag.py FILE: a window from which FILE can be dragged, as from a file manager."""

import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GObject, Gtk  # noqa: E402


def give(_source, _x, _y):
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(sys.argv[1])])
    return Gdk.ContentProvider.new_for_value(GObject.Value(Gdk.FileList, files))


def show(app):
    window = Gtk.ApplicationWindow(application=app, title="Files", default_width=150, default_height=150)
    label = Gtk.Label(label="the file")
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect("prepare", give)
    label.add_controller(source)
    window.set_child(label)
    window.present()


application = Gtk.Application()
application.connect("activate", show)
application.run([])
