"""Following a journal from any process, without a lock, while it is being written and compacted."""

import os
from pathlib import Path

from kiosk.journal.line import Operation, decode
from kiosk.journal.recovery import Scan


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
        self._seen: tuple[int, ...] = ()
        self._inode = -1

    def poll(self) -> list[tuple[int, Operation]]:
        """Tell what was done since the last call, each operation with the number of its line."""
        try:
            now = self._path.stat()
            seen = now.st_ino, now.st_size, now.st_mtime_ns
            if seen == self._seen:
                return []
            with self._path.open("rb", buffering=0) as file:
                opened = os.fstat(file.fileno())
                if opened.st_ino != self._inode or opened.st_size < self.scan.end:
                    self._begin()
                file.seek(self.scan.end)
                fresh = file.read()
            replaced = self._path.stat().st_ino != opened.st_ino
        except FileNotFoundError:
            return []
        whole = [raw + b"\n" for raw in fresh.split(b"\n")[:-1]]
        if replaced or not self._continues(whole):
            self._begin()
            return self.poll()
        self._seen, self._inode = seen, opened.st_ino
        return [(self.scan.number, op) for raw in whole for line in self.scan.take(raw) for op in line.ops]

    def _continues(self, whole: list[bytes]) -> bool:
        """See whether lines follow those read before, or stand in another file that was given the same number."""
        if not (whole and self.scan.end and self.scan.prev):
            return True
        lines, _ = decode(whole[0])
        return bool(lines) and lines[0].prev == self.scan.prev
