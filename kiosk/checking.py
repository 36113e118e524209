"""`kiosk check`: every problem of a workshop file or an event folder, each with its place and remedy."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import Raw

from kiosk import definition
from kiosk.bundled import workshops
from kiosk.errors import DefinitionError, KioskError
from kiosk.event import Event
from kiosk.fold import ACTS, NAMES, RESPONSES, STATIONS, StationReport
from kiosk.journal.line import KEEPING, Line
from kiosk.journal.recovery import Problem, Scan
from kiosk.model.acts import Act
from kiosk.model.response import Response
from kiosk.naming import INFO, WORKSHOP, leftovers
from kiosk.writer_lock import is_written

KNOWN: dict[str, Callable[[Raw], object]] = {
    RESPONSES: msgspec.json.Decoder(Response).decode,
    ACTS: msgspec.json.Decoder(Act).decode,
    STATIONS: msgspec.json.Decoder(StationReport).decode,
}
"""How a document of each table is read."""


def check(path: Path) -> list[str]:
    """Look at a workshop file, or at an event folder with all its journals; nothing is changed.

    Returns:
        One line for each problem; none where all is well.
    """
    try:
        if path.is_dir():
            return list(_event(path))
        missing = not path.exists() and str(path) not in {known.stem for known in workshops()}
    except OSError as error:
        return [f"{path}: it cannot be looked at ({error.strerror}). Check the name, and who may read it."]
    if missing and path.suffix != ".toml":
        return [
            f"{path}: there is neither a workshop file nor an event folder of that name. “kiosk where” shows the folder."
        ]
    if path.suffix in {".jsonl", ".json", ".zip", ".lock"}:
        return [f"{path}: it is a file of an event. Give the event's whole folder; a zip has to be unpacked first."]
    try:
        definition.load(definition.find(str(path)))
    except DefinitionError as error:
        return str(error).splitlines()
    return []


def _event(folder: Path) -> Iterator[str]:
    if not (folder / INFO).exists():
        yield f"{folder}: this is no event folder: it has no {INFO}. Name a folder that “kiosk where” shows."
        return
    try:
        event = Event.open(folder)
    except KioskError as error:
        yield from str(error).splitlines()
        return
    if definition.hash_of((folder / WORKSHOP).read_bytes()) != event.info.hash:
        yield f"{folder / WORKSHOP}: it was changed after the event began. Put the original back, or begin a new event."
    for path in event.journals():
        try:
            yield from [f"{path}: {problem}" for problem in _journal(event, path)]
        except OSError as error:
            yield f"{path}: it cannot be read ({error.strerror}). See who may read it."


def _journal(event: Event, path: Path) -> Iterator[str]:
    scan, strange = _read(path)
    if scan.torn and is_written(path):
        scan.problems.pop()  # a line that is being written just now
    yield from map(str, sorted([*scan.problems, *strange], key=lambda problem: problem.line))
    if scan.header is None:
        yield "line 1: it does not say whose journal this is; the documents are read"
    elif (scan.header.event, scan.header.workshop) != (event.info.id, event.info.hash):
        yield f"it belongs to the event {scan.header.event}, or to another version of the workshop, and is left out"
    for left in leftovers(path):
        if left.exists() and not is_written(path):
            yield f"{left.name} was left by a kiosk that was killed, and may hold old answers. Start that kiosk once more."


def _read(path: Path) -> tuple[Scan, list[Problem]]:
    """Read a journal; once more where its kiosk wrote it anew meanwhile, and overwrote what was being read."""
    while True:
        scan = Scan()
        strange: list[Problem] = []
        with path.open("rb") as file:
            for raw in file:
                strange += [Problem(scan.number, why) for line in scan.take(raw) for why in _strange(line)]
            if os.fstat(file.fileno()).st_ino == path.stat().st_ino:
                return scan, strange


def _strange(line: Line) -> Iterator[str]:
    """Find what this kiosk does not know in a line that is whole, such as what one of a later version wrote."""
    for op in line.ops:
        if op.table in KNOWN and op.kind in KEEPING:
            try:
                KNOWN[op.table](op.document)
            except msgspec.ValidationError as error:
                yield f"{NAMES[op.table]} in it cannot be read ({error})"
