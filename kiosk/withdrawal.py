"""Withdrawing: one participant's answers are really deleted, in every journal of the event that holds them.

What is left is a tombstone: identity, revision and time. A journal that another process writes is left to that process:
it sees the tombstone in any other journal, and does the same to its own.
"""

import time
from collections.abc import Iterator
from contextlib import suppress

import msgspec

from kiosk import codes
from kiosk.errors import EventError, JournalError, JournalHeld
from kiosk.event import Event
from kiosk.fold import RESPONSES, Fold
from kiosk.guesses import CODES, wait
from kiosk.journal import JournalDB
from kiosk.model.header import Header
from kiosk.model.response import Response
from kiosk.naming import DESK, KEPT
from kiosk.on_the_way import clear
from kiosk.records import Records
from kiosk.station import Station
from kiosk.times import Clock, now

PATIENCE, AGAIN = 15.0, 0.1
"""Seconds that a kiosk gets to delete what only it can, and between two looks whether it has."""


def settle(fold: Fold) -> None:
    """Overwrite what was withdrawn in every journal that holds it, that nobody writes now, and that this kiosk can write.

    Raises:
        EventError: a journal could not be written; the others are done, and the next call tries this one again.
    """
    info, failed = fold.event.info, None
    for path, tombstones in fold.overdue().items():
        header = Header(station=path.stem, event=info.id, workshop=info.hash)  # of one whose own is damaged
        try:
            with suppress(JournalHeld, JournalError), JournalDB(path, header=header) as db:
                Records(db.table(RESPONSES)).keep(map(msgspec.to_builtins, tombstones), erase=True)
                db.storage.compact()
        except EventError as error:
            failed = error
    clear(fold.event.folder)
    fold.poll()
    if failed:
        raise failed


def withdraw(event: Event, code: str, station: str, *, clock: Clock = now, patience: float = PATIENCE) -> Iterator[str]:
    """Delete the response of a code from the command line; tells what was done, a sentence each.

    Args:
        event: the event.
        code: as it stood on the card, however it is typed.
        station: this laptop's name, for a journal of its own beside the kiosk's.
        clock: tells the time of the tombstone.
        patience: seconds to wait for kiosks that run.

    Raises:
        EventError: there is no such code, too many wrong ones were tried, or a journal could not be written.
    """
    fold = Fold(event)
    fold.poll()
    if fold.overdue():  # what one that was interrupted has left
        settle(fold)
    with desk(event, station, clock) as own:
        response = _found(fold, own, code, clock)
        own.withdraw(response)
        own.tidy()
    fold.poll()
    settle(fold)
    until = time.monotonic() + patience
    while fold.holders(response.instanceID) and time.monotonic() < until:
        time.sleep(AGAIN)
        fold.poll()
    yield f"{event.info.id}: the answers of this code are withdrawn, and count nowhere any more."
    for path in fold.holders(response.instanceID):
        yield f"{path.stem} has not overwritten them yet; that laptop does it as soon as it sees this."
    if not fold.holders(response.instanceID):
        yield "They are overwritten in every journal of this folder. Exports and copies made before hold them still."


def desk(event: Event, station: str, clock: Clock = now) -> Station:
    """Open the desk's own journal on this laptop, or a second one where the first is in use, or not this event's."""
    for number in range(1, 100):
        try:
            return Station(event, f"{DESK}{station[:KEPT]}" + (f"-{number}" if number > 1 else ""), clock=clock)
        except (JournalHeld, JournalError):
            continue
    raise EventError(f"All journals desk-{station} are in use. Close a desk first.")


def _found(fold: Fold, own: Station, code: str, clock: Clock) -> Response:
    moment = clock()
    left = wait(own.misses(CODES), moment)
    if left:
        raise EventError(f"Too many wrong codes. Try again in {left.total_seconds() // 60 + 1:.0f} minutes.")
    found = codes.find(code, fold.responses.values())
    if found is None:
        own.note_miss(CODES)
        raise EventError(
            f"There is no such code in the event {fold.event.info.id}. Look at the words again; --event names another event."
        )
    return found
