# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dropping a file on the window with the pointer, as from a file manager."""

import os
import time

from harness import TESTS


class Drops:
    """For a UiTest with room for both windows."""

    screen = {"size": "1500x900"}

    def xdo(self, *words):
        return self.session.run(["xdotool", *[str(word) for word in words]]).split()

    def place(self, title, x, y):
        """Moves a window, and returns the middle of it."""
        window = self.app.wait(lambda: self.found(title), f"the window {title}")
        self.xdo("windowmove", "--sync", window, x, y)
        lines = dict(line.split("=") for line in self.xdo("getwindowgeometry", "--shell", window) if "=" in line)
        left, top, width, height = (int(lines[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
        return left + width // 2, top + height // 2

    def found(self, title):
        try:
            return self.xdo("search", "--onlyvisible", "--name", f"^{title}$")[0]
        except Exception:  # none yet
            return None

    def drop_file(self, file):
        source = self.session.start(["/usr/bin/python3", os.path.join(TESTS, "ui", "drag.py"), self.data(file)])
        self.addCleanup(source.kill)
        target = self.place("Makerent", 20, 20)
        start = self.place("Files", 1250, 600)
        self.xdo("mousemove", *start, "mousedown", 1)
        # A drag begins after some way, and a window answers each step.
        for part in range(1, 11):
            self.xdo("mousemove", *(a + (b - a) * part // 10 for a, b in zip(start, target)))
            time.sleep(0.05)
        time.sleep(0.3)
        self.xdo("mouseup", 1)
