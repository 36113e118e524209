"""Starting the kiosk line by line from the command line; tests build it by the same function."""

import os
import signal
import sys
from typing import TextIO

from kiosk.errors import KioskError
from kiosk.opening import Opening
from kiosk.plain.printout import Printout
from kiosk.plain.terminal import wiping
from kiosk.sleepless import seconds
from kiosk.starting import ignore_keyboard_signals, page_link


def run_plain(opening: Opening) -> None:
    """Run the kiosk line by line until staff end it, or nobody can type any more.

    Raises:
        KioskError: the event, its journal or the port cannot be had, or this system has no such terminals.
    """
    if sys.platform == "win32":
        raise KioskError("--plain needs a terminal as Linux and macOS have it. Leave --plain out, or use WSL.")
    if sys.stdin is None or sys.stdout is None:
        raise KioskError(
            "--plain reads lines from standard input and says lines on standard output: do not close them."
        )
    from kiosk.plain import modes
    from kiosk.plain.house import House
    from kiosk.plain.keyboard import Keyboard
    from kiosk.reception import Reception

    keyboard = Keyboard(sys.stdin.fileno(), seconds=seconds, encoding=sys.stdin.encoding)
    event = opening.open_event()
    with (
        opening.open_station(event) as station,
        page_link(event, opening.port, host=opening.host, public_url=opening.public_url) as link,
        modes.guarded(sys.stdin.fileno()),
    ):
        house = House(
            Reception(event, station, fixed_group=opening.group),
            link.address,
            keyboard,
            printout(sys.stdout, echoes=keyboard.is_terminal),
            idle_seconds=opening.idle,
            language=opening.language,
            seconds=seconds,
        )
        ignore_keyboard_signals()
        for name in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda *_: keyboard.stop())
        if not opening.no_results:
            link.keep()
        house.run()


def printout(out: TextIO, *, echoes: bool) -> Printout:
    """Make the place where lines are said; what its encoding cannot say is said with a question mark."""
    reconfigure = getattr(out, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    return Printout(out, wiping=wiping(os.environ.get("TERM")) if out.isatty() else "", echoes=echoes)
