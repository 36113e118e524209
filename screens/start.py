"""Starting the two apps from the command line; tests build them by the same functions."""

import os
import signal
from collections.abc import Callable
from typing import Any

from kiosk.errors import KioskError
from kiosk.event import Event
from kiosk.locale import Words
from kiosk.opening import Opening
from kiosk.reception import Reception
from screens.kiosk_app import KioskApp


def run_kiosk(opening: Opening) -> None:
    """Run the kiosk until staff leave it.

    Raises:
        KioskError: the event, its journal or the port cannot be had.
    """
    event = opening.open_event()
    with opening.open_station(event) as station:
        reception = Reception(event, station, fixed_group=opening.group)
        link = _page_link(event, opening)
        if opening.port:
            link.start()
        app = KioskApp(
            reception,
            link.address,
            prepare=None if opening.no_results else link.start,
            theme=opening.theme,
            idle_seconds=opening.idle,
            language=opening.language,
        )
        try:
            _run(app.run)
        finally:
            link.close()


def run_desk(event: Event, *, language: str | None, theme: str, **link_options: Any) -> None:
    """Run the facilitator's desk until it is left."""
    from screens.desk_app import DeskApp

    if language and language not in event.workshop.languages:
        raise KioskError(f"This workshop has no language “{language}”; it has {', '.join(event.workshop.languages)}.")
    words = Words(language or event.workshop.default_language, event.workshop.languages)
    _run(DeskApp(event, words, theme=theme).run)


def _page_link(event: Event, opening: Opening) -> Any:
    from kiosk.web.link_to_page import PageLink

    return PageLink(event, host=opening.host, port=opening.port, public_url=opening.public_url)


def _run(run: Callable[[], object]) -> None:
    """Run an app that no signal of the keyboard stops; colours are kept, since a QR code is made of them."""
    os.environ.pop("NO_COLOR", None)
    for name in ("SIGINT", "SIGQUIT", "SIGTSTP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    run()
