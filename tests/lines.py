"""A terminal that only prints, for the tests: a command in a pty, everything that it ever said, lines that a person types."""

import os
import select
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect

from tests.terminal import PATIENCE


class Lines:
    """A running command, and what was heard of it.

    Args:
        argv: the command.
        term: the kind of terminal.
    """

    def __init__(self, argv: Sequence[str | Path], *, term: str = "dumb") -> None:
        env = {**os.environ, "TERM": term, "LANG": "C.UTF-8"}
        self._child = pexpect.spawn(str(argv[0]), list(map(str, argv[1:])), dimensions=(24, 80), env=env)
        self._child.delaybeforesend = None
        self.received = b""
        self._heard = 0

    @property
    def text(self) -> str:
        """Everything that was said, in one line: sentences are found wherever they were broken."""
        return " ".join(self.received.decode(errors="replace").split())

    @property
    def pid(self) -> int:
        """The command's process."""
        return int(self._child.pid or 0)

    @property
    def alive(self) -> bool:
        """Whether the command still runs."""
        return bool(self._child.isalive())

    def hear(self, *sentences: str, seconds: float = PATIENCE) -> str:
        """Wait until something is said that was not heard before, one after the other; tells all of it."""
        begun = self._heard
        for sentence in sentences:
            until = time.monotonic() + seconds
            while (at := self.text.find(sentence, self._heard)) < 0:
                assert time.monotonic() < until, f"waited for {sentence!r}; was said:\n{self.text[self._heard :]}"
                self._read()
            self._heard = at + len(sentence)
        return self.text[begun : self._heard]

    def enter(self, *lines: str) -> None:
        """Type lines, each when a prompt asks for it."""
        for line in lines:
            self.hear(":")
            self.raw(line.encode() + b"\r")

    def answer(self, prompt: str, *lines: str) -> None:
        """Wait for words that belong to a question, then type."""
        self.hear(prompt)
        self.enter(*lines)

    def raw(self, content: bytes) -> None:
        """Send bytes as they are."""
        os.write(self._child.child_fd, content)

    def go_away(self) -> None:
        """Be a terminal that is not there any more."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, self._child.child_fd)
        os.close(nowhere)

    def wait_end(self, seconds: float = PATIENCE) -> int | None:
        """Wait until the command has ended; tells its exit status."""
        until = time.monotonic() + seconds
        while self.alive and time.monotonic() < until:
            self._read()
        assert not self.alive, f"the command still runs; was said:\n{self.text[-2000:]}"
        return int(self._child.exitstatus) if self._child.exitstatus is not None else None

    def close(self) -> None:
        """End the command, however it is."""
        self._child.close(force=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self) -> None:
        if select.select([self._child.child_fd], [], [], 0.05)[0]:
            try:
                self.received += os.read(self._child.child_fd, 65536)
            except OSError:
                time.sleep(0.02)  # the command has ended
