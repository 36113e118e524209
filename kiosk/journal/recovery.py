"""Reading a journal back: what is whole is kept, what is not is told and put aside."""

from collections.abc import Iterable

from msgspec import Struct

from kiosk.journal.documents import Tables
from kiosk.journal.line import FIRST, Line, decode
from kiosk.model.header import Header

ROOM = b" \0"
"""What room for more consists of: spaces, or the zeros that some disks show after a loss of power."""


class Problem(Struct, frozen=True):
    """A line (1, 2, …) that is not as it was written, and why."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}; the other lines are read"


class Scan:
    """Takes the lines of a journal in their order, and remembers what was wrong with them.

    `seq` and `prev` are what the next line has to follow, and `end` where it has to stand (bytes); the last line may be
    `torn` off, or only `unended`; `aside` has the lines that are not as they were written.
    """

    def __init__(self) -> None:
        self.header: Header | None = None
        self.seq, self.prev, self.time = 0, FIRST, ""
        self.number = self.end = 0
        self.torn = self.unended = False
        self.problems: list[Problem] = []
        self.aside: list[tuple[Problem, bytes]] = []

    def take(self, raw: bytes) -> list[Line]:
        """Take one line, or what stands behind the last one, which may be room for more; tells what `decode` finds whole."""
        ended = raw.endswith(b"\n")
        raw = raw if ended else raw.rstrip(ROOM)
        if not raw:
            return []
        self.number += 1
        lines, wrong = decode(raw)
        if wrong and not ended and (rescued := decode(raw[:-1])[0]):
            lines, wrong, raw = rescued, "its line end is damaged", raw[:-1]
        self.torn, self.unended = not ended and not lines, not ended and bool(lines)
        self.end += 0 if self.torn else len(raw)
        if wrong:
            wrong = "the end is torn off, as by a loss of power" if self.torn else wrong
            self.aside.append((Problem(self.number, wrong), raw))
        elif self.prev and lines[0].prev != self.prev:
            wrong = "a line before it is missing"
        if wrong:
            self.problems.append(Problem(self.number, wrong))
        if lines:
            last = lines[-1]
            self.seq, self.prev, self.time = last.seq + 1, last.crc, last.time
            self.header = self.header or lines[0].header
        elif not self.torn:
            self.prev = ""
        return lines


def read(lines: Iterable[bytes]) -> tuple[Scan, Tables]:
    """Read a whole journal, whatever became of some of its lines."""
    scan, tables = Scan(), Tables()
    for raw in lines:
        for line in scan.take(raw):
            for op in line.ops:
                tables.apply(op)
    return scan, tables
