"""A station: what it keeps, what a killed one leaves behind, and what it may not touch."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from kiosk import definition
from kiosk.codes import hash_code
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.fold import RESPONSES, Fold
from kiosk.journal import JournalDB
from kiosk.model.event_info import EventInfo
from kiosk.model.header import Header
from kiosk.model.response import Response, Status
from kiosk.reception import Reception
from kiosk.records import Records
from kiosk.sitting import begin
from kiosk.station import Station
from tests.samples import WORKSHOP, response

NOW = datetime(2017, 12, 14, 13, 5, 7, 123000, UTC)
STAMP = "2017-12-14T13:05:07.123Z"
CODE = "appel-molen-42"


def clock() -> datetime:
    """Tell the same moment always."""
    return NOW


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event of the built-in workshop that has just begun."""
    return Event.begin(tmp_path, definition.find("leven-lang-leren"), clock=clock)


def came(event: Event, station: Station) -> Response:
    """Let somebody agree to take part, with the code CODE."""
    return station.save(begin(station, "nl", code=hash_code(CODE, event.info.salt), clock=clock))


def welcome(station: Station) -> Reception:
    """Open the reception at a station, with everything read that there is."""
    reception = Reception(station.event, station, clock=clock)
    reception.follow()
    return reception


def seen(event: Event) -> list[Response]:
    """Read all journals of an event."""
    fold = Fold(event)
    fold.poll()
    return list(fold.responses.values())


def test_saving_makes_the_next_revision(event: Event) -> None:
    """Each save counts one up, with the clock's time and the journal's writer, and is what everybody reads."""
    with Station(event, "table-1", clock=clock) as station:
        second = station.save(first := came(event, station))
    assert [(each.revision, each.time) for each in (first, second)] == [(1, STAMP), (2, STAMP)]
    assert first.writer == second.writer != ""
    assert seen(event) == [second]


def test_a_draft_that_a_killed_kiosk_left_is_partial_at_the_next_start(event: Event) -> None:
    """It ends when it was last saved; what was complete stays as it is."""
    with Station(event, "table-1", clock=clock) as killed:
        draft = came(event, killed)
        done = killed.save(response(status=Status.COMPLETE, end=STAMP))
    with Station(event, "table-1", clock=clock) as restarted:
        welcome(restarted)
        found = {each.instanceID: each for each in seen(event)}
    left = structs.replace(draft, status=Status.PARTIAL, end=draft.time, revision=draft.revision + 1)
    assert found == {draft.instanceID: left, done.instanceID: done}


def test_a_draft_that_a_killed_kiosk_left_continues_by_its_code(event: Event) -> None:
    """Whoever was interrupted types the code, however spelt, and goes on as a draft of the same identity."""
    with Station(event, "table-1", clock=clock) as killed:
        draft = came(event, killed)
    with Station(event, "table-1", clock=clock) as restarted:
        found = welcome(restarted).find("Appel Molen42")
        assert found is not None and welcome(restarted).resume(found) is not None
    (resumed,) = seen(event)
    assert (resumed.instanceID, resumed.status, resumed.end) == (draft.instanceID, Status.DRAFT, None)


def test_what_is_under_way_at_another_station_stays_there(event: Event) -> None:
    """It is found by its code, so that one can be sent to the right laptop, but nobody else goes on with it."""
    with Station(event, "table-1", clock=clock) as station, Station(event, "table-2", clock=clock) as other:
        mine = came(event, station)
        assert welcome(other).find(CODE) == mine
        assert welcome(other).resume(mine) is None
    assert seen(event) == [mine]


def test_what_was_put_away_at_another_station_goes_on_here(event: Event) -> None:
    """Whoever has the code may go on at any laptop that sees the folder; the first one takes the result over."""
    with Station(event, "table-1", clock=clock) as station, Station(event, "table-2", clock=clock) as other:
        first, second = welcome(station), welcome(other)
        left = station.save(structs.replace(came(event, station), status=Status.PARTIAL, end=STAMP))
        second.follow()
        sitting = second.resume(left)
        assert sitting is not None
        sitting.speak("en")
        sitting.park()
        first.follow()
    (event.folder / "table-2.jsonl").unlink()
    (kept,) = seen(event)
    assert (kept.language, kept.status, kept.writer) == ("en", Status.PARTIAL, other.writer)


def test_who_goes_on_here_after_a_result_came_from_elsewhere_has_the_last_word(event: Event) -> None:
    """What is saved on this screen is never older than what this station has taken over meanwhile."""
    with Station(event, "table-1", clock=clock) as station, Station(event, "table-2", clock=clock) as other:
        reception = welcome(station)
        sitting = reception.resume(came(event, station))
        assert sitting is not None
        other.adopt(
            [structs.replace(sitting.interview.response, revision=20, status=Status.PARTIAL, writer=other.writer)]
        )
        reception.follow()
        sitting.speak("en")
        (kept,) = seen(event)
    assert (kept.revision, kept.language, kept.status, kept.writer) == (21, "en", Status.DRAFT, station.writer)


