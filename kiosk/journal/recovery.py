"""Reading a journal back: what is whole is kept, what is not is told, and a torn end is put aside."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.errors import EventError
from kiosk.journal.line import FIRST, BadLine, Header, Line, decode_all


class Problem(Struct, frozen=True):
    """A line (1, 2, …) that is not as it was written, and why."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}; the other lines are read"


class Reading(Struct):
    """What a journal holds: its good lines, its problems, and where its good part ends, in bytes."""

    lines: list[Line] = []
    problems: list[Problem] = []
    bad: list[tuple[Problem, bytes]] = []
    end: int = 0
    torn: bytes = b""
    unended: bool = False

    @property
    def last(self) -> tuple[int, str]:
        """The number and the checksum that the next line follows."""
        return (self.lines[-1].seq + 1, self.lines[-1].crc) if self.lines else (0, FIRST)


def read(content: bytes) -> Reading:
    """Read all lines of a journal, whatever became of some of them."""
    reading = Reading()
    for number, (start, raw) in enumerate(_split(content), 1):
        try:
            _take(reading, raw, number)
        except BadLine as error:
            if not raw.endswith(b"\n"):
                reading.torn = raw
                reading.problems.append(Problem(number, "the end is torn off, as by a loss of power"))
                continue
            reading.bad.append((Problem(number, str(error)), raw))
        reading.end = start + len(raw)
        reading.unended = not raw.endswith(b"\n")
    reading.problems = sorted([*reading.problems, *(problem for problem, _ in reading.bad)], key=lambda each: each.line)
    return reading


def _take(reading: Reading, raw: bytes, number: int) -> None:
    lines, problem = decode_all(raw)
    seq, crc = reading.last
    follows_bad = bool(reading.bad) and reading.bad[-1][0].line == number - 1
    if (lines[0].seq, lines[0].prev) != (seq, crc) and not follows_bad:
        problem = "a line before it is missing"
    if problem:
        reading.problems.append(Problem(number, problem))
    reading.lines += lines


def header_of(path: Path) -> Header | None:
    """Read whose journal a file is; None where there is none, or its first line is not as it was written.

    Raises:
        EventError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return decode_all(file.readline())[0][0].header
    except (FileNotFoundError, BadLine):
        return None
    except OSError as error:
        raise EventError(f"{path} cannot be read ({error.strerror}). See who may read it.") from error


def _split(content: bytes) -> Iterator[tuple[int, bytes]]:
    start = 0
    while start < len(content):
        stop = content.find(b"\n", start) + 1 or len(content)
        yield start, content[start:stop]
        start = stop


def quarantine(journal: Path, reading: Reading) -> None:
    """Put lines that are not as they were written into the file beside the journal, each once."""
    aside = [(problem, raw) for problem, raw in reading.bad]
    if reading.torn:
        aside.append((reading.problems[-1], reading.torn))
    if not aside:
        return
    path = quarantine_of(journal)
    known = path.read_bytes() if path.exists() else b""
    entries = [_entry(problem, raw) for problem, raw in aside]
    fresh = b"".join(entry for entry in entries if entry not in known)
    if fresh:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, fresh)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def quarantine_of(journal: Path) -> Path:
    """Name the file beside a journal that its bad lines go to."""
    return journal.with_name(f"{journal.stem}.quarantine.jsonl")


def _entry(problem: Problem, raw: bytes) -> bytes:
    entry = {"line": problem.line, "reason": problem.reason, "text": raw.decode("utf-8", "backslashreplace")}
    return msgspec.json.encode(entry) + b"\n"
