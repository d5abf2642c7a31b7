# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One object of the accessibility tree, spoken to over D-Bus without a cache: what a test reads is
what a screen reader would read at that moment."""

import re
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  Atspi for its names of roles, never started

from session import UiError  # noqa: E402

PREFIX = "org.a11y.atspi."
PROPERTIES = "org.freedesktop.DBus.Properties"
NOTHING = "/org/a11y/atspi/null"
IN_WINDOW = 1  # coordinates of the window; GTK 4 knows no others
TIMEOUT = 15000  # ms

STATES = """invalid active armed busy checked collapsed defunct editable enabled expandable expanded
focusable focused has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed
resizable selectable selected sensitive showing single-line stale transient vertical visible
manages-descendants indeterminate required truncated animated invalid-entry supports-autocompletion
selectable-text is-default visited checkable has-popup read-only""".split()

# A test uses the name on the left and runs on every GTK 4.
ROLES = {
    "button": ("push button", "button", "toggle button"),
    "toggle": ("toggle button", "push button", "button"),
    "entry": ("entry", "text", "editbar"),
    "switch": ("check box", "switch", "toggle button"),
    "row": ("list item", "table row", "row"),
    "dialog": ("dialog", "alert", "frame", "window"),
    "panel": ("panel", "grouping"),
    "menu item": ("menu item", "radio menu item", "check menu item"),
    "table": ("tree table", "table"),
    "cell": ("table cell", "cell", "gridcell"),
}


def role_name(number):
    """By number: GTK 4.8 and newer ones give the same role different names."""
    return Atspi.role_get_name(Atspi.Role(number))


def is_role(have, want):
    return want is None or have in ROLES.get(want, (want,))


def plain(text):
    """White space folded, the blanks of numbers among it. GTK 4.8 names the button “_Save Entry”
    twice, “_Save Entry Save Entry”: once is enough."""
    text = re.sub(r"[\s\u202f\u00a0]+", " ", text or "").strip()
    for index, char in enumerate(text):
        if char == " " and text[:index].replace("_", "") == text[index + 1:]:
            return text[index + 1:]
    return text


def is_area(extents):
    """What was never shown has no size in GTK 4.8 and a senseless one in newer ones."""
    x, y, width, height = extents
    return 0 < width < 16000 and 0 < height < 16000 and abs(x) < 16000 and abs(y) < 16000


class Node:
    __slots__ = ("app", "ref", "known_role")

    def __init__(self, app, ref, role=None):
        self.app = app
        self.ref = ref
        self.known_role = role

    def __eq__(self, other):
        return isinstance(other, Node) and other.ref == self.ref

    def __hash__(self):
        return hash(self.ref)

    def __repr__(self):
        return f"<{self.role} “{self.name}”>"

    # --- reading ---------------------------------------------------------------------------

    def call(self, interface, method, signature=None, *args):
        bus, path = self.ref
        value = GLib.Variant(signature, args) if signature else None
        reply = self.app.session.accessibility_bus.call_sync(
            bus, path, PREFIX + interface, method, value, None, 0, TIMEOUT, None).unpack()
        return reply[0] if len(reply) == 1 else reply

    def get_property(self, interface, name):
        bus, path = self.ref
        value = GLib.Variant("(ss)", (PREFIX + interface, name))
        return self.app.session.accessibility_bus.call_sync(
            bus, path, PROPERTIES, "Get", value, None, 0, TIMEOUT, None).unpack()[0]

    @property
    def role(self):
        if self.known_role is None:
            self.known_role = role_name(self.call("Accessible", "GetRole"))
        return self.known_role

    @property
    def name(self):
        return plain(self.get_property("Accessible", "Name"))

    @property
    def description(self):
        return plain(self.get_property("Accessible", "Description"))

    @property
    def text(self):
        try:
            # The end has to be told: GTK 4.8 takes −1 for 0.
            count = self.get_property("Text", "CharacterCount")
            return self.call("Text", "GetText", "(ii)", 0, count)
        except GLib.Error:
            return self.name

    @property
    def states(self):
        low, high = self.call("Accessible", "GetState")
        bits = low | high << 32
        return {name for index, name in enumerate(STATES) if bits >> index & 1}

    @property
    def interfaces(self):
        return [name.rsplit(".", 1)[1] for name in self.call("Accessible", "GetInterfaces")]

    @property
    def parent(self):
        ref = tuple(self.get_property("Accessible", "Parent"))
        return Node(self.app, ref) if ref[1] != NOTHING else None

    @property
    def children(self):
        return [Node(self.app, tuple(ref)) for ref in self.call("Accessible", "GetChildren")
                if ref[1] != NOTHING]

    @property
    def ancestors(self):
        found, node = [], self.parent
        while node is not None and node.role != "application":
            found.append(node)
            node = node.parent
        return found

    @property
    def extents(self):
        """(x, y, width, height) in the window."""
        return tuple(self.call("Component", "GetExtents", "(u)", IN_WINDOW))

    @property
    def has_area(self):
        try:
            return is_area(self.extents)
        except GLib.Error:
            return False

    @property
    def labels(self):
        """The texts of the labels inside, in order."""
        return [name for _, _, role, name, _ in self.app.tree(self) if role == "label" and name]

    @property
    def actions(self):
        try:
            return [action[0].lower() for action in self.call("Action", "GetActions")]
        except GLib.Error:
            return []

    # --- can a person see it? --------------------------------------------------------------

    @property
    def is_popover(self):
        return self.role == "menu" or self.name in ("GtkPopover", "GtkPopoverMenu")

    @property
    def reachable(self):
        return self.click_point() is not None

    def at(self, x, y):
        ref = tuple(self.call("Component", "GetAccessibleAtPoint", "(iiu)", x, y, IN_WINDOW))
        return Node(self.app, ref) if ref[1] != NOTHING else None

    def click_point(self):
        """A point of the window where a click reaches this node; None where there is none: a
        hidden page, covered, scrolled away.

        GTK 4.8 keeps hidden pages in the tree, as visible, with their old places: the point is
        asked who is there. Newer ones leave them out, and no longer tell who is at a point."""
        if not self.has_area:
            return None
        x, y, width, height = self.extents
        centre = (x + width // 2, y + height // 2)
        chain = self._surface_chain()
        if self.app.version >= (4, 10) or len(chain) == 1:
            return centre
        return self._picked_point(chain, centre)

    def _surface_chain(self):
        """This node and its ancestors up to the surface that it is drawn on."""
        chain = [self, *self.ancestors]
        for index, node in enumerate(chain):
            if node.is_popover:
                return chain[:index + 1]
        return chain

    def _picked_point(self, chain, centre):
        x, y, width, height = self.extents
        cx, cy = centre
        near = [centre, (x + min(5, width // 2), cy), (x + width - min(5, width // 2), cy),
                (cx, y + min(4, height // 2)), (cx, y + height - min(4, height // 2))]
        # Extents leave out the padding of the ancestors: some pixels off.
        far = [(cx + dx, cy + dy)
               for off in (9, 18, 27) for dx in (0, off, -off) for dy in (off, 0, -off)]
        covered = unnamed = False
        for points in (near, far):
            for point in points:
                hit = chain[-1].at(*point)
                if hit is None:
                    # A widget without a role, like the inner text of an entry.
                    unnamed = unnamed or point == centre
                elif hit == self or self in hit.ancestors:
                    return centre if unnamed else point
                elif hit not in chain[1:]:
                    covered = True
            # What is insensitive is never picked; neither is what has no role.
            passes = unnamed or "sensitive" not in self.states
            if not covered and passes and chain[1].reachable:
                return centre
        return None

    # --- doing -----------------------------------------------------------------------------

    def do(self, action):
        names = self.actions
        if action not in names:
            raise UiError(f"{self!r} has no action “{action}”, but {names}")
        if not self.call("Action", "DoAction", "(i)", names.index(action)):
            raise UiError(f"{self!r} refused “{action}”")

    def click(self, button=1, mouse=False, double=False, at=None):
        """Through its accessible action where it has one, else (or with mouse) by the pointer.
        at: (x, y) inside the node."""
        if not mouse and button == 1 and not double and at is None:
            if self._act():
                return
        x, y = self.screen_point(at)
        repeat = ["--repeat", "2", "--delay", "60"] if double else []
        self.app.session.run(["xdotool", "mousemove", str(x), str(y), "sleep", "0.05",
                              "click", *repeat, str(button)])

    def _act(self):
        if self.role in ("entry", "text", "label", "frame"):
            return False
        actions = self.actions
        for action in ("click", "toggle", "activate"):
            if action in actions:
                if "sensitive" not in self.states:
                    raise UiError(f"{self!r} is insensitive")
                self.do(action)
                return True
        return False

    def hover(self, at=None):
        x, y = self.screen_point(at)
        self.app.session.run(["xdotool", "mousemove", str(x), str(y)])

    def focus(self):
        self.call("Component", "GrabFocus")

    def screen_point(self, at=None):
        """Where to click, once it stands still: a popover or a list may be on its way yet."""
        last = None
        for _ in range(40):
            point = self._screen_point(at)
            if point == last:
                break
            last = point
            time.sleep(0.05)
        return point

    def _screen_point(self, at=None):
        origin_x, origin_y = self.app.origin(self)
        if at is not None:
            x, y, _, _ = self.extents
            return origin_x + x + at[0], origin_y + y + at[1]
        point = self.click_point()
        if point is None:
            raise UiError(f"{self!r} cannot be reached by a click")
        return origin_x + point[0], origin_y + point[1]

    def set_text(self, text):
        """At once; the application sees the change like typing."""
        self.call("EditableText", "SetTextContents", "(s)", text)
        self.app.wait(lambda: self.text == text, f"the text “{text}” in {self!r}")

    def type(self, text):
        """As a person does: click, select all, type. Letters beyond ASCII are set at once,
        because xdotool loses some of them."""
        self.click(mouse=True)
        if not text.isascii():
            self.set_text(text)
            return
        self.app.keys("ctrl+a")
        self.app.type(text)
        self.app.wait(lambda: self.text == text, f"the typed text “{text}” in {self!r}")
