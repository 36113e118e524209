"""One journal that was brought is added to an event: as it is, or what is newer in it, whoever writes the copy here."""

from contextlib import suppress
from itertools import count
from pathlib import Path

import msgspec
from msgspec import Struct, structs
from msgspec.json import decode

from kiosk.disk import refusing, write_whole
from kiosk.errors import JournalHeld
from kiosk.fold import Fold
from kiosk.journal import JournalDB
from kiosk.journal.compaction import framed
from kiosk.model.acts import Act
from kiosk.model.header import Header
from kiosk.model.response import Response
from kiosk.parcels import Parcel, acts_of, responses_of
from kiosk.records import Identity, Records
from kiosk.times import Clock
from kiosk.withdrawal import desk
from kiosk.writer_lock import lock


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


def add(fold: Fold, parcel: Parcel, station: str, clock: Clock) -> None:
    """Add a journal: of a writer that is not here yet whole, else what is newer; a desk keeps that for a kiosk that runs.

    Args:
        fold: the event as it is now.
        parcel: the journal.
        station: this laptop's name, for the desk.
        clock: tells the time.

    Raises:
        EventError: it could not be written.
    """
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
        _leave_newer(fold, parcel, station, clock)


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


def _leave_newer(fold: Fold, parcel: Parcel, station: str, clock: Clock) -> None:
    """Put what is newer into a desk's own journal, for the kiosk that writes the copy here; of acts nobody has to take over."""
    responses = [each for each in responses_of(parcel) if _is_newer(each, fold.responses.get(each.instanceID))]
    acts = [each for each in acts_of(parcel) if _is_newer(each, fold.acts.find(each.id))]
    if responses or acts:
        with desk(fold.event, station, clock) as own:
            own.adopt(responses)
            own.adopt_acts(acts)


def _is_newer(each: Response | Act, known: Response | Act | None) -> bool:
    return known is None or each.version > known.version


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
