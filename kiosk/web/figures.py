"""The results as the page's template lays them out: rows with a label, numbers in words and a bar."""

from collections.abc import Iterator

from msgspec import Struct

from kiosk.locale import Words
from kiosk.measures import mean, mean_position, median, share
from kiosk.model.results import PartResult, Results, Tally
from kiosk.model.workshop import (
    Closed,
    Integer,
    Note,
    OwnWords,
    Question,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
    Workshop,
)
from kiosk.web.bins import Bin, binned
from kiosk.web.splits import Split, splits


class Row(Struct, frozen=True):
    """One line of a table: its label and what the label means, numbers in words, and the bar's length from 0 to 100."""

    label: str
    meaning: str
    said: tuple[str, ...]
    length: float


class Figure(Struct, frozen=True):
    """One part: who answered what, and the same by group and by role; no rows where it is hidden.

    `kind` tells how it is laid out: `choices`, `places` or `numbers`. `columns` head the numbers of a row, where they need it.
    """

    name: str
    title: str
    kind: str
    notes: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    splits: tuple[Split, ...] = ()


class Figures:
    """Makes the figures of one page."""

    def __init__(self, workshop: Workshop, results: Results, words: Words) -> None:
        self._workshop, self._results, self._words = workshop, results, words

    def of(self, part: Closed) -> Figure | None:
        """Make the figure of a part; None while too few people took part at all."""
        if self._results.participants is None:
            return None
        result = self._results.parts.get(part.name, PartResult(None))
        title = self._words.text(part.label)
        if result.total is None:
            return Figure(part.name, title, "hidden", (not_shown(self._workshop, self._words),))
        return Figure(
            name=part.name,
            title=title,
            kind=_kind(part),
            notes=tuple(self._notes(part, result.total)),
            columns=(self._words("mean place"), self._words("put first")) if isinstance(part, Rank) else (),
            rows=tuple(self._rows(part, result.total)),
            splits=tuple(splits(self._workshop, self._words, part, result)),
        )

    def _notes(self, part: Closed, total: Tally) -> Iterator[str]:
        words = self._words
        yield words.plural("One person answered", "{n} people answered", total.base)
        match part:
            case SelectMultiple():
                yield words("several answers were possible")
            case Rank():
                yield words("1 is the first place")
            case Range() | Integer():
                yield words("mean {mean}", mean=words.number(mean(total) or 0, 1))
                yield words("median {median}", median=number(median(total) or 0, words))
            case _:
                return

    def _rows(self, part: Closed, total: Tally) -> Iterator[Row]:
        match part:
            case SelectOne() | SelectMultiple():
                for choice in part.choices:
                    yield self._counted(
                        self._words.text(choice.label), "", total.counts.get(choice.name, 0), total.base
                    )
            case Rank():
                yield from self._ranked(part, total)
            case Range():
                ends = {part.min: part.low, part.max: part.high}
                for each in binned(total.counts, part.max):
                    meaning = self._words.text(ends.get(each.low) or ends.get(each.high))
                    yield self._counted(self._numbers(each), meaning, each.people, total.base)
            case Integer():
                for each in binned(total.counts, part.max):
                    yield self._counted(self._numbers(each), "", each.people, total.base)

    def _counted(self, label: str, meaning: str, people: int, base: int) -> Row:
        part = people / base if base else 0.0
        said = self._words("{count} ({percent})", count=people, percent=self._words.percent(part))
        return Row(label, meaning, (said,), round(part * 100, 1))

    def _ranked(self, part: Rank, total: Tally) -> Iterator[Row]:
        """Tell the choices by their mean place, the first first; a bar is full where everybody put it first."""
        places = {choice.name: mean_position(total, choice.name) or 0.0 for choice in part.choices}
        for choice in sorted(part.choices, key=lambda choice: places[choice.name]):
            length = (len(places) - places[choice.name]) / max(1, len(places) - 1) * 100
            first = self._words.percent(share(total, choice.name))
            said = (self._words.number(places[choice.name], 1), first)
            yield Row(self._words.text(choice.label), "", said, round(length, 1))

    def _numbers(self, each: Bin) -> str:
        low, high = number(each.low, self._words), number(each.high, self._words)
        return low if low == high else f"{low} – {high}"


def closed(question: Question) -> Iterator[Closed]:
    """List the parts of a question that have numbers."""
    for part in question.parts:
        if not isinstance(part, Note | OwnWords):
            yield part


def number(value: float, words: Words) -> str:
    """Write a number that somebody may have given, with a decimal only where it has one."""
    return words.figure(value)


def not_shown(workshop: Workshop, words: Words) -> str:
    """Say that something is hidden, and why."""
    return words(
        "Not shown: this would be about fewer than {minimum} people, or about what each of them said.",
        minimum=workshop.privacy.minimum,
    )


def _kind(part: Closed) -> str:
    match part:
        case Rank():
            return "places"
        case Range() | Integer():
            return "numbers"
        case SelectOne() | SelectMultiple():
            return "choices"
