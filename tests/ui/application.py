# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A started application: what is on its windows, its keyboard, its actions, its warnings."""

import glob
import os
import re
import resource
import shutil
import subprocess
import time

from gi.repository import Gio, GLib

from node import IN_WINDOW, NOTHING, PREFIX, PROPERTIES, TIMEOUT, Node, is_area, is_role, plain
from node import role_name
from session import UiError

APPLICATION_ID = "io.github.makerent.Makerent"
# A busy machine is slow, and what is there at once is not waited for.
PATIENCE = 25  # s
WARNING = re.compile(r"(WARNING|CRITICAL|ERROR) \*\*|AddressSanitizer|runtime error:")
POPUP = re.compile(r"_(MENU|POPUP_MENU|COMBO|DROPDOWN_MENU|TOOLTIP)")


class Application:
    def __init__(self, session, command, env=None, timeout=60, app_id=APPLICATION_ID):
        self.session = session
        self.app_id = app_id
        self.log = os.path.join(session.folder, f"application-{len(session.processes)}.log")
        with open(self.log, "ab") as log:
            self.process = session.start(command, env={**session.env, **(env or {})},
                                         stdout=log, stderr=subprocess.STDOUT,
                                         preexec_fn=self._keep_cores)
        self.command = command
        self.pid = self.process.pid
        self.root = self.wait(self._look_up, "the application on the accessibility bus", timeout)
        self.wait(lambda: self.windows, "the first window", timeout)
        version = self.root.get_property("Application", "Version")
        self.version = tuple(int(part) for part in version.split(".")[:2])

    def _keep_cores(self):
        """A crash leaves its memory behind, in the session's folder, for where_it_crashed ()."""
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
        os.chdir(self.session.folder)

    def where_it_crashed(self):
        """The stack of each thread, if the machine keeps cores and has gdb."""
        cores = glob.glob(os.path.join(self.session.folder, "core*"))
        if self.process.returncode >= 0 or not cores or not shutil.which("gdb"):
            return ""
        return subprocess.run(["gdb", "-batch", "-ex", "thread apply all backtrace", self.command[0],
                               max(cores, key=os.path.getmtime)], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False).stdout[-12000:]

    def _look_up(self):
        registry = Node(self, ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"))
        for node in registry.children:
            pid = self.session.accessibility_bus.call_sync(
                "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                "GetConnectionUnixProcessID", GLib.Variant("(s)", (node.ref[0],)),
                None, 0, TIMEOUT, None).unpack()[0]
            if pid == self.process.pid:
                return node
        return None

    # --- waiting and the log ---------------------------------------------------------------

    def wait(self, condition, what, timeout=PATIENCE):
        """Asks until the answer is true, and returns it."""
        end, error = time.monotonic() + timeout, ""
        while True:
            if self.process.poll() is not None:
                raise UiError(f"the application ended with {self.process.returncode} while "
                              f"waiting for {what}\n{self.output[-2000:]}"
                              f"{self.where_it_crashed()}")
            try:
                answer = condition()
                if answer:
                    return answer
            except GLib.Error as gone:  # an object went away in between
                error = gone
            if time.monotonic() > end:
                raise UiError(f"waited {timeout} s for {what} {error}")
            time.sleep(0.04)

    @property
    def output(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()

    def warnings(self, ignore=r"$^"):
        """The lines of GLib, GTK and the sanitizers that tell of a mistake in the program."""
        return [line for line in self.output.splitlines()
                if WARNING.search(line) and not re.search(ignore, line)]

    def memory(self):
        """Resident, in KiB."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1))

    # --- the tree --------------------------------------------------------------------------

    @property
    def windows(self):
        return self.root.children

    def _batch(self, requests):
        """Asks (ref, interface, method, value) all at once; None where the answer is an error."""
        answers, left = [None] * len(requests), len(requests)

        def answered(bus, result, index):
            nonlocal left
            try:
                value = bus.call_finish(result).unpack()
                answers[index] = value[0] if len(value) == 1 else value
            except GLib.Error:
                pass
            left -= 1

        for index, (ref, interface, method, value) in enumerate(requests):
            self.session.accessibility_bus.call(ref[0], ref[1], interface, method, value, None, 0,
                                                TIMEOUT, None, answered, index)
        while left:
            GLib.MainContext.default().iteration(True)
        return answers

    def tree(self, within=None, hidden=False):
        """(key, node, role, name, has_area), depth first. Without what has no size: pages never
        shown, rows scrolled away. One round of questions for each level."""
        extents = GLib.Variant("(u)", (IN_WINDOW,))
        name_property = GLib.Variant("(ss)", (PREFIX + "Accessible", "Name"))
        start = [within] if within is not None else self.windows
        level = [((index,), node) for index, node in enumerate(start)]
        found = []
        while level:
            answers = self._batch([request for _, node in level for request in (
                (node.ref, PREFIX + "Accessible", "GetRole", None),
                (node.ref, PREFIX + "Accessible", "GetChildren", None),
                (node.ref, PROPERTIES, "Get", name_property),
                (node.ref, PREFIX + "Component", "GetExtents", extents))])
            below = []
            for index, (key, node) in enumerate(level):
                role, children, name, area = answers[4 * index:4 * index + 4]
                # A stack's page has no place of its own: area is None.
                lost = role is None or children is None
                if lost or not hidden and area is not None and not is_area(area):
                    continue
                node.known_role = role_name(role)
                found.append((key, node, node.known_role, plain(name), area is not None))
                below += [(key + (number,), Node(self, tuple(ref)))
                          for number, ref in enumerate(children) if ref[1] != NOTHING]
            level = below
        found.sort(key=lambda item: item[0])
        return found

    def find_all(self, role=None, name=None, within=None, hidden=False):
        """role: see node.ROLES. name: a text, or a compiled pattern that is searched. A row
        without a name is found by the text of a label in it."""
        tree = self.tree(within, hidden)
        found = []
        for index, (key, node, have_role, have_name, has_area) in enumerate(tree):
            if not is_role(have_role, role) or not (hidden or has_area):
                continue
            if name is None or self._matches(have_name, name):
                found.append(node)
            elif have_name in ("", "GtkListItemWidget") and is_role(have_role, "row"):
                inside = [label for label_key, _, label_role, label, _ in tree[index + 1:]
                          if label_role == "label" and label_key[:len(key)] == key]
                if any(self._matches(label, name) for label in inside):
                    found.append(node)
        return found

    @staticmethod
    def _matches(have, want):
        return want.search(have) if hasattr(want, "search") else have == want

    def find(self, role=None, name=None, within=None, hidden=False, timeout=PATIENCE):
        """The first such node that a person can see and reach; waits for it."""
        def look():
            nodes = self.find_all(role, name, within, hidden)
            if role in ("button", "toggle"):
                # Of a menu button the outer node does nothing.
                nodes = [node for node in nodes if node.actions] or nodes
            return next((node for node in nodes if hidden or node.reachable), None)
        return self.wait(look, f"{role} “{getattr(name, 'pattern', name)}”", timeout)

    def has(self, role=None, name=None, within=None):
        return any(node.reachable for node in self.find_all(role, name, within))

    def wait_gone(self, role, name, timeout=PATIENCE):
        self.wait(lambda: not self.has(role, name), f"{role} “{name}” to go", timeout)

    def table(self, node):
        """The cells of a column view as lists of texts, for the rows on the screen."""
        body = next((child for child in node.children if child.role == "list"), node)
        rows = []
        for key, _, role, name, _ in self.tree(body):
            inside = rows and key[:len(rows[-1][0])] == rows[-1][0]
            if is_role(role, "row"):
                rows.append((key, []))
            elif inside and is_role(role, "cell"):
                rows[-1][1].append("")
            elif inside and role == "label" and rows[-1][1]:
                rows[-1][1][-1] = f"{rows[-1][1][-1]} {name}".strip()
        return [cells for _, cells in rows if cells]

    def dump(self, file, node=None, depth=0):
        """The tree as indented lines, for a test that failed."""
        for child in [node] if node else self.windows:
            try:
                actions = [action for action in child.actions if "." not in action]
                area = child.extents if "Component" in child.interfaces else ""
                print("  " * depth + f"[{child.role}] “{child.name}” {actions} {area} "
                      + ",".join(sorted(child.states)), file=file)
                for below in child.children:
                    self.dump(file, below, depth + 1)
            except GLib.Error as error:
                print("  " * depth + f"gone: {error}", file=file)

    # --- windows on the screen -------------------------------------------------------------

    def _x_windows(self):
        search = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.pid)],
                                env=self.session.env, text=True, check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return search.stdout.split()

    def _geometry(self, window):
        shell = self.session.run(["xdotool", "getwindowgeometry", "--shell", window])
        values = dict(line.split("=") for line in shell.split())
        return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    def _popups(self):
        return [self._geometry(window) for window in self._x_windows()
                if POPUP.search(self.session.run(["xprop", "-id", window, "_NET_WM_WINDOW_TYPE"]))]

    def origin(self, node):
        """Where on the screen (0, 0) of the node's coordinates is."""
        chain = [node, *node.ancestors]
        popups = self._popups()
        for part in chain[:-1]:
            # A popover is a window of its own, not where the tree says.
            x, y, width, height = part.extents if part.has_area else (0, 0, 0, 0)
            for popup_x, popup_y, popup_width, popup_height in popups:
                if abs(popup_width - width) < 2 and abs(popup_height - height) < 2:
                    return popup_x - x, popup_y - y
        _, x, y, _ = self._frame_on_screen(chain[-1])
        return x, y

    def _frame_on_screen(self, frame):
        """(X window, x, y, (left, right, top, bottom) of its shadow) of a frame."""
        _, _, width, height = frame.extents
        title, best = frame.name, None
        for window in self._x_windows():
            x, y, outer_width, outer_height = self._geometry(window)
            shadow = self._shadow(window, (outer_width - width, outer_height - height))
            left, right, top, bottom = shadow
            off = (abs(outer_width - width - left - right)
                   + abs(outer_height - height - top - bottom))
            if plain(self.session.run(["xdotool", "getwindowname", window])) != title:
                off += 400
            if best is None or off < best[0]:
                best = (off, window, x + left, y + top, shadow)
        if best is None:
            raise UiError(f"no window on the screen for {frame!r}")
        return best[1:]

    def _shadow(self, window, spare):
        told = re.findall(r"= (\d+), (\d+), (\d+), (\d+)",
                          self.session.run(["xprop", "-id", window, "_GTK_FRAME_EXTENTS"]))
        shadow = tuple(map(int, told[0])) if told else (0, 0, 0, 0)
        if any(shadow):
            return shadow
        across, down = max(0, spare[0] // 2), max(0, spare[1] // 2)
        return across, across, down, down

    def resize(self, width, height):
        """The first window's content, without its shadow."""
        frame = self.windows[0]
        window, _, _, (left, right, top, bottom) = self._frame_on_screen(frame)
        self.session.run(["xdotool", "windowsize", window,
                          str(width + left + right), str(height + top + bottom)])
        self.wait(lambda: abs(frame.extents[2] - width) < 2, f"a window {width} wide")

    def screenshot(self, path):
        """The first window as PNG, without shadow and background."""
        frame = self.windows[0]
        _, _, width, height = frame.extents
        _, x, y, _ = self._frame_on_screen(frame)
        return self.session.screenshot(path, f"{width}x{height}+{x}+{y}")

    # --- doing -----------------------------------------------------------------------------

    def keys(self, *combinations):
        """keys("ctrl+f", "Escape")"""
        self.session.run(["xdotool", "key", "--clearmodifiers", "--delay", "25", *combinations])

    def type(self, text):
        self.session.run(["xdotool", "type", "--clearmodifiers", "--delay", "8", text])

    def choose_file(self, path):
        """Answers an open or save dialog. Its window is the newest one."""
        self.wait(lambda: len(self.windows) > 1, "the file dialog")
        self.keys("ctrl+l")
        self.find("entry", within=self.windows[-1]).set_text(path)
        self.keys("Return")

    def choose_menu_item(self, name, position):
        """In the menu that is open. Newer GTK gives its items no names: there the position
        counts."""
        if self.version < (4, 10):
            self.find("menu item", name).click()
        else:
            self.wait(lambda: len(self.find_all("menu item")) > position, "the menu")
            self.find_all("menu item")[position].click()

    def go_to(self, page):
        """Clicks a page in the sidebar."""
        self.find("row", re.compile("^" + re.escape(page))).click()

    def _actions(self, method, value, window=None):
        path = "/" + self.app_id.replace(".", "/")
        if window is not None:
            path += f"/window/{window}"
        return self.session.bus.call_sync(self.app_id, path, "org.gtk.Actions", method, value,
                                          None, 0, 10000, None)

    def action(self, name, parameter=None, window=1):
        """Activates “app.NAME” or “win.NAME” with a text, a GLib.Variant or nothing."""
        scope, name = name.split(".", 1)
        if isinstance(parameter, str):
            parameter = GLib.Variant("s", parameter)
        value = GLib.Variant("(sava{sv})", (name, [] if parameter is None else [parameter], {}))
        self._actions("Activate", value, window if scope == "win" else None)

    def action_names(self, window=None):
        return self._actions("List", None, window).unpack()[0]

    def quit(self, timeout=40):
        """Ends it as its menu does, and returns its exit code."""
        try:
            self.action("app.quit")
        except GLib.Error as error:
            # It may be gone before it answers.
            if not error.matches(Gio.DBusError.quark(), Gio.DBusError.NO_REPLY):
                raise
        return self.process.wait(timeout)
