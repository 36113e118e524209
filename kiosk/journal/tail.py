"""Following a journal from any process, without a lock, while it is being written."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Raw, Struct

from kiosk.journal.line import FIRST, BadLine, Header, Line, decode_all
from kiosk.journal.recovery import Problem


class Entry(Struct, frozen=True):
    """One thing done to one document, and the line that tells it; the document is left to the reader to decode."""

    table: str
    doc_id: str
    document: Raw | None
    line: int = 0


class Tail:
    """Reads what is new in a journal at each `poll`.

    A line that is still being written waits for the next call; a file that was replaced, or became shorter, is read
    anew; a line that is not as it was written is passed over and told in `problems`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._begin()

    def _begin(self) -> None:
        self.header: Header | None = None
        self.last_saved: str | None = None
        self.problems: list[Problem] = []
        self._inode = -1
        self._at = 0
        self._number = 0
        self._prev = FIRST

    def poll(self) -> list[Entry]:
        """Tell what was written since the last call."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return []
        if self._inode not in {-1, status.st_ino} or status.st_size < self._at:
            self._begin()
        self._inode = status.st_ino
        if status.st_size == self._at:
            return []
        with self._path.open("rb") as file:
            file.seek(self._at)
            fresh = file.read()
        whole = fresh[: fresh.rfind(b"\n") + 1]
        self._at += len(whole)
        return [entry for raw in whole.split(b"\n")[:-1] for entry in self._read(raw)]

    def _read(self, raw: bytes) -> list[Entry]:
        self._number += 1
        try:
            lines, problem = decode_all(raw)
        except BadLine as error:
            self.problems.append(Problem(self._number, str(error)))
            self._prev = ""
            return []
        if self._prev and lines[0].prev != self._prev:
            problem = "a line before it is missing"
        if problem:
            self.problems.append(Problem(self._number, problem))
        return [entry for line in lines for entry in self._entries(line)]

    def _entries(self, line: Line) -> Iterator[Entry]:
        self._prev = line.crc
        self.header = line.header or self.header
        self.last_saved = line.time
        for op in line.ops:
            yield Entry(op.table, op.doc_id, op.document if op.kind == "put" else None, self._number)