def test_a_response_of_a_later_kiosk_does_not_keep_a_station_from_opening(event: Event) -> None:
    """It stays in the journal as it is, also when that is written anew, and whoever comes next is received."""
    with Station(event, "table-1", clock=clock):
        pass
    with JournalDB(event.folder / "table-1.jsonl") as db:
        db.table(RESPONSES).insert({"instanceID": "uuid:later", "status": "pondering"})
        db.table(RESPONSES).insert({"instanceID": ["no", "identity"]})
    with Station(event, "table-1", clock=clock) as station:
        reception = welcome(station)
        mine = came(event, station)
        reception.tidy()
    assert seen(event) == [mine] and "pondering" in (event.folder / "table-1.jsonl").read_text()


def test_a_draft_that_somebody_went_on_with_elsewhere_is_not_parked(event: Event) -> None:
    """A killed kiosk that starts again leaves alone what is under way on another laptop now."""
    with Station(event, "table-1", clock=clock) as killed:
        draft = came(event, killed)
    with Station(event, "table-2", clock=clock) as other:
        sitting = welcome(other).resume(draft)
        assert sitting is not None
        with Station(event, "table-1", clock=clock) as restarted:
            welcome(restarted)
            assert [(each.status, each.writer) for each in seen(event)] == [(Status.DRAFT, other.writer)]


@pytest.mark.parametrize("name", ["", ".", "../x", "a/b", "a b", ".hidden", "-x", "é", "x\n", "a" * 65, "x.quarantine"])
def test_a_name_that_cannot_be_a_journals_is_refused(event: Event, name: str) -> None:
    """What would lead out of the folder, or make a file that no reader takes for a journal, is told in a sentence."""
    with pytest.raises(EventError, match=r"cannot be a station's name\. Use letters, digits, dots and dashes only\."):
        Station(event, name, clock=clock).close()
    assert event.journals() == []


def test_a_journal_of_another_event_is_left_out_and_told(event: Event) -> None:
    """A file copied into the wrong folder adds nobody, and the desk says why."""
    other = Event.begin(event.folder.parent, definition.find("leven-lang-leren"), clock=clock)
    with Station(event, "table-1", clock=clock) as station, Station(other, "table-9", clock=clock) as stray:
        mine = came(event, station)
        came(other, stray)
    shutil.copy(other.folder / "table-9.jsonl", event.folder)
    fold = Fold(event)
    fold.poll()
    assert list(fold.responses.values()) == seen(event) == [mine]
    assert [other.info.id in told and "left out" in told for told in fold.stations["table-9"].problems] == [True]


def test_a_journal_that_cannot_be_read_is_left_out_and_told(event: Event) -> None:
    """Whoever looks goes on with the others, and says what is missing and what to do."""
    with Station(event, "table-1", clock=clock) as station:
        mine = came(event, station)
        (event.folder / "table-0.jsonl").mkdir()
        fold = Fold(event)
        fold.poll()
        assert welcome(station).find(CODE) == seen(event)[0]
    assert list(fold.responses) == [mine.instanceID]
    assert fold.stations["table-0"].problems == [
        "it cannot be read (Is a directory), and is left out; see who may read it"
    ]


VERSIONS = st.builds(
    response,
    instanceID=st.just("uuid:same"),
    status=st.sampled_from(Status),
    revision=st.integers(0, 3),
    time=st.sampled_from(["2017-12-14T13:05:00.000Z", "2017-12-14T13:05:01.000Z"]),
    writer=st.sampled_from("ab"),
)


def folded(info: EventInfo, read: list[Response]) -> Response:
    """Put each version into a journal of its own, named in the order in which they are to be read, and fold them."""
    with TemporaryDirectory() as folder:
        for place, version in enumerate(read):
            header = Header(station=str(place), event=info.id, workshop=info.hash)
            with JournalDB(Path(folder, f"{place}.jsonl"), header=header, clock=clock) as db:
                Records(db.table(RESPONSES)).keep([msgspec.to_builtins(version)])
        return seen(Event(Path(folder), info, WORKSHOP))[0]


@given(st.data(), st.lists(VERSIONS, min_size=1, max_size=4))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_two_versions_the_greater_wins_in_any_order(event: Event, data: st.DataObject, read: list[Response]) -> None:
    """Whichever journal is read first: what was withdrawn stays so, then revision, time and writer decide."""
    kept = folded(event.info, data.draw(st.permutations(read)))
    assert kept.version == folded(event.info, read).version == max(each.version for each in read)
    assert (kept.status is Status.WITHDRAWN) is any(each.status is Status.WITHDRAWN for each in read)
