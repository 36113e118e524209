"""What was withdrawn elsewhere is overwritten here, in every journal that nobody writes, damaged or not."""

from pathlib import Path

import msgspec
import pytest

from kiosk import definition
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.response import Response
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
