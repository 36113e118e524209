"""The terminal as it was before an app took it: kept, and given back when the app could not do it itself."""

import os
import select
import sys
from contextlib import suppress
from typing import TypeAlias

State: TypeAlias = "list[int | list[bytes | int]] | None"
PATIENCE = 0.2
"""Seconds to wait for a terminal that reads nothing."""
LEAVE = b"".join(
    (
        b"\x1b[?2026l",  # what was held back is shown
        b"\x1b[<u",  # keys as they were (kitty's protocol)
        *(b"\x1b[?%dl" % mode for mode in (1000, 1003, 1015, 1006, 1016)),  # no mouse
        *(b"\x1b[?%dl" % mode for mode in (1004, 2004, 2048)),  # no reports of focus, pastes and sizes
        b"\x1b[?7h\x1b[0m",  # lines wrap, no colours
        b"\x1b[?1049l\x1b[?25h",  # the first screen, and its cursor
    )
)
"""What undoes everything that a Textual app asks of a terminal."""


def read() -> State:
    """Tell how the terminal is set; None where there is none."""
    with suppress(ImportError):  # on Windows
        import termios

        with suppress(termios.error, ValueError, OSError):
            return termios.tcgetattr(sys.__stdin__.fileno()) if sys.__stdin__ else None
    return None


def restore(state: State) -> None:
    """Set the terminal as it was, and forget what was typed for an app that is gone; one that is gone itself does not mind."""
    if state is None or sys.__stdin__ is None or sys.__stderr__ is None:
        return
    import termios

    with suppress(termios.error, ValueError, OSError):
        termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, state)
        termios.tcflush(sys.__stdin__.fileno(), termios.TCIFLUSH)
        out = sys.__stderr__.fileno()
        if select.select([], [out], [], PATIENCE)[1]:
            os.write(out, LEAVE)
