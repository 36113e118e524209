"""The variables of an event: everything that can be answered, by participants and by a group's scribe, and its columns."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from kiosk.answers import ends, positions, written
from kiosk.export.sheet import Cell, Column
from kiosk.locale import Words
from kiosk.model.response import Answer, Level
from kiosk.model.workshop import (
    Choice,
    Integer,
    Note,
    OwnWords,
    Part,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
    Text,
    Workshop,
    other_of,
)
from kiosk.scribe import answer_parts, group_asked_parts


class Variable(Struct, frozen=True):
    """One part that can be answered: by whom, and to which question (None: at the intake)."""

    part: Part
    question: str | None
    level: Level = Level.PARTICIPANT


def variables(workshop: Workshop) -> tuple[Variable, ...]:
    """List the intake, then each question's parts, then what a group's scribe writes; the order of all files and sheets."""
    return (*_asked(workshop.intake, None), *_questions(workshop), *_groups(workshop))


def _questions(workshop: Workshop) -> Iterator[Variable]:
    for question in workshop.questions:
        yield from _asked(question.parts, question.name)


def _asked(parts: tuple[Part, ...], question: str | None) -> Iterator[Variable]:
    for part in parts:
        if not isinstance(part, Note):
            yield Variable(part, question)
        if words := other_of(part):
            yield Variable(OwnWords(name=words, label=part.label), question)


def _groups(workshop: Workshop) -> Iterator[Variable]:
    for question in workshop.questions:
        for part in (*answer_parts(workshop, question), *group_asked_parts(workshop, question)):
            yield Variable(part, question.name, Level.GROUP)


def choices(part: Part) -> tuple[Choice, ...]:
    """List the choices of a part; of one without, none."""
    return part.choices if isinstance(part, SelectOne | SelectMultiple | Rank) else ()


def codes(part: Part) -> dict[str, Text | None]:
    """Tell what each code of a part means: its choices, or the ends of its scale."""
    return ends(part) if isinstance(part, Range) else {choice.name: choice.label for choice in choices(part)}


def columns(part: Part, words: Words) -> tuple[Column, ...]:
    """Make the columns that a part has in a sheet with one row for each response.

    A part with several choices has one with all their names, and one for each choice: 1 chosen, 0 not, empty where nothing was
    answered at all.
    """
    title = words.text(part.label)
    labels = tuple((choice.name, words.text(choice.label)) for choice in choices(part))
    match part:
        case SelectOne():
            return (Column(part.name, "string", title, labels),)
        case SelectMultiple():
            each = (Column(f"{part.name}/{name}", "integer", f"{title}: {label}", CHOSEN) for name, label in labels)
            return (Column(part.name, "string", title, labels, many=True), *each)
        case Rank():
            return (Column(part.name, "string", title, labels, ordered=True, many=True),)
        case Range():
            return (Column(part.name, "integer" if _is_whole(part) else "number", title, _scale(part, words), True),)
        case Integer():
            return (Column(part.name, "integer", title),)
        case OwnWords() | Note():
            return (Column(part.name, "string", title),)
        case _:
            assert_never(part)


CHOSEN = (("1", "chosen"), ("0", "not chosen"))


def cells(part: Part, answer: Answer | None) -> tuple[Cell, ...]:
    """Fill the columns of a part."""
    said = " ".join(answer) if isinstance(answer, tuple) else answer
    if not isinstance(part, SelectMultiple):
        return (said,)
    chosen = answer if isinstance(answer, tuple) else ()
    return (said, *(None if answer is None else int(choice.name in chosen) for choice in part.choices))


def _is_whole(part: Range) -> bool:
    return all(isinstance(value, int) for value in positions(part))


def _scale(part: Range, words: Words) -> tuple[tuple[str, str], ...]:
    """Label the ends of a scale; what lies between them has no words."""
    meanings = ends(part)
    return tuple((written(value), words.text(meanings.get(written(value)))) for value in positions(part))
