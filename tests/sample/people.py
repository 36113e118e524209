"""The people of the sample: each walks the real interview, at whichever laptop is free first."""

from collections.abc import Callable
from random import Random

from kiosk.codes import hash_code, new_code
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.interview import Interview
from kiosk.model.response import Response
from kiosk.model.workshop import Note, OwnWords, Part
from kiosk.sitting import Sitting, begin
from kiosk.station import Station
from kiosk.steps import Kind
from tests.sample.script import Person
from tests.sample.wall_clock import WallClock

BETWEEN = 25.0, 60.0
"""Seconds that pass between two people at a laptop."""
READING, LETTER = (3.0, 9.0), 0.22
"""Seconds until somebody has read a part and chosen; seconds for each letter of own words."""
WAITED = 120.0
"""Seconds until the kiosk puts away what somebody left."""


class Table:
    """One laptop, with the clock of whoever sits there."""

    def __init__(self, event: Event, name: str, opens: str) -> None:
        self.clock = WallClock(opens)
        self.station = Station(event, name, clock=self.clock)
        self._fold = Fold(event)

    def sit(self, interview: Interview) -> Sitting:
        """Let somebody sit down."""
        return Sitting(self.station, interview, self.seen, clock=self.clock, stopwatch=self.clock.seconds)

    def seen(self) -> list[Response]:
        """Tell what all laptops have saved until now."""
        self._fold.poll()
        return list(self._fold.responses.values())


def come(tables: list[Table], everybody: tuple[Person, ...], chance: Random) -> list[Response]:
    """Let everybody in, one after the other; tells what was kept of each."""
    kept = []
    for person in everybody:
        table = min(tables, key=lambda each: each.clock())
        table.clock.go_on(chance.uniform(*BETWEEN))
        kept.append(_interviewed(table, person, chance))
    return kept


def _interviewed(table: Table, person: Person, chance: Random) -> Response:
    event = table.station.event
    code = hash_code(new_code(), event.info.salt)
    begun = begin(table.station, person.language, code=code, clock=table.clock)
    sitting = table.sit(Interview.begun(event.workshop, begun))
    sitting.save()
    walk(sitting, person, lambda letters: table.clock.go_on(chance.uniform(*READING) + LETTER * letters))
    if person.withdraws:
        table.clock.go_on(chance.uniform(*BETWEEN))
        table.station.withdraw(sitting.interview.response)
        table.station.tidy()
    return sitting.interview.response


def walk(sitting: Sitting, person: Person, spend: Callable[[int], None]) -> None:
    """Answer screen by screen, until thanks or until they leave; `spend` lets the time pass that so many letters take."""
    while sitting.interview.step.kind is not Kind.THANKS:
        for part in sitting.interview.step.fields:
            if part.name == person.stops_at:
                spend(round(WAITED / LETTER))
                sitting.park()
                return
            if not isinstance(part, Note):
                _answer(sitting, part, person, spend)
        spend(0)
        sitting.forward()


def _answer(sitting: Sitting, part: Part, person: Person, spend: Callable[[int], None]) -> None:
    said = person.answers.get(part.name, person.intake.get(part.name))
    if said is not None:
        spend(len(str(said)) if isinstance(part, OwnWords) else 0)
        sitting.answer(part.name, said)
        if isinstance(part, OwnWords):
            sitting.quote(part.name, part.name in person.quoted)
    elif part.name in person.declined:
        spend(0)
        sitting.decline(part.name)
