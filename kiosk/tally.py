"""Counting answers as they come: each change costs what it changes, however many answers there are.

A population is everybody, or one side of a split: a group, or a sector (or role) of the workshop's role part. Every
population has one counter for each part; taking a response in or out touches only the counters of its own populations.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from kiosk.answers import Refused, accepted, positions, written
from kiosk.model.response import Answer, Level, Response, Status
from kiosk.model.results import GROUP, Tally
from kiosk.model.workshop import (
    Integer,
    Note,
    OwnWords,
    Part,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
    Workshop,
    other_of,
)

Population: TypeAlias = tuple[str, str]
"""A split and which side of it; `EVERYBODY` for all."""
EVERYBODY: Population = ("", "")


class Count:
    """What one population said to one part, as it is counted now; `missing` and `counts` may hold zeros."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self.base = 0
        self.counts: Counter[str] = Counter()
        self.missing: Counter[str] = Counter()
        self.positions: Counter[str] = Counter()

    def add(self, said: Answer, by: int) -> None:
        """Add (`by` 1) or take out (-1) one answer that the part accepts."""
        match self._part, said:
            case Rank(), tuple():
                self.counts[said[0]] += by
                self.positions.update({name: place * by for place, name in enumerate(said, 1)})
            case SelectMultiple(), tuple():
                self.counts.update(dict.fromkeys(said, by))
            case SelectOne(), str():
                self.counts[said] += by
            case Range() | Integer(), int() | float():
                self.counts[written(said)] += by
            case _:
                pass
        self.base += by

    def tally(self) -> Tally:
        """Tell the counts as they are now."""
        part = self._part
        return Tally(
            base=self.base,
            counts={value: self.counts[value] for value in _values(part, self)},
            missing={why: number for why, number in sorted(self.missing.items()) if number},
            positions={choice.name: self.positions[choice.name] for choice in part.choices}
            if isinstance(part, Rank)
            else {},
        )


class Tallies:
    """The tallies of one workshop, of all responses that count."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._parts = {part.name: part for part in tallied(workshop)}
        self._people: Counter[Population] = Counter()
        self._counts: dict[tuple[Population, str], Count] = {}
        self.under_way = 0

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of what is tallied: the intake's parts and the questions', in the order of the file."""
        return tuple(self._parts)

    @property
    def participants(self) -> int:
        """How many responses count."""
        return self._people[EVERYBODY]

    @property
    def splits(self) -> tuple[str, ...]:
        """The names of the splits."""
        return tuple(splits(self._workshop))

    def populations(self, split: str) -> dict[str, int]:
        """Tell how many people there are in each population of a split."""
        return {name: self._people[split, name] for name in splits(self._workshop)[split]}

    def total(self, part: str) -> Tally:
        """Tell how everybody answered a part."""
        return self._tally(EVERYBODY, part)

    def split(self, part: str, split: str) -> dict[str, Tally]:
        """Tell how each population of a split answered a part."""
        return {name: self._tally((split, name), part) for name in splits(self._workshop)[split]}

    def apply(self, before: Response | None, after: Response | None) -> None:
        """Take out what a response said, and take in what it says now."""
        self.under_way += _is_under_way(after) - _is_under_way(before)
        old, new = _counted(before), _counted(after)
        old_sides, new_sides = self._sides(old), self._sides(new)
        for side in old_sides:
            self._people[side] -= 1
        for side in new_sides:
            self._people[side] += 1
        for name, part in self._parts.items():
            if old_sides == new_sides and _said(old, name) == _said(new, name):
                continue
            for response, sides, by in ((old, old_sides, -1), (new, new_sides, 1)):
                if response is not None:
                    self._count(part, response, sides, by)

    def _count(self, part: Part, response: Response, sides: tuple[Population, ...], by: int) -> None:
        """Add (`by` 1) or take out (-1) one response; an answer that the part cannot have is passed over."""
        given, why = _said(response, part.name)
        value = None if given is None else accepted_answer(part, response)
        for side in sides:
            count = self._counts.get((side, part.name)) or self._counts.setdefault((side, part.name), Count(part))
            if value is not None:
                count.add(value, by)
            elif given is None and why is not None:
                count.missing[str(why)] += by

    def _sides(self, response: Response | None) -> tuple[Population, ...]:
        return (EVERYBODY, *sides(self._workshop, response)) if response else ()

    def _tally(self, population: Population, name: str) -> Tally:
        return self._counts.get((population, name), Count(self._parts[name])).tally()


def accepted_answer(part: Part, response: Response) -> Answer | None:
    """Tell what a response says to a part, as it is counted; None where it says nothing that the part can have."""
    value, _ = _said(response, part.name)
    try:
        return None if value is None else accepted(part, value)
    except Refused:
        return None


def splits(workshop: Workshop) -> dict[str, tuple[str, ...]]:
    """Tell the splits of a workshop and their populations: by group, and by the role part's sectors or choices."""
    told: dict[str, tuple[str, ...]] = {}
    if workshop.groups > 1:
        told[GROUP] = tuple(str(number) for number in range(1, workshop.groups + 1))
    if part := workshop.role_part:
        told[part.name] = tuple(dict.fromkeys(choice.sector or choice.name for choice in part.choices))
    return told


def sides(workshop: Workshop, response: Response) -> Iterator[Population]:
    """Tell the populations that a response belongs to, besides everybody."""
    if workshop.groups > 1 and response.group:
        yield GROUP, str(response.group)
    if part := workshop.role_part:
        role = response.intake.get(part.name)
        for choice in part.choices:
            if choice.name == role:
                yield part.name, choice.sector or choice.name


def tallied(workshop: Workshop) -> Iterator[Part]:
    """Give every part that is tallied, in the order of the file; the words beside a choice `other` are one of their own."""
    for part in workshop.parts():
        if not isinstance(part, Note):
            yield part
            if words := other_of(part):
                yield OwnWords(name=words, label=part.label)


def _counted(response: Response | None) -> Response | None:
    return response if response is not None and response.counts else None


def _is_under_way(response: Response | None) -> bool:
    return (
        response is not None
        and response.status is Status.DRAFT
        and response.level is Level.PARTICIPANT
        and not response.test
    )


def _said(response: Response | None, name: str) -> tuple[Answer | None, str | None]:
    if response is None:
        return None, None
    return response.intake.get(name, response.answers.get(name)), response.missing.get(name)


def _values(part: Part, count: Count) -> list[str]:
    match part:
        case SelectOne() | SelectMultiple() | Rank():
            return [choice.name for choice in part.choices]
        case Range():
            return [written(value) for value in positions(part)]
        case Integer():
            return sorted((value for value, number in count.counts.items() if number), key=float)
        case _:
            return []
