"""A real terminal for the tests: a command in a pty, a screen that keeps what it shows, keys that a person presses."""

import os
import select
import signal
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import psutil
import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "ctrl+c": "\x03",
    "ctrl+d": "\x04",
    "ctrl+g": "\x07",
    "ctrl+j": "\n",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+s": "\x13",
    "ctrl+z": "\x1a",
    "ctrl+backslash": "\x1c",
}
ESCAPE_DELAY = 0.15
"""Seconds after Esc in which a terminal app takes the next byte for a part of one key."""
PATIENCE = 20.0
"""Seconds to wait for something to appear before a test fails."""


class Screen(pyte.Screen):
    """Takes no notice of the private questions that apps ask newer terminals."""

    def report_device_status(self, mode: int, **_private: bool) -> None:
        """Answer nothing."""

    def select_graphic_rendition(self, *attrs: int, private: bool = False) -> None:
        """Leave `CSI > … m` (a keyboard protocol) alone, which is not about colours."""
        if not private:
            super().select_graphic_rendition(*attrs)


class Terminal:
    """A running command and its screen.

    Args:
        argv: the command.
        size: columns and rows.
        env: variables besides this process's own.
    """

    def __init__(
        self, argv: Sequence[str], *, size: tuple[int, int] = (80, 24), env: dict[str, str] | None = None
    ) -> None:
        columns, rows = size
        fixed = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
        self.screen = Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._lock = threading.Lock()
        self.received = 0
        self._hung_up = False
        self._reads = threading.Event()
        self._reads.set()
        self.written = bytearray()
        """Everything that the command has written so far."""
        self._broken: tuple[Exception, bytes] | None = None
        self._child = pexpect.spawn(
            argv[0], list(argv[1:]), dimensions=(rows, columns), env={**os.environ, **fixed, **(env or {})}
        )
        self._child.delaybeforesend = None
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def text(self) -> str:
        """What the screen shows."""
        with self._lock:
            return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def alive(self) -> bool:
        """Whether the command still runs."""
        return bool(self._child.isalive())

    @property
    def pid(self) -> int:
        """The command's process."""
        return int(self._child.pid or 0)

    @property
    def descriptor(self) -> int:
        """The near end of the terminal."""
        return int(self._child.child_fd)

    def cells(self) -> list[list[pyte.screens.Char]]:
        """Copy the screen, cell by cell."""
        with self._lock:
            return [[self.screen.buffer[y][x] for x in range(self.screen.columns)] for y in range(self.screen.lines)]

    def press(self, *keys: str) -> None:
        """Press keys, by their names or as single characters."""
        for key in keys:
            self._child.send(KEYS.get(key, key))
            if key == "escape":
                time.sleep(ESCAPE_DELAY)

    def burst(self, keys: Sequence[str]) -> None:
        """Press keys as fast as they can be sent, not even waiting behind Esc."""
        self._child.send("".join(KEYS.get(key, key) for key in keys))

    def write(self, text: str) -> None:
        """Type a text."""
        self._child.send(text)

    def paste(self, text: str) -> None:
        """Paste a text, in brackets as terminals send it."""
        self._child.send(f"\x1b[200~{text}\x1b[201~")

    def raw(self, content: bytes) -> None:
        """Send bytes as they are."""
        os.write(self._child.child_fd, content)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        with self._lock:
            self.screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def wait_for(self, *texts: str, seconds: float = PATIENCE) -> str:
        """Wait until all of the texts are on the screen."""
        return self.wait_until(lambda shown: all(text in shown for text in texts), f"{texts} to appear", seconds)

    def wait_gone(self, text: str, seconds: float = PATIENCE) -> str:
        """Wait until a text is no longer on the screen."""
        return self.wait_until(lambda shown: text not in shown, f"{text!r} to go", seconds)

    def wait_until(self, holds: Callable[[str], bool], what: str, seconds: float = PATIENCE) -> str:
        """Wait until something holds for what the screen shows."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if holds(shown := self.text):
                return shown
            assert self._broken is None, f"the test's own terminal cannot draw this: {self._broken}"
            time.sleep(0.01)
        raise AssertionError(f"waited {seconds} s for {what}; the screen shows:\n{self.text}")

    def rest(self, quiet: float = 0.2) -> int:
        """Wait until nothing is written for a while, shorter than a cursor blinks; tells how many bytes were written so far."""
        before = -1
        while len(self.written) != before:
            before = len(self.written)
            time.sleep(quiet)
        return before

    def wait_end(self, seconds: float = PATIENCE) -> int | None:
        """Wait until the command has ended; tells its exit status."""
        until = time.monotonic() + seconds
        while self.alive and time.monotonic() < until:
            time.sleep(0.01)
        assert not self.alive, f"the command still runs; the screen shows:\n{self.text}"
        self._reader.join(2)
        return int(self._child.exitstatus) if self._child.exitstatus is not None else None

    @property
    def worker(self) -> int:
        """The process that a supervisor watches over, which shows everything; the command itself where it has none."""
        return next((child.pid for child in psutil.Process(self.pid).children() if child.is_running()), self.pid)

    def kill(self) -> None:
        """Kill everything as a power cut would."""
        os.killpg(self.pid, signal.SIGKILL)
        self.wait_end()

    def hang_up(self) -> None:
        """Close the terminal under the command."""
        self._hung_up = True
        self._reader.join(2)
        os.close(self._child.child_fd)

    def read_nothing(self) -> None:
        """Let the command write without reading it, until its terminal is full."""
        self._reads.clear()

    def read_again(self) -> None:
        """Read on."""
        self._reads.set()

    def close(self) -> None:
        """End the command, however it is."""
        self._reads.set()
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._child.close(force=True)
        self._reader.join(2)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self) -> None:
        while not self._hung_up:
            self._reads.wait()
            try:
                if not select.select([self._child.child_fd], [], [], 0.1)[0]:
                    continue
                content = os.read(self._child.child_fd, 65536)
            except (OSError, ValueError):
                return
            if not content:
                return
            with self._lock:
                self.written += content
                try:
                    self._stream.feed(content)
                except Exception as error:  # noqa: BLE001 (whoever waits for the screen is told)
                    self._broken = error, content
                    return
                self.received += len(content)


def kiosk_command(*arguments: str | Path) -> list[str]:
    """Make the command line of the kiosk that stands beside the Python that runs the tests."""
    import sys

    return [str(Path(sys.executable).with_name("kiosk")), *map(str, arguments)]
