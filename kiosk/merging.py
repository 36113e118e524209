"""Merging: journals of other laptops join an event, in any order and any number of times, with the same result.

A journal of a writer that is not here yet is added as it is. Of one that is here already, newer documents go into the
copy here; where a kiosk or a desk writes that one now, they go into a desk's own journal, and a kiosk takes them over.
"""

from pathlib import Path

from kiosk.adding import add
from kiosk.certificate import Certificate, certify, records_of
from kiosk.disk import free, refusing
from kiosk.errors import DiskFull, EventError
from kiosk.event import Event, events
from kiosk.file_lock import FileLock
from kiosk.fold import Fold
from kiosk.model.event_info import EventInfo
from kiosk.parcels import Brought, BroughtEvent, Parcel, unpack
from kiosk.times import Clock, now
from kiosk.withdrawal import settle

LOCK = "merge.lock"
PATIENCE = 60.0
"""Seconds that one merge waits for another of the same event."""


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
    before = records_of(fold)
    with refusing(event.folder):
        turn = FileLock(event.folder / LOCK)
        if not turn.acquire(PATIENCE):
            raise EventError(f"Another merge into {event.info.id} is under way. Wait for it, and start this one again.")
    try:
        for parcel in brought.parcels:
            add(fold, parcel, station, clock)
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
            f"--anyway. To keep them as an event of their own, bring the whole folder, and add: --event {there}"
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
