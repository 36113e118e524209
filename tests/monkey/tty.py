"""A command in a pty of any size, whose output is read but drawn only when somebody looks: drawing costs more than all else."""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil
import pyte

from tests.processes import is_busy, showing
from tests.terminal import Screen

QUIET = 0.03
"""Seconds without output after which an app is taken to be done with what it was given."""
AGAIN = 65536
CODE = re.compile(rb"\b[a-z]{2,}-[a-z]{2,}-\d\d\b")


class Tty:
    """A running command.

    Args:
        argv: the command.
        folder: where it runs.
    """

    def __init__(self, argv: Sequence[str], folder: Path) -> None:
        self.size = 80, 24
        self.codes: list[str] = []
        """Codes that were shown, each once."""
        self.tail = b""
        """The end of what was written."""
        self.troubled = False
        """Whether anything that was written looks like an error of the program."""
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            for name in ("COLUMNS", "LINES", "NO_COLOR"):
                os.environ.pop(name, None)
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
            os.execv(argv[0], list(argv))
        os.set_blocking(self._fd, False)
        self._set_size(*self.size)
        self.status: int | None = None

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(status) if pid else None
        return self.status is None

    def send(self, content: bytes, *, seconds: float = 60.0) -> None:
        """Type bytes, and read meanwhile, since who does not listen is not heard either.

        Raises:
            TimeoutError: it takes no more.
        """
        view, until = memoryview(content), time.monotonic() + seconds
        while view:
            _, writable, _ = select.select([self._fd], [self._fd], [], 0.5)
            self._take()
            if writable:
                try:
                    view = view[os.write(self._fd, view[:4096]) :]
                except BlockingIOError:
                    pass
                except OSError as error:
                    if error.errno == errno.EIO:
                        return
                    raise
            if time.monotonic() > until:
                raise TimeoutError(f"{len(view)} bytes were not read within {seconds} s")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.size = columns, rows
        self._set_size(columns, rows)

    def rest(self, *, quiet: float = QUIET, seconds: float = 20.0) -> bytes:
        """Read until nothing more is written for a moment; tells what was.

        Raises:
            TimeoutError: it writes and writes.
        """
        read, until = bytearray(), time.monotonic() + seconds
        while select.select([self._fd], [], [], quiet)[0]:
            fresh = self._take()
            if not fresh and not self.alive:
                break
            read += fresh
            if time.monotonic() > until:
                raise TimeoutError(f"it was still writing after {seconds} s")
        return bytes(read)

    def settle(self, seconds: float = 20.0) -> bytes:
        """Read until nothing is written and none of its threads has anything to do; tells what was written."""
        read, calm, until = bytearray(), 0, time.monotonic() + seconds
        with suppress(psutil.Error):
            shown_by = showing(self.pid).pid
            while calm < 2 and time.monotonic() < until:
                fresh = self.rest(quiet=0.04)
                read += fresh
                calm = 0 if fresh or is_busy(shown_by) else calm + 1
        return bytes(read)

    def look(self) -> str:
        """Make the window 80 × 24, let it be painted anew, and tell what it shows."""
        self.resize(82, 25)
        self.settle()
        self.resize(80, 24)
        screen = Screen(80, 24)
        pyte.ByteStream(screen).feed(self.settle())
        return "\n".join(line.rstrip() for line in screen.display)

    def close(self) -> None:
        """End it, however it is."""
        if self.alive:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = -9
        os.close(self._fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take(self) -> bytes:
        try:
            fresh = os.read(self._fd, AGAIN)
        except (BlockingIOError, OSError):
            return b""
        seen = self.tail[-200:] + fresh
        self.troubled = self.troubled or b"Traceback" in seen
        for found in CODE.findall(seen):
            if (code := found.decode()) not in self.codes:
                self.codes.append(code)
        self.tail = (self.tail + fresh)[-20_000:]
        return fresh

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
