"""Lines from a terminal or a pipe, waited for without hurry: once a second somebody may look at what else has changed."""

import os
import select
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from kiosk.plain import modes
from kiosk.plain.leaving import Ended, Quiet
from kiosk.plain.typed import typed

TICK = 1.0
"""Seconds between two looks at what has changed."""
LONGEST = 65_536
"""Bytes of a line that are looked at; no answer is as long."""

Watch = Callable[[], object]
"""Looks at what has changed; it may raise to have the waiting ended."""


class Keyboard:
    """Where lines are typed.

    Args:
        source: the file descriptor.
        seconds: tells seconds that only go up.
        encoding: of what is typed.
    """

    def __init__(self, source: int, *, seconds: Callable[[], float] = time.monotonic, encoding: str = "utf-8") -> None:
        self._source, self._seconds, self._encoding = source, seconds, encoding
        self._waiting = bytearray()
        self._stopped = False
        self._looked = float("-inf")
        self.is_terminal = os.isatty(source)

    def line(self, watch: Watch, patience: float | None = None) -> str:
        """Wait for a line.

        Args:
            watch: called about once a second.
            patience: seconds after which nobody is waited for any longer; None for ever.

        Raises:
            Quiet: there was none for so long.
            Ended: there will be none any more.
        """
        return typed(self._line(watch, patience), self._encoding)

    def unseen(self) -> AbstractContextManager[None]:
        """Show nothing of what is typed meanwhile."""
        return modes.hidden(self._source)

    def _line(self, watch: Watch, patience: float | None) -> bytes:
        begun = self._seconds()
        while True:
            if self._stopped:
                raise Ended
            now = self._seconds()
            if now - self._looked >= TICK:  # also where one line comes after the other, as with a book on Enter
                self._looked = now
                watch()
            if b"\n" in self._waiting:
                break
            if patience is not None and now - begun > patience:
                raise Quiet
            if select.select([self._source], [], [], TICK)[0]:
                self._read()
        line, _, rest = self._waiting.partition(b"\n")
        self._waiting = rest
        return bytes(line[:LONGEST])

    def stop(self) -> None:
        """Let whoever waits for a line, or will, be told that the kiosk is to end; safe in a signal's handler."""
        self._stopped = True

    def flush(self) -> None:
        """Forget what was typed and not read yet, also half a line."""
        self._waiting.clear()
        modes.flush(self._source)

    def _read(self) -> None:
        try:
            content = os.read(self._source, LONGEST)
        except OSError:
            raise Ended from None  # the terminal is gone
        if not content and not (self.is_terminal and os.isatty(self._source)):
            raise Ended
        self._waiting += content
        if b"\n" not in self._waiting:
            del self._waiting[LONGEST:]
