"""What the plenary shows, page by page: the room as a whole, then each question's parts, the scales of one grid together."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from kiosk.answers import ends
from kiosk.locale import Words
from kiosk.measures import mean_position, median, share
from kiosk.model.results import Results, Tally
from kiosk.model.workshop import (
    Integer,
    Note,
    OwnWords,
    Part,
    Question,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
    Workshop,
)
from kiosk.room import Room
from screens.desk.tally_bars import note
from screens.widgets.big_bars import BigBar

STEPS = "▁▂▃▄▅▆▇█"
"""Columns of a small distribution."""


class Page(Struct, frozen=True):
    """One page: of a question (None: of the room as a whole), and the parts of it that are shown together."""

    question: Question | None
    parts: tuple[Part, ...] = ()

    @property
    def name(self) -> str | None:
        """The name of its question."""
        return self.question.name if self.question else None


def pages(workshop: Workshop) -> tuple[Page, ...]:
    """Lay out all pages of a workshop."""
    return (Page(None), *(page for question in workshop.questions for page in _of(question)))


def _of(question: Question) -> Iterator[Page]:
    shown = [part for part in question.parts if not isinstance(part, Note)]
    for _, block in groupby(shown, _scale):
        yield Page(question, tuple(block))


def _scale(part: Part) -> object:
    return (part.min, part.max, part.step) if isinstance(part, Range) else part.name


def big_bars(page: Page, results: Results, words: Words) -> tuple[BigBar, ...]:
    """Draw what may be seen of a page; nothing where that is not enough yet."""
    found: list[BigBar] = []
    for part in page.parts:
        tally = results.parts[part.name].total if part.name in results.parts else None
        if tally is not None and tally.base:
            found += _drawn(part, tally, words, alone=len(page.parts) == 1)
    return tuple(found)


def reached_bars(workshop: Workshop, room: Room, words: Words) -> tuple[BigBar, ...]:
    """Draw how many have answered at least a part of each question."""
    return tuple(
        BigBar(
            words.text(question.label),
            sum(room.covered[question.name].values()) / max(1, room.people),
            str(sum(room.covered[question.name].values())),
        )
        for question in workshop.questions
    )


def base(page: Page, results: Results, words: Words) -> str:
    """Say how many answered, for a page of one part."""
    if len(page.parts) != 1 or isinstance(page.parts[0], OwnWords):
        return ""
    result = results.parts.get(page.parts[0].name)
    return note(page.parts[0], result.total, words) if result and result.total else ""


def _drawn(part: Part, tally: Tally, words: Words, *, alone: bool) -> Iterator[BigBar]:
    match part:
        case SelectOne() | SelectMultiple():
            for choice in part.choices:
                yield _counted(words.text(choice.label), choice.name, tally, words)
        case Rank():
            most = len(part.choices)
            for choice in sorted(part.choices, key=lambda choice: mean_position(tally, choice.name) or 0):
                place = mean_position(tally, choice.name) or most
                first = words("put first by {percent}", percent=words.percent(share(tally, choice.name)))
                yield BigBar(words.text(choice.label), (most - place) / max(1, most - 1), words.number(place, 1), first)
        case Range() if not alone:
            middle = median(tally) or part.min
            length = (middle - part.min) / (part.max - part.min)
            yield BigBar(words.text(part.label), length, words.number(middle, 1), _distribution(part, tally, words))
        case Range() | Integer():
            meanings = ends(part) if isinstance(part, Range) else {}
            for value in tally.counts:
                yield _counted(
                    f"{words.figure(float(value))} {words.text(meanings.get(value))}".rstrip(), value, tally, words
                )
        case _:
            return


def _counted(label: str, name: str, tally: Tally, words: Words) -> BigBar:
    part, given = share(tally, name), tally.counts.get(name, 0)
    large = "".join(words.percent(part).split())  # large digits have no room for a space
    return BigBar(label, part, large, words("{n} of {base}", n=given, base=tally.base))


def _distribution(part: Range, tally: Tally, words: Words) -> str:
    """Draw how often each place of a scale was chosen, between the words of its ends."""
    most = max(tally.counts.values(), default=0) or 1
    columns = "".join(STEPS[round(number / most * 7)] if number else "·" for number in tally.counts.values())
    return f"{words.text(part.low)} {columns} {words.text(part.high)}".strip()
