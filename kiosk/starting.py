"""What every kiosk needs when it starts, whatever it is shown on: the way to its page, and a keyboard that cannot stop it."""

import signal
from typing import TYPE_CHECKING, TextIO

from kiosk.event import Event

if TYPE_CHECKING:
    from kiosk.web.link_to_page import PageLink


def page_link(event: Event, port: int | None, **options: str | None) -> "PageLink":
    """Make the way to the page; with a port that was asked for it is there at once, or the command ends.

    Raises:
        LinkError: the port is taken, or the server did not start.
    """
    from kiosk.web.link_to_page import PageLink

    link = PageLink(event, port=port, **options)
    if port:
        link.start()
    return link


def at_terminal(*streams: TextIO | None) -> bool:
    """Tell whether all of these lead to a terminal; one that was closed is None."""
    return all(stream is not None and stream.isatty() for stream in streams)


def ignore_keyboard_signals() -> None:
    """Let no key stop, end or suspend this process."""
    for name in ("SIGINT", "SIGQUIT", "SIGTSTP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
