"""Following a journal from any process, without a lock, while it is being written and compacted."""

import os
from pathlib import Path

from kiosk.journal.line import Operation
from kiosk.journal.recovery import Scan

NOTHING = {b"", b" ", b"\0"}
"""What stands behind the last line: nothing, or room for more, as it was written or as a loss of power left it."""
REMEMBERED = 12
"""Bytes of the last line by which it is known again: its checksum."""


class Tail:
    """Reads what is new in a journal at each `poll`.

    A line that is still being written waits for the next call; a file that was replaced, or became shorter, is read
    anew; a line that is not as it was written is passed over. `scan` tells whose journal it is, and what was wrong with it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._begin()

    def _begin(self) -> None:
        self.scan = Scan()
        self._last = b""

    def poll(self) -> list[tuple[int, Operation]]:
        """Tell what was done since the last call, each operation with the number of its line."""
        try:
            with self._path.open("rb", buffering=0) as file:
                file.seek(self.scan.end - len(self._last))
                fresh = file.read(len(self._last) + 1)
                same, first = fresh.startswith(self._last), fresh[len(self._last) :]
                if same and first in NOTHING:
                    return []
                ends = (first + file.read()).rfind(b"\n") + 1
                file.seek(self.scan.end)
                fresh = file.read(ends)  # once more: the writer may have come between two pages of it the first time
                same = same and self._path.stat().st_ino == os.fstat(file.fileno()).st_ino
        except FileNotFoundError:
            return []
        if not same:  # another file has taken its place, and the old one may be overwritten already
            self._begin()
            return self.poll()
        whole = [raw + b"\n" for raw in fresh.split(b"\n")[:-1]]
        self._last = whole[-1][-REMEMBERED:] if whole else self._last
        return [(self.scan.number, op) for raw in whole for line in self.scan.take(raw) for op in line.ops]
