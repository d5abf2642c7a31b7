# SPDX-FileCopyrightText: 2026 The Makerent developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen of its own: Xvfb, a window manager, a D-Bus session that can start nothing but the
accessibility bus, and private home folders. Nothing of the person's desktop is read or touched."""

import os
import shutil
import signal
import subprocess
import tempfile
import time

from gi.repository import Gio

BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

ACCESSIBILITY_SERVICE = """[D-BUS Service]
Name=org.a11y.Bus
Exec=/usr/libexec/at-spi-bus-launcher
"""

# On X11 without a settings daemon GTK would use “Sans 10” and no icon theme.
GTK_SETTINGS = """[Settings]
gtk-font-name=Cantarell 11
gtk-icon-theme-name={icons}
gtk-theme-name={theme}
gtk-enable-animations=false
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-xft-dpi=98304
gtk-dialogs-use-header=1
"""

FOLDERS = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "run",
}

# What of the caller's environment would change how the application looks or behaves.
FOREIGN = ("WAYLAND_", "DBUS_", "XDG_", "GTK_", "GDK_", "GSK_", "AT_SPI", "LC_", "LANG")
KEPT = ("XDG_DATA_DIRS",)


class UiError(AssertionError):
    """What a test asked for is not there."""


def connect_bus(address):
    flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
             | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


class Session:
    """with Session() as session: … everything is gone afterwards.

    size: of the screen. scale: 2 for HiDPI. language: the locale. high_contrast: the theme.
    """

    def __init__(self, size="1280x900", scale=1, language="C.UTF-8", high_contrast=False,
                 background="#4a6785"):
        self.size = size
        self.background = background
        self.processes = []
        self.folder = tempfile.mkdtemp(prefix="makerent-ui-")
        self.log = open(os.path.join(self.folder, "session.log"), "ab")
        self.env = self._environment(scale, language)
        self._write("home/.config/gtk-4.0/settings.ini", GTK_SETTINGS.format(
            icons="Adwaita", theme="HighContrast" if high_contrast else "Adwaita"))

    def _locale_folder(self, language):
        """Where the locale is; made here, because a machine may have none but C."""
        folder = os.path.join(self.folder, "locale")
        os.makedirs(folder)
        name, charset = language.split(".")
        subprocess.run(["localedef", "-i", name, "-f", charset, os.path.join(folder, language)],
                       check=True, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        return folder

    def _environment(self, scale, language):
        env = {key: value for key, value in os.environ.items()
               if key in KEPT or not key.startswith(FOREIGN)}
        for key, folder in FOLDERS.items():
            env[key] = os.path.join(self.folder, folder)
            os.makedirs(env[key], mode=0o700, exist_ok=True)
        env.update(
            GDK_BACKEND="x11", GDK_SCALE=str(scale), GSK_RENDERER="cairo",
            # No GL at all: a faster start, and no leaks of drivers. GTK 4.8 reads the first,
            # newer ones the second.
            GDK_DEBUG="gl-disable", GDK_DISABLE="gl,vulkan",
            GSETTINGS_BACKEND="memory", GTK_A11Y="atspi", LC_ALL=language,
            NO_AT_BRIDGE="1",  # GTK 3 programs, that is the window manager, stay off the bus
        )
        if not language.startswith("C"):
            env["LOCPATH"] = self._locale_folder(language)
        return env

    def _write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def start(self, command, stdout=None, **options):
        """Starts a process that ends with the session."""
        process = subprocess.Popen(command, env=options.pop("env", self.env),
                                   stdin=subprocess.DEVNULL, stdout=stdout or self.log,
                                   stderr=options.pop("stderr", self.log),
                                   start_new_session=True, **options)
        self.processes.append(process)
        return process

    def run(self, command):
        """Runs a helper program and returns what it prints."""
        return subprocess.run(command, env=self.env, check=True, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout

    def __enter__(self):
        try:
            self._start_screen()
            self._start_bus()
            self._start_window_manager()
            return self
        except BaseException:
            self.__exit__()
            raise

    def _start_screen(self):
        reading, writing = os.pipe()
        self.start(["Xvfb", "-displayfd", str(writing), "-screen", "0", self.size + "x24",
                    "-nolisten", "tcp", "-noreset"], pass_fds=(writing,))
        os.close(writing)
        # It writes the number and the newline apart: closed in between, Xvfb would give up.
        with os.fdopen(reading) as pipe:
            display = pipe.readline().strip()
        if not display:
            raise UiError("Xvfb did not start:\n" + self._log_text())
        self.env["DISPLAY"] = ":" + display

    def _start_bus(self):
        self._write("services/org.a11y.Bus.service", ACCESSIBILITY_SERVICE)
        config = self._write("bus.conf",
                             BUS_CONFIG.format(services=os.path.join(self.folder, "services")))
        daemon = self.start(["dbus-daemon", "--config-file", config, "--print-address=1",
                             "--nofork"], stdout=subprocess.PIPE)
        address = daemon.stdout.readline().decode().strip()
        daemon.stdout.close()
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address
        self.bus = connect_bus(address)
        reply = self.bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                   None, None, 0, 10000, None)
        self.accessibility_bus = connect_bus(reply.unpack()[0])

    def _start_window_manager(self):
        # One that composites: without it GTK draws a thick border and black popover corners.
        self.start(["metacity", "--composite"])
        end = time.monotonic() + 5
        check = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        while "window id" not in self.run(check) and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.4)  # its compositing manager comes a little later
        self.run(["xsetroot", "-solid", self.background])
        # The pointer starts in the middle, where it would hover over something.
        self.run(["xdotool", "mousemove", "1", "1"])

    def __exit__(self, *_):
        for process in reversed(self.processes):
            self._stop(process)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def _stop(process):
        if process.poll() is not None:
            return
        try:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(3)
        except ProcessLookupError:
            pass
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _log_text(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def screenshot(self, path, crop=None):
        """The screen as PNG, as soon as two looks agree: a window is on the accessibility bus
        before it is painted. crop: WIDTHxHEIGHT+X+Y."""
        end, last = time.monotonic() + 3, None
        look = ["import", "-silent", "-window", "root", "-depth", "8", "rgb:-"]
        while time.monotonic() < end:
            pixels = subprocess.run(look, env=self.env, stdout=subprocess.PIPE, check=True).stdout
            if pixels == last:
                break
            last = pixels
            time.sleep(0.15)
        cut = ["-crop", crop, "+repage"] if crop else []
        self.run(["import", "-silent", "-window", "root", *cut, path])
        return path
