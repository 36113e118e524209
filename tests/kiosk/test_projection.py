"""What the projector shows: numbers that move in steps, whenever it is switched on, and one last step at the first closing."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from kiosk.desk import Desk
from kiosk.disclosure import NOTHING
from kiosk.fold import Change
from kiosk.model.response import Response, Status
from kiosk.model.results import Results
from kiosk.openness import turned
from kiosk.publishing import Publisher
from kiosk.station import Station
from kiosk.times import moment, stamp
from tests.laptops import laptop, ticking
from tests.samples import START, WORKSHOP, response

WHO = ("teacher", "school", "state")
RESPONSIBLE = ("teacher", "school", "together")


def person(number: int, **values: object) -> Response:
    """Make a complete response that was saved so many seconds after the start."""
    time = stamp(moment(START) + timedelta(seconds=number))
    told = {"status": Status.COMPLETE, "answers": {"who": WHO[number % 3]}, "time": time}
    return response(instanceID=f"uuid:{number}", **{**told, **values})


def come(projection: Publisher, *people: Response, closed: str | None = None) -> int | None:
    """Let people come, and tell of how many the projector speaks."""
    projection.follow([Change(None, each) for each in people], closed)
    return projection.results.participants


def at(number: int) -> str:
    """Stamp the moment just before somebody came."""
    return stamp(moment(START) + timedelta(seconds=number - 0.5))


def test_numbers_move_in_steps_of_the_minimum() -> None:
    """Between two steps nothing moves, and the numbers are those of the people at the last one."""
    projection = Publisher(WORKSHOP, WORKSHOP.privacy.minimum)
    told = [come(projection, person(number)) for number in range(12)]
    assert told == [None] * 4 + [5] * 5 + [10] * 3
    total = projection.results.parts["who"].total
    assert total is not None and total.counts == {"teacher": 4, "school": 3, "state": 3}


def test_at_the_first_closing_the_last_people_are_shown() -> None:
    """Nobody comes after it in a small step, however often it is opened and closed again."""
    projection = Publisher(WORKSHOP, WORKSHOP.privacy.minimum)
    told = [come(projection, *(person(number) for number in range(7)))]
    told += [come(projection, closed=at(7))]
    told += [come(projection, person(number), closed=at(7)) for number in range(7, 13)]
    assert told == [5, 7, 7, 7, 7, 7, 12, 12]


def test_a_projector_that_is_switched_on_after_the_closing_shows_what_stood_then() -> None:
    """Who came after it, while the event was open again, is in no small step either."""
    people = [person(number) for number in range(9)]
    assert come(Publisher(WORKSHOP, WORKSHOP.privacy.minimum), *people, closed=at(7)) == 7
    assert come(Publisher(WORKSHOP, WORKSHOP.privacy.minimum), *people) == 5


@pytest.mark.parametrize("different", [{"test": True}, {"status": Status.DRAFT}], ids=repr)
def test_what_does_not_count_moves_nothing(different: dict[str, object]) -> None:
    """Rehearsals and drafts are no step, and not in the last one."""
    projection = Publisher(WORKSHOP, WORKSHOP.privacy.minimum)
    assert come(projection, *(person(number, **different) for number in range(9))) is None
    assert projection.results == NOTHING
    assert come(projection, *(person(number) for number in range(9, 15)), closed=at(20)) == 6


DAYS = st.lists(st.sampled_from(["come", "come", "come", "change", "withdraw", "turn"]), max_size=30)


@settings(max_examples=40, deadline=None)
@given(DAYS, st.data())
def test_whenever_it_is_switched_on_the_projector_shows_the_same(day: list[str], data: st.DataObject) -> None:
    """As a projector that has been on all day; else whoever has seen the results page sees what one person changed."""
    switched_on = data.draw(st.integers(0, len(day)))
    with TemporaryDirectory() as folder:
        shown = list(lived(Path(folder), day, switched_on))
    assert shown == [(each, each) for each, _ in shown]


def lived(folder: Path, day: list[str], switched_on: int) -> Iterator[tuple[Results, Results]]:
    """Live through a day with two desks that look on; tells what the one that projects from the first shows, and the other."""
    time = ticking()
    event, people = laptop(folder), list[Response]()
    desks = [Desk(event, name, clock=time) for name in ("early", "late")]
    desks[0].project()
    with Station(event, "table-1", clock=time) as station, closing(desks[0]), closing(desks[1]):
        for number, doing in enumerate([*day, "nothing"]):
            happen(doing, number, station, people)
            if doing == "turn":
                desks[0].journal.act(turned(desks[0].acts, time()))
            for desk in desks:
                desk.follow()
            if number >= switched_on:
                desks[1].project()
                yield desks[0].look().public, desks[1].look().public


def happen(doing: str, number: int, station: Station, people: list[Response]) -> None:
    """Let somebody come, change an answer or withdraw."""
    answers = {"responsible": RESPONSIBLE[number % 3]}
    if doing == "come":
        fresh = response(status=Status.COMPLETE, answers=answers, group=1 + number % 3, intake={"role": "teacher"})
        people.append(station.save(fresh))
    elif doing == "change" and people:
        people.append(station.save(structs.replace(people.pop(0), answers=answers)))
    elif doing == "withdraw" and people:
        station.withdraw(people.pop(0))
