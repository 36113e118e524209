"""How the terminal takes keys while the kiosk reads lines: it edits and echoes them itself, and no key stops or ends anything."""

import os
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress

IFLAG, LFLAG, CC = 0, 3, 6
"""Places in what termios tells of a terminal."""
NO_KEY = b"\x00"
"""What stands for no key at all (_POSIX_VDISABLE)."""


WHOLE_LETTERS = 0o40000 if sys.platform in {"linux", "darwin"} else 0
"""IUTF8, which termios does not name: the backspace takes out a letter, not a byte of it."""


@contextmanager
def guarded(source: int) -> Iterator[None]:
    """Let the keys do nothing that stop, suspend, end or freeze a program; at the end the terminal is as it was before.

    That the signals are ignored would not do: at Ctrl+C a terminal also forgets the line that is being typed.
    """
    kept = ~(termios.IXON | termios.IXOFF), ~(termios.ISIG | termios.IEXTEN)
    given = termios.ICRNL | WHOLE_LETTERS, termios.ICANON
    with _changed(source, kept, given, no_end=True):
        yield


@contextmanager
def hidden(source: int) -> Iterator[None]:
    """Show nothing of what is typed but the end of the line."""
    with _changed(source, (~0, ~termios.ECHO), (0, termios.ECHONL)):
        yield


def flush(source: int) -> None:
    """Forget what a terminal has taken and nobody has read."""
    if os.isatty(source):
        termios.tcflush(source, termios.TCIFLUSH)


@contextmanager
def _changed(source: int, kept: tuple[int, int], given: tuple[int, int], *, no_end: bool = False) -> Iterator[None]:
    """Change how a terminal takes (first) and treats (second) keys, and put it back afterwards, if it is still there."""
    if not os.isatty(source):
        yield
        return
    before, modes = termios.tcgetattr(source), termios.tcgetattr(source)
    modes[IFLAG] = modes[IFLAG] & kept[0] | given[0]
    modes[LFLAG] = modes[LFLAG] & kept[1] | given[1]
    if no_end:
        modes[CC][termios.VEOF] = NO_KEY
    termios.tcsetattr(source, termios.TCSANOW, modes)
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(source, termios.TCSANOW, before)
