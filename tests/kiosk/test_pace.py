"""How long people stand at each step, and who stands there for too long."""

from datetime import datetime, timedelta

import pytest

from kiosk.fold import Change
from kiosk.model.response import Level, Status
from kiosk.pace import AT_LEAST, UNKNOWN, Pace, Stuck
from kiosk.times import moment, stamp
from tests.samples import START, response


def at(seconds: float) -> datetime:
    """Tell a moment, from the start."""
    return moment(START) + timedelta(seconds=seconds)


def saved(who: str, seconds: float, step: str | None = None, **values: object) -> Change:
    """Save somebody at a moment, at a step, as a draft or otherwise."""
    return Change(None, response(instanceID=who, time=stamp(at(seconds)), step=step, **values))


def walked(pace: Pace, who: str, step: str, begun: float, took: float, **values: object) -> None:
    """Let somebody come to a step, and go on from it."""
    pace.note([saved(who, begun, step, **values), saved(who, begun + took, "next", **values)])


def test_a_step_has_a_median_once_three_people_have_gone_on_from_it() -> None:
    """Of an even number, the middle between the two; a step that two have left has none yet."""
    pace = Pace()
    medians = []
    for number, took in enumerate((30, 90, 40, 60)):
        walked(pace, f"{number}", "first", 100 * number, took)
        medians.append(pace.medians().get("first"))
    assert medians == [None, None, 40, 50]
    assert pace.medians() == {"first": 50}


def test_saving_again_at_the_same_step_does_not_begin_it_anew() -> None:
    """Each answer saves; the time counts from when the step was reached."""
    pace = Pace()
    pace.note([saved("a", 0, "first", group=2), saved("a", 200, "first", group=2), saved("a", 290, "first", group=2)])
    assert pace.stuck(at(310)) == (Stuck(2, "table-1", "first", 310.0),)
    pace.note([saved("a", 320, "second")])
    assert pace.stuck(at(330)) == ()


def test_handing_in_is_going_on() -> None:
    """The last step has its time from those who completed it; they stand nowhere any more."""
    pace = Pace()
    for who in "abc":
        pace.note([saved(who, 0, "review"), saved(who, 45, status=Status.COMPLETE, end=START)])
    assert (pace.medians(), pace.stuck(at(10_000))) == ({"review": 45}, ())


@pytest.mark.parametrize("status", [Status.PARTIAL, Status.WITHDRAWN])
def test_who_was_put_away_or_withdrew_is_not_stuck_and_has_gone_on_from_nothing(status: Status) -> None:
    """How long it took until a time-out, or until a killed kiosk started again, says nothing about the step."""
    pace = Pace()
    for number in range(5):
        pace.note([saved(f"{number}", 0, "first"), saved(f"{number}", 3600, status=status, end=START)])
    assert (pace.medians(), pace.stuck(at(10_000))) == ({}, ())


def test_who_comes_back_stands_there_from_then_on() -> None:
    """The time in between was not spent at the step."""
    pace = Pace()
    pace.note([saved("a", 0, "first"), saved("a", 60, status=Status.PARTIAL), saved("a", 5000, "first")])
    assert pace.stuck(at(5000 + UNKNOWN)) == ()
    assert [each.seconds for each in pace.stuck(at(5001 + UNKNOWN))] == [UNKNOWN + 1]


@pytest.mark.parametrize("aside", [{"test": True}, {"level": Level.GROUP}], ids=["rehearsals", "groups"])
def test_rehearsals_and_groups_have_no_pace(aside: dict[str, object]) -> None:
    """They are neither stuck nor in a median, and the people beside them are as they were."""
    pace = Pace()
    for number in range(5):
        walked(pace, f"aside {number}", "first", 0, 7, **aside)
        walked(pace, f"{number}", "first", 0, 100)
    pace.note([saved("aside", 0, "second", **aside)])
    assert pace.medians() == {"first": 100}
    assert {each.step for each in pace.stuck(at(10_000))} == {"next"}
    assert len(pace.stuck(at(10_000))) == 5


@pytest.mark.parametrize(
    ("took", "limit"), [(None, UNKNOWN), (30, AT_LEAST), (60, AT_LEAST), (61, 122.0), (200, 400.0)]
)
def test_stuck_is_who_takes_more_than_twice_the_median(took: float | None, limit: float) -> None:
    """But never under two minutes; where there is no median yet, after five minutes."""
    pace = Pace()
    for number in range(3 if took else 0):
        pace.note([saved(f"{number}", 0, "first"), saved(f"{number}", took or 0, status=Status.COMPLETE)])
    pace.note([saved("slow", 1000, "first", group=None, deviceid="kiosk:table-2")])
    assert pace.stuck(at(1000 + limit)) == ()
    assert pace.stuck(at(1001 + limit)) == (Stuck(None, "table-2", "first", limit + 1),)


def test_who_is_stuck_longest_stands_first() -> None:
    """Whoever comes to somebody's table goes there first."""
    pace = Pace()
    pace.note([saved("late", 100, "first", group=1), saved("early", 0, "second", group=2), saved("new", 900, "first")])
    assert [(each.group, each.seconds) for each in pace.stuck(at(1000))] == [(2, 1000.0), (1, 900.0)]
