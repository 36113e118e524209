"""Starting the two apps from the command line; tests build them by the same functions."""

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from textual import constants

from kiosk.errors import KioskError
from kiosk.event import Event, newest
from kiosk.locale import Words
from kiosk.opening import Opening, station_name
from kiosk.reception import Reception
from kiosk.starting import at_terminal, ignore_keyboard_signals, page_link
from screens.kiosk_app import KioskApp
from screens.steady_app import SteadyApp


def run_kiosk(opening: Opening) -> None:
    """Run the kiosk until staff leave it.

    Raises:
        KioskError: the event, its journal or the port cannot be had, or there is no terminal.
    """
    event = opening.open_event()
    with (
        opening.open_station(event) as station,
        page_link(event, opening.port, host=opening.host, public_url=opening.public_url) as link,
    ):
        app = KioskApp(
            Reception(event, station, fixed_group=opening.group),
            link.address,
            serve=None if opening.no_results else link.keep,
            theme=opening.theme,
            idle_seconds=opening.idle,
            language=opening.language,
        )
        _run(app)


def run_desk(
    data: Path,
    name: str | None,
    *,
    station: str | None,
    language: str | None,
    theme: str,
    port: int | None,
    **options: str | None,
) -> None:
    """Run the facilitator's desk until it is left; where no event was begun yet, wait for one.

    Raises:
        KioskError: there is no event of that name, the workshop has no such language, or the port cannot be had.
    """
    from kiosk.desk import Desk
    from screens.desk_app import DeskApp

    waits = name is None and newest(data) is None and at_terminal(sys.stdin, sys.stdout)
    event = _wait(data, language, theme) if waits else Event.named(data, name)
    if event is None:
        return
    if language and language not in event.workshop.languages:
        raise KioskError(f"This workshop has no language “{language}”; it has {', '.join(event.workshop.languages)}.")
    words = Words(language or event.workshop.default_language, event.workshop.languages)
    desk = Desk(event, station_name(station))
    with page_link(event, port, **options) as link, closing(desk):
        _run(DeskApp(desk, words, link.address, serve=link.keep, theme=theme))


def _wait(data: Path, language: str | None, theme: str) -> Event | None:
    """Wait until a kiosk begins an event; None where the desk is left before."""
    from screens.waiting_app import WaitingApp

    def find() -> Event | None:
        return Event.named(data, None) if newest(data) is not None else None

    app = WaitingApp(find, data, Words(language or "nl", ("nl", "en")), theme=theme)
    _run(app)
    return app.return_value


def _run(app: SteadyApp[Any]) -> None:
    """Run an app that no signal of the keyboard stops, in the size and the colours that the terminal has.

    A QR code is made of colours, and a size that the shell exported would hold on when the window changes.

    Raises:
        KioskError: there is no terminal.
        SystemExit: it was asked to end, by a signal or with its terminal.
        Exception: what the app failed with, or that it ended though nobody wanted it.
    """
    _refuse_without_terminal()
    for name in ("NO_COLOR", "COLUMNS", "LINES"):
        os.environ.pop(name, None)
    ignore_keyboard_signals()
    app.run()
    if app.failure is not None:
        raise app.failure
    if app.return_code:
        sys.exit(app.return_code)
    if not app.wanted:
        raise RuntimeError("the app ended by itself")


def _refuse_without_terminal() -> None:
    """See whether there is a terminal: keys come from input, the screen goes to the errors, its size is that of the output.

    Raises:
        KioskError: one of them leads elsewhere, and nobody would see or type anything.
    """
    if constants.DRIVER is None and not at_terminal(sys.__stdin__, sys.__stdout__, sys.__stderr__):
        raise KioskError(
            "This needs a terminal: leave out pipes, <, > and 2>. Only “kiosk run --plain” does with less."
        )
