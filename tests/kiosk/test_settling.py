"""What was withdrawn elsewhere is overwritten here, in every journal that nobody writes, damaged or not."""

from pathlib import Path

import msgspec
import pytest

from kiosk import definition
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.fold import RESPONSES, Fold
from kiosk.journal import JournalDB
from kiosk.model.header import Header
from kiosk.model.response import Response
from kiosk.reception import Reception
from kiosk.records import Records
from kiosk.sitting import begin
from kiosk.station import Station
from kiosk.withdrawal import settle

SECRET = "what nobody may read any more"


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event of the built-in workshop that has just begun."""
    return Event.begin(tmp_path, definition.find("leven-lang-leren"))


def followed(event: Event) -> Fold:
    """Read all journals of an event."""
    fold = Fold(event)
    fold.poll()
    return fold


def saved(event: Event, name: str, count: int) -> list[Response]:
    """Let a station save responses, each with the secret."""
    with Station(event, name) as station:
        begun = [begin(station, "nl", code=None) for _ in range(count)]
        return [station.save(msgspec.structs.replace(each, answers={"chances_why": SECRET})) for each in begun]


def test_a_journal_with_a_damaged_header_stays_the_event_s_own(event: Event) -> None:
    """Its withdrawn response is overwritten, its other one counts, and its new first line names the event."""
    withdrawn, other = saved(event, "table-1", 2)
    path = event.folder / "table-1.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"header"', b'"hea#er"', 1))
    with Station(event, "table-2") as elsewhere:
        elsewhere.withdraw(withdrawn)
    settle(followed(event))
    fold = followed(event)
    assert not fold.holders(withdrawn.instanceID)
    assert fold.responses[other.instanceID] == other
    assert [state.problems for state in fold.stations.values()] == [[], []]
    assert path.read_text().count(SECRET) == 1


def test_a_journal_that_cannot_be_written_keeps_no_other_from_being_overwritten(event: Event) -> None:
    """It is told, and is due until it could be written; the kiosk tries again by itself."""
    (withdrawn,) = saved(event, "table-1", 1)
    path, revised = event.folder / "table-1.jsonl", msgspec.structs.replace(withdrawn, revision=2)
    with Station(event, "table-2") as elsewhere:
        elsewhere.save(revised)
    in_the_way = event.folder / "table-1.jsonl.tmp"
    in_the_way.mkdir()
    with Station(event, "table-3") as station:
        reception = Reception(event, station)
        reception.withdraw(withdrawn)
        with pytest.raises(EventError, match=r"table-1\.jsonl cannot be written"):
            reception.tidy()
        assert [each.name for each in event.journals() if SECRET in each.read_text()] == [path.name]
        assert reception.owes
        in_the_way.rmdir()
        reception.tidy()
        assert SECRET not in path.read_text()
        assert not reception.owes


def test_a_journal_of_a_later_kiosk_is_left_to_it(event: Event) -> None:
    """What this kiosk cannot write stays as it is, and is listed; everything else is overwritten."""
    (withdrawn,) = saved(event, "table-1", 1)
    later = event.folder / "later.jsonl"
    header = Header(format="workshop-kiosk-journal/2", station="later", event=event.info.id, workshop=event.info.hash)
    with JournalDB(later, header=header) as db:
        Records(db.table(RESPONSES)).keep([msgspec.to_builtins(withdrawn)])
    with Station(event, "table-2") as elsewhere:
        elsewhere.withdraw(withdrawn)
    fold = followed(event)
    settle(fold)
    assert fold.holders(withdrawn.instanceID) == [later]
