"""Merging: journals of other laptops join an event, in any order and any number of times, with the same result.

A journal of a writer that is not here yet is added as it is. Of one that is here already, newer documents go into the
copy here; where a kiosk writes that one now, they go into the desk's own journal, and the kiosk takes them over.
"""

from contextlib import suppress
from itertools import count
from pathlib import Path

import msgspec
from msgspec import Struct, structs
from msgspec.json import decode

from kiosk.certificate import Certificate, certify
from kiosk.disk import free, refusing, write_whole
from kiosk.errors import DiskFull, EventError, JournalHeld
from kiosk.event import Event, events
from kiosk.file_lock import FileLock
from kiosk.fold import Fold
from kiosk.journal import JournalDB
from kiosk.journal.compaction import framed
from kiosk.journal.line import Header
from kiosk.model.event_info import EventInfo
from kiosk.model.response import Response
from kiosk.parcels import Brought, BroughtEvent, Parcel, responses_of, unpack
from kiosk.records import Identity, Records
from kiosk.times import Clock, now
from kiosk.withdrawal import desk, settle
from kiosk.writer_lock import lock

LOCK = "merge.lock"
PATIENCE = 60.0
"""Seconds that one merge waits for another of the same event."""


class Version(Struct):
    """As much of a document as tells which of two is the later one."""

    status: str = ""
    revision: int = 0
    time: str = ""
    writer: str = ""

    @classmethod
    def of(cls, content: bytes | None) -> tuple[bool, int, str, str]:
        """Read a document's version; of two, the one with the greater wins, in whatever order they are met."""
        if content is None:
            return False, -1, "", ""
        try:
            found = msgspec.json.decode(content, type=cls)
        except msgspec.ValidationError:  # of a kind that this kiosk does not know
            found = cls()
        return found.status == "withdrawn", found.revision, found.time, found.writer


def merge(
    data: Path, name: str | None, paths: list[Path], station: str, *, anyway: bool = False, clock: Clock = now
) -> Certificate:
    """Bring journals into an event: the one named, else the one that they belong to.

    Args:
        data: the folder of events.
        name: the event, or None.
        paths: journals, event folders, zips of them.
        station: this laptop's name, for what a running kiosk has to take over.
        anyway: also journals of another event, or of another version of the workshop.
        clock: tells the time.

    Raises:
        EventError: something that was brought cannot be used; then nothing of it was added.
    """
    brought = unpack(paths)
    target = _target(data, name, brought, anyway=anyway)
    _refuse_foreign(target.info, brought.parcels, anyway=anyway)
    event = target if isinstance(target, Event) else Event.receive(data, target.info, target.workshop)
    fold = Fold(event)
    fold.poll()
    _refuse_without_room(fold, brought.parcels)
    before = dict(fold.responses)
    with refusing(event.folder):
        turn = FileLock(event.folder / LOCK)
        if not turn.acquire(PATIENCE):
            raise EventError(f"Another merge into {event.info.id} is under way. Wait for it, and start this one again.")
    try:
        for parcel in brought.parcels:
            _add(fold, parcel, station, clock)
            fold.poll()
        settle(fold)
    finally:
        turn.release()
    return certify(fold, before, brought.parcels)


def _target(data: Path, name: str | None, brought: Brought, *, anyway: bool) -> Event | BroughtEvent:
    """Choose the event: the one named; else the one that the journals name; else the newest, or the one that came along."""
    wanted = {parcel.header.event for parcel in brought.parcels}
    known = {info.id: folder for folder, info in events(data)}
    ours = name if name is not None else next((id for id in sorted(wanted) if id in known), None)
    if ours in known:
        return Event.open(known[ours])
    along = [each for each in brought.events if name in {None, each.info.id}]
    if along and (name is not None or not known):
        return min(along, key=lambda each: (each.info.begun, each.info.id))
    if name is not None:
        raise EventError(f"There is no event “{name}” in {data}, nor was its folder brought. Nothing was added.")
    if known and anyway:
        return Event.named(data, None)
    there = " ".join(sorted(wanted))
    if known:
        raise EventError(
            f"These journals are of the event {there}, which is not here. To take them into the newest event all the same: "
            "--anyway. To keep them as an event of their own, bring the whole folder, with --event."
        )
    raise EventError(f"The event {there} is not here. Bring the whole event folder, with its event.json.")


def _refuse_foreign(info: EventInfo, parcels: list[Parcel], *, anyway: bool) -> None:
    for parcel in parcels if not anyway else ():
        if parcel.header.workshop != info.hash:
            raise EventError(
                f"{parcel.origin} is of another workshop, or another version of it. Nothing was added. "
                "To take it in all the same: --anyway; what a question cannot have is then not counted."
            )
        if parcel.header.event != info.id:
            raise EventError(
                f"{parcel.origin} is of the event {parcel.header.event}, and this is {info.id}. Nothing was added. "
                "To take it in all the same: --anyway."
            )


def _refuse_without_room(fold: Fold, parcels: list[Parcel]) -> None:
    needed = sum(len(parcel.content) for parcel in parcels if fold.journal_of(parcel.header.writer) is None)
    if needed > free(fold.event.folder):
        raise DiskFull(
            f"{fold.event.folder} has no room for {needed / 1e6:.1f} MB. Nothing was added. Make room, and start again."
        )


def _add(fold: Fold, parcel: Parcel, station: str, clock: Clock) -> None:
    event = fold.event
    header = structs.replace(parcel.header, event=event.info.id, workshop=event.info.hash)
    here = fold.journal_of(header.writer)
    if here is None:
        _place(event.folder, header.station, _framed(header, parcel), clock)
        return
    try:
        with JournalDB(here, header=header, clock=clock) as db:
            _take_newer(db, parcel)
    except JournalHeld:
        newer = [each for each in responses_of(parcel) if _is_newer(each, fold)]
        if newer:
            with desk(event, station, clock) as own:
                own.adopt(newer)


def _take_newer(db: JournalDB, parcel: Parcel) -> None:
    """Put what is newer into the copy of a journal, or what is not there yet."""
    for name, documents in parcel.tables.items():
        records = Records(db.table(name))
        newer = [
            each
            for each in documents.values()
            if (identity := Identity.of(each)) and Version.of(each) > Version.of(records.find(identity))
        ]
        for gone in (False, True):
            records.keep((decode(each) for each in newer if Version.of(each)[0] is gone), erase=gone)


def _is_newer(response: Response, fold: Fold) -> bool:
    known = fold.responses.get(response.instanceID)
    return known is None or response.version > known.version


def _framed(header: Header, parcel: Parcel) -> bytes:
    """Give a journal as it was brought, or written anew where its first line has to say something else."""
    if parcel.header == header and not parcel.headless:
        return parcel.content
    return b"".join(line for line, _ in framed(header, parcel.last_saved, parcel.tables))


def _place(folder: Path, station: str, content: bytes, clock: Clock) -> None:
    """Put a journal into the folder, beside that of another writer at a laptop of the same name, which may begin just now."""
    for number in count(1):
        path = folder / (f"{station}-{number}.jsonl" if number > 1 else f"{station}.jsonl")
        if path.exists():
            continue
        with refusing(path), suppress(JournalHeld):
            held = lock(path, clock())
            try:
                if not path.exists():
                    write_whole(path, content)
                    return
            finally:
                held.release()
