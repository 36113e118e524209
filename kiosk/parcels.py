"""What is brought from other laptops: journals in files, folders and zips, and the event that they belong to."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path, PurePath
from uuid import NAMESPACE_URL, uuid5

import msgspec
from msgspec import Struct

from kiosk.errors import EventError
from kiosk.event import read_info
from kiosk.fold import ACTS, RESPONSES
from kiosk.journal.documents import Tables
from kiosk.journal.recovery import Problem, read
from kiosk.model.acts import Act
from kiosk.model.event_info import EventInfo
from kiosk.model.header import FORMAT, Header
from kiosk.model.response import Response
from kiosk.naming import INFO, STATION, WORKSHOP, is_journal

UNREADABLE = (
    *(OSError, EOFError, RuntimeError, ValueError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
)
"""What reading a file, or a zip, can end with."""
LARGEST = 1_000_000_000
"""Bytes that a zip may hold when it is unpacked; an event has a few million."""


class Parcel(Struct, frozen=True):
    """One journal that was brought: where from, whose, its bytes up to its last whole line, and what they say.

    `headless` is set where its first line is damaged, and its folder tells whose it is. `last_saved` is UTC, RFC 3339.
    """

    origin: str
    header: Header
    headless: bool
    content: bytes
    tables: Tables
    last_saved: str
    problems: list[Problem]


class BroughtEvent(Struct, frozen=True):
    """An event that came along: its `event.json`, and its `workshop.toml` byte for byte."""

    info: EventInfo
    workshop: bytes


class Brought(Struct):
    """All that was brought."""

    parcels: list[Parcel] = []
    events: list[BroughtEvent] = []


def unpack(paths: list[Path]) -> Brought:
    """Read all that was brought; nothing is changed anywhere.

    Raises:
        EventError: something of it is no journal, or cannot be read.
    """
    brought = Brought()
    for path in paths:
        try:
            files = dict(_files(path))
        except UNREADABLE as error:
            reason = getattr(error, "strerror", None) or error
            if isinstance(error, FileNotFoundError):
                raise EventError(f"There is no {path}. Look at the name again; nothing was added.") from error
            raise EventError(f"{path} cannot be read ({reason}). Copy it from its laptop once more.") from error
        for name, content in files.items():
            if name.name == INFO and name.with_name(WORKSHOP) in files:
                brought.events.append(BroughtEvent(_info(path, content), files[name.with_name(WORKSHOP)]))
        journals = {name: content for name, content in files.items() if is_journal(name.name)}
        if not journals:
            raise EventError(f"{path} holds no journal (a file STATION.jsonl). Give an event's folder, or a zip of it.")
        brought.parcels += [_parcel(path, name, content, files) for name, content in sorted(journals.items())]
    return brought


def _files(path: Path) -> Iterator[tuple[PurePath, bytes]]:
    if path.is_dir():
        for found in sorted(path.rglob("*")):
            if _is_wanted(found.name) and found.is_file():
                yield found, found.read_bytes()
    elif path.is_file() and (path.suffix == ".zip" or (path.suffix != ".jsonl" and zipfile.is_zipfile(path))):
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            wanted = [info for info in archive.infolist() if _is_wanted(PurePath(info.filename).name)]
            if sum(info.file_size for info in wanted) > LARGEST:
                raise EventError(f"{path} unpacks to more than {LARGEST // 10**9} GB, which no event does.")
            for info in wanted:
                with archive.open(info) as file:  # no more than it says, whatever it holds
                    yield PurePath(info.filename), file.read(info.file_size)
    elif path.exists() and not path.is_file():
        raise EventError(f"{path} is a device or a pipe. Give journals, an event's folder, or a zip of it.")
    else:
        yield path, path.read_bytes()


def _is_wanted(name: str) -> bool:
    return name in {INFO, WORKSHOP} or is_journal(name)


def responses_of(parcel: Parcel) -> list[Response]:
    """Read the responses of a journal that was brought; one that this kiosk does not know is passed over."""
    found = []
    for content in parcel.tables.get(RESPONSES, {}).values():
        with suppress(msgspec.ValidationError):
            found.append(msgspec.json.decode(content, type=Response))
    return found


def acts_of(parcel: Parcel) -> list[Act]:
    """Read what was done at a desk, of a journal that was brought; what this kiosk does not know is passed over."""
    found = []
    for content in parcel.tables.get(ACTS, {}).values():
        with suppress(msgspec.ValidationError):
            found.append(msgspec.json.decode(content, type=Act))
    return found


def _info(path: Path, content: bytes) -> EventInfo:
    try:
        return read_info(content)
    except ValueError as error:
        raise EventError(f"{path}: its {INFO} is damaged ({error}). Copy it from its laptop once more.") from error


def _parcel(path: Path, name: PurePath, content: bytes, files: dict[PurePath, bytes]) -> Parcel:
    origin = str(name) if path.is_dir() or name == path else f"{path}: {name}"
    scan, tables = read(BytesIO(content))
    header = scan.header or _supposed(path, name, files)
    if not scan.seq:
        raise EventError(f"{origin} is no journal of a kiosk. Leave it out, or copy it from its laptop once more.")
    if header is None:
        raise EventError(
            f"{origin}: its first line is damaged. Bring its whole folder, whose {INFO} tells whose it is."
        )
    if header.format != FORMAT:
        raise EventError(f"{origin} has the format {header.format}; this kiosk knows {FORMAT}. Update the kiosk.")
    if not STATION.fullmatch(header.station):
        raise EventError(f"{origin} is of a station “{header.station}”, which none can be called. Leave it out.")
    whole = content[: scan.end] + b"\n" * scan.unended
    return Parcel(origin, header, scan.header is None, whole, tables, scan.time, scan.problems)


def _supposed(path: Path, name: PurePath, files: dict[PurePath, bytes]) -> Header | None:
    """Tell from the folder whose journal it must be where its own first line is damaged; the same one every time."""
    if name.with_name(INFO) not in files:
        return None
    info = _info(path, files[name.with_name(INFO)])
    writer = str(uuid5(NAMESPACE_URL, f"{info.id}/{name.stem}"))
    return Header(writer=writer, station=name.stem, event=info.id, workshop=info.hash)
