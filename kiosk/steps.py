"""The way through an interview, screen by screen, after consent and up to thanks.

Parts that fit on one 80 x 24 screen share it (XLSForm's `field-list`); own words get a screen for themselves.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from msgspec import Struct

from kiosk.locale import Words
from kiosk.model.workshop import (
    ASKED,
    ASKED_TO,
    OTHER,
    Choice,
    Integer,
    Note,
    OwnWords,
    Part,
    Question,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
    Text,
    Workshop,
    other_of,
)

ROWS = 14
"""Lines for the parts of one screen of 80 x 24, below the question and above the keys."""
EVERYBODY = "everybody"
OTHER_LENGTH = 200
"""Characters of the own words beside a choice `other`."""


class Kind(StrEnum):
    """What a step shows."""

    INTAKE = "intake"
    CARD = "card"
    QUESTION = "question"
    ASKED = "asked"
    REVIEW = "review"
    THANKS = "thanks"


class Step(Struct, frozen=True):
    """One screen: its parts and, where it belongs to one, its question and that question's place in the order (1, 2, …)."""

    kind: Kind
    parts: tuple[Part, ...] = ()
    question: Question | None = None
    turn: int = 0

    @property
    def name(self) -> str:
        """What the desk calls it: `intake`, `question:NAME`, …."""
        return f"{self.kind}:{self.question.name}" if self.question else str(self.kind)

    @property
    def part(self) -> str | None:
        """The name of its first part, which tells it from the other screens of its question."""
        return self.parts[0].name if self.parts else None

    @property
    def fields(self) -> tuple[Part, ...]:
        """What it can be answered in: its parts without notes, each with the own words beside its choice `other`."""
        return tuple(part for asker in self.parts if not isinstance(asker, Note) for part in (asker, *_beside(asker)))

    def owner(self, words: str) -> Part | None:
        """Find the part whose choice `other` these own words stand beside."""
        return next((part for part in self.parts if other_of(part) == words), None)


def steps(workshop: Workshop, order: tuple[str, ...]) -> tuple[Step, ...]:
    """Lay out the whole way for a participant whose questions come in this order (before number-off: the file's)."""
    names = order or tuple(question.name for question in workshop.questions)
    intake = [Step(Kind.INTAKE, parts) for parts in _screens(workshop.intake)]
    questions = [
        Step(Kind.QUESTION, parts, question, turn)
        for turn, question in enumerate(map(workshop.question, names), 1)
        for parts in _screens(question.parts)
    ]
    asked = [Step(Kind.ASKED, asked_parts(workshop))] if workshop.asked else []
    return (*intake, Step(Kind.CARD), *questions, *asked, Step(Kind.REVIEW), Step(Kind.THANKS))


def asked_parts(workshop: Workshop) -> tuple[Part, ...]:
    """Make the two parts of the question to somebody else: the words, and whom they are for."""
    asked = workshop.asked
    if asked is None:
        return ()
    roles = next(part for part in workshop.intake if part.name == asked.to)
    assert isinstance(roles, SelectOne), "the definition lets only a select_one be addressed"
    everybody = Choice(EVERYBODY, _told(workshop, "everybody"))
    addressees = (*(choice for choice in roles.choices if choice.name != OTHER), everybody)
    return (
        OwnWords(name=ASKED, label=asked.label, hint=asked.hint, max_length=asked.max_length),
        SelectOne(name=ASKED_TO, label=_told(workshop, "Who is it for?"), choices=addressees),
    )


def _beside(part: Part) -> tuple[OwnWords, ...]:
    name = other_of(part)
    if name is None or not isinstance(part, SelectOne | SelectMultiple):
        return ()
    label = next(choice.label for choice in part.choices if choice.name == OTHER)
    return (OwnWords(name=name, label=label, max_length=OTHER_LENGTH),)


def _told(workshop: Workshop, message: str) -> Text:
    return {language: Words(language)(message) for language in workshop.languages}


def _screens(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """Pack blocks of parts onto screens: notes go with what follows them, own words stand alone."""
    screen: list[Part] = []
    for block in _blocks(parts):
        full = sum(map(_rows, (*screen, *block))) > ROWS
        held = [part for part in screen if not isinstance(part, Note)]
        if held and (full or isinstance(block[0], OwnWords) or isinstance(held[-1], OwnWords)):
            yield tuple(screen)
            screen = []
        screen.extend(block)
    if screen:
        yield tuple(screen)


def _blocks(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """Keep ranges on the same scale that follow one another together: they are one grid."""
    for _, block in groupby(parts, _scale):
        yield tuple(block)


def _scale(part: Part) -> object:
    return (part.min, part.max, part.step) if isinstance(part, Range) else part.name


def _rows(part: Part) -> int:
    match part:
        case SelectOne() | SelectMultiple() | Rank():
            return 2 + len(part.choices)
        case Range() | Integer():
            return 3
        case _:
            return 2
