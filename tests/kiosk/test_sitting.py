"""One participant at one station: numbered off, timed, and saved at every act."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from errno import ENOSPC
from functools import partial
from pathlib import Path

import pytest

from kiosk import definition
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.interview import Interview
from kiosk.model.response import Response, Status
from kiosk.numbering import question_order
from kiosk.reception import Reception
from kiosk.sitting import Sitting, begin
from kiosk.station import Station
from kiosk.steps import Kind

NOW = datetime(2017, 12, 14, 13, 5, 7, 123000, UTC)
STAMP = "2017-12-14T13:05:07.123Z"


def clock() -> datetime:
    """Tell the same moment always."""
    return NOW


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event of the built-in workshop, with three groups, that has just begun."""
    return Event.begin(tmp_path, definition.find("leven-lang-leren"), clock=clock)


@pytest.fixture
def stations(event: Event) -> Iterator[list[Station]]:
    """Two laptops with the same folder."""
    with ExitStack() as held:
        yield [held.enter_context(Station(event, name, clock=clock)) for name in ("table-1", "table-2")]


def seen(event: Event) -> dict[str, Response]:
    """Read all journals of an event."""
    fold = Fold(event)
    fold.poll()
    return fold.responses


def sit(station: Station, *, group: int | None = None, passed: list[float] | None = None) -> Sitting:
    """Let somebody agree to take part; of the time they take, `passed` holds the pieces."""
    sitting = Sitting(
        station,
        Interview.begun(station.event.workshop, begin(station, "nl", code=None, clock=clock)),
        lambda: seen(station.event).values(),
        fixed_group=group,
        clock=clock,
        stopwatch=lambda: sum(passed or ()),
    )
    sitting.save()
    return sitting


def go_to(sitting: Sitting, kind: Kind) -> Sitting:
    """Go on to the first step of a kind; of the answers only the role is given."""
    while sitting.interview.step.kind is not kind:
        if any(part.name == "role" for part in sitting.interview.step.parts):
            sitting.answer("role", "teacher")
        assert sitting.forward()
    return sitting


def number(sitting: Sitting) -> int:
    """Go as far as the group's card, and read it."""
    return go_to(sitting, Kind.CARD).interview.response.group or 0


def test_number_off_looks_at_all_stations(stations: list[Station]) -> None:
    """Whoever sits down at either laptop gets one count: teachers fill three groups evenly, one after the other."""
    groups = [number(sit(stations[place % 2])) for place in range(9)]
    assert [set(groups[at : at + 3]) for at in (0, 3, 6)] == [{1, 2, 3}] * 3


def test_a_laptop_of_one_group_gives_its_number_to_everybody(stations: list[Station]) -> None:
    """With a fixed group nothing is drawn, and the order of the questions is that group's."""
    for sitting in (sit(stations[0], group=2), sit(stations[0], group=2)):
        assert number(sitting) == 2
        names = [question.name for question in sitting.interview.workshop.questions]
        assert sitting.interview.response.question_order == question_order(names, 2)


def test_every_act_is_on_disk_when_it_returns(event: Event, stations: list[Station]) -> None:
    """After an answer, a step, a declined part and a change of language a reader sees exactly what the sitting holds."""
    sitting = sit(stations[0])
    for act in (
        partial(sitting.answer, "role", "teacher"),
        sitting.forward,
        partial(sitting.decline, "organisation"),
        partial(sitting.speak, "en"),
        sitting.back,
    ):
        revision = sitting.interview.response.revision
        act()
        assert sitting.interview.response.revision == revision + 1
        assert list(seen(event).values()) == [sitting.interview.response]


def test_time_is_charged_to_the_part_that_was_answered(stations: list[Station]) -> None:
    """What passes before an answer is that part's; after a screen's last one, that one's; else nobody's."""
    passed = [100.0]
    sitting = sit(stations[0], passed=passed)
    passed.append(4)
    sitting.answer("role", "teacher")
    passed.append(1.5)
    sitting.forward()
    passed.append(3)
    sitting.answer("organisation", "school")
    passed.append(2)
    sitting.decline("experience")
    go_to(sitting, Kind.QUESTION)
    passed.append(30)
    sitting.forward()
    assert sitting.interview.response.seconds == {"role": 5.5, "organisation": 3.0, "experience": 2.0}


def test_a_completed_interview_has_its_end_and_parking_keeps_it(event: Event, stations: list[Station]) -> None:
    """A draft without end until thanks, then complete with the clock's moment; handing over changes nothing more."""
    sitting = go_to(sit(stations[0]), Kind.REVIEW)
    assert [(each.status, each.end) for each in seen(event).values()] == [(Status.DRAFT, None)]
    done = go_to(sitting, Kind.THANKS).interview.response
    assert (done.status, done.end) == (Status.COMPLETE, STAMP)
    sitting.park()
    assert list(seen(event).values()) == [done]


def test_a_parked_interview_is_partial(event: Event, stations: list[Station]) -> None:
    """Whoever leaves before the end keeps what was answered, and the moment is noted."""
    go_to(sit(stations[0]), Kind.QUESTION).park()
    (left,) = seen(event).values()
    assert (left.status, left.end, left.intake) == (Status.PARTIAL, STAMP, {"role": "teacher"})


def test_looking_again_at_what_was_handed_in_keeps_it_complete(event: Event, stations: list[Station]) -> None:
    """Whoever comes back by code after thanks, looks and leaves has still completed the interview."""
    done = go_to(sit(stations[0]), Kind.THANKS).interview.response
    again = Reception(event, stations[0], clock=clock).resume(done)
    assert again is not None
    again.park()
    assert seen(event)[done.instanceID].status is Status.COMPLETE


def test_nobody_is_led_on_by_what_was_not_saved(stations: list[Station], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk an answer stays and the screen too; with room again the answer goes along, and one step is one step."""
    sitting = sit(stations[0])
    sitting.save()

    def full(*_: object) -> int:
        raise OSError(ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.pwrite", full)
        for act in (lambda: sitting.answer("role", "teacher"), sitting.forward, sitting.forward):
            with pytest.raises(EventError):
                act()
    assert sitting.interview.at == 0
    assert sitting.forward()
    assert sitting.interview.at == 1
    assert sitting.interview.response.intake == {"role": "teacher"}
