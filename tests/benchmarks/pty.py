"""A command in a pty, timed by the bytes that it writes; nothing is drawn, so that drawing costs nothing."""

import os
import signal
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self, cast

import pexpect

PATIENCE = 30.0
"""Seconds until a measurement is given up."""
QUIET = 0.25
"""Seconds without output after which an app is taken to be at rest."""


class Timed:
    """Runs a command from now on; every wait tells seconds."""

    def __init__(
        self, argv: Sequence[str], size: tuple[int, int] = (80, 24), env: dict[str, str] | None = None
    ) -> None:
        fixed = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
        around = cast("os._Environ[str]", {**os.environ, **fixed, **(env or {})})
        self.begun = time.perf_counter()
        self._child: Any = pexpect.spawn(argv[0], list(argv[1:]), dimensions=(size[1], size[0]), env=around)
        self._child.delaybeforesend = None
        self._kept = b""

    def until(self, mark: str) -> float:
        """Wait until the command has written this; tells the moment."""
        wanted, end = mark.encode(), time.perf_counter() + PATIENCE
        while wanted not in self._kept:
            assert time.perf_counter() < end, f"{mark!r} was never written"
            self._read(0.5)
        return time.perf_counter()

    def press(self, key: str, mark: str) -> float:
        """Press a key; tells the seconds until the command has written `mark`."""
        self._kept = b""
        begun = time.perf_counter()
        self._child.send(key)
        return self.until(mark) - begun

    def rest(self) -> None:
        """Wait until nothing more is written."""
        while self._read(QUIET):
            pass
        self._kept = b""

    def drain(self, seconds: float = 0.3) -> None:
        """Take in what an app writes by itself for a while, such as one that shows what others do."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        self._kept = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child.isalive():
            os.killpg(int(self._child.pid or 0), signal.SIGKILL)
        self._child.close(force=True)

    def _read(self, seconds: float) -> bytes:
        try:
            fresh: bytes = self._child.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return b""
        self._kept += fresh
        return fresh
