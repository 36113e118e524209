"""The results as the page's template lays them out: rows with a label, a number in words and a bar."""

from collections.abc import Iterator

from msgspec import Struct

from kiosk.labels import side_label
from kiosk.locale import Words
from kiosk.measures import mean, mean_position, share
from kiosk.model.results import GROUP, PartResult, Results, Tally
from kiosk.model.workshop import (
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
    Workshop,
)


class Row(Struct, frozen=True):
    """One line of a table: label, number in words, and the bar's length from 0 to 100."""

    label: str
    said: str
    length: float


class Table(Struct, frozen=True):
    """One population's answers to one part; no rows where it is hidden."""

    title: str
    note: str
    rows: tuple[Row, ...]


class Figure(Struct, frozen=True):
    """One part: the table of everybody, and one for each population of each split that is not empty."""

    title: str
    total: Table
    splits: tuple[tuple[str, tuple[Table, ...]], ...]


class Figures:
    """Makes the figures of one page."""

    def __init__(self, workshop: Workshop, results: Results, words: Words) -> None:
        self._workshop, self._results, self._words = workshop, results, words

    def of(self, question: Question) -> Iterator[Figure]:
        """Make the figures of a question, one for each closed part."""
        for part in question.parts:
            result = self._results.parts.get(part.name, PartResult(None))
            if isinstance(part, Note | OwnWords):
                continue
            yield Figure(
                self._words.text(part.label),
                self._table("", part, result.total),
                tuple(self._splits(part, result)),
            )

    def _splits(self, part: Part, result: PartResult) -> Iterator[tuple[str, tuple[Table, ...]]]:
        for split, populations in result.splits.items():
            if any(populations.values()):
                tables = tuple(
                    self._table(side_label(self._workshop, self._words, split, name), part, tally)
                    for name, tally in populations.items()
                )
                title = self._words("By group") if split == GROUP else self._words("By role")
                yield title, tables

    def _table(self, title: str, part: Part, tally: Tally | None) -> Table:
        words, minimum = self._words, self._workshop.privacy.minimum
        if tally is None:
            return Table(
                title,
                words(
                    "Not shown: this would be about fewer than {minimum} people, or about what each of them said.",
                    minimum=minimum,
                ),
                (),
            )
        note = words.plural("One person answered", "{n} people answered", tally.base)
        match part:
            case SelectOne() | SelectMultiple():
                rows = tuple(self._choice(choice, tally) for choice in part.choices)
            case Rank():
                rows = tuple(self._ranked(choice, tally, len(part.choices)) for choice in self._by_place(part, tally))
                note = " · ".join((note, words("mean place, 1 is first")))
            case Range():
                rows = tuple(self._value(value, tally) for value in tally.counts)
                ends = " – ".join(filter(None, (words.text(part.low), words.text(part.high))))
                note = " · ".join(filter(None, (note, self._mean(tally), ends)))
            case Integer():
                rows = tuple(self._value(value, tally) for value in tally.counts)
                note = f"{note} · {self._mean(tally)}"
            case _:
                rows = ()
        return Table(title, note, rows)

    def _by_place(self, part: Rank, tally: Tally) -> list[Choice]:
        return sorted(part.choices, key=lambda choice: mean_position(tally, choice.name) or 0)

    def _choice(self, choice: Choice, tally: Tally) -> Row:
        return self._counted(self._words.text(choice.label), choice.name, tally)

    def _value(self, value: str, tally: Tally) -> Row:
        return self._counted(value, value, tally)

    def _counted(self, label: str, name: str, tally: Tally) -> Row:
        part = share(tally, name)
        said = self._words("{count} ({percent} %)", count=tally.counts.get(name, 0), percent=round(part * 100))
        return Row(label, said, round(part * 100, 1))

    def _ranked(self, choice: Choice, tally: Tally, places: int) -> Row:
        place = mean_position(tally, choice.name) or places
        length = (places - place) / (places - 1) * 100
        return Row(self._words.text(choice.label), self._words.number(place, 1), round(length, 1))

    def _mean(self, tally: Tally) -> str:
        middle = mean(tally)
        return self._words("mean {mean}", mean=self._words.number(middle, 1)) if middle is not None else ""
