"""The same numbers by group and by role: the populations of a split side by side, answer by answer."""

from collections.abc import Iterator

from msgspec import Struct

from kiosk.labels import side_label
from kiosk.locale import Words
from kiosk.measures import mean, mean_position, median, share
from kiosk.model.results import GROUP, PartResult, Populations, Tally
from kiosk.model.workshop import Closed, Integer, Range, Rank, SelectMultiple, SelectOne, Workshop

MOST_COLUMNS = 4
"""Populations that fit beside one another on a phone."""


class Side(Struct, frozen=True):
    """What one population said: its number, how many people that is where it is a share, and the bar's length from 0 to 100."""

    said: str
    people: str
    length: float


class Compared(Struct, frozen=True):
    """One answer, or the mean of all, and what each shown population said, in their order."""

    label: str
    sides: tuple[Side, ...]


class Split(Struct, frozen=True):
    """One split of one part: each shown population with its size, what they said, and which ones are hidden, in a sentence."""

    name: str
    title: str
    populations: tuple[tuple[str, str], ...]
    answers: tuple[Compared, ...]
    hidden: str

    @property
    def beside(self) -> bool:
        """Whether the populations stand beside one another; else below one another."""
        return len(self.populations) <= MOST_COLUMNS


def splits(workshop: Workshop, words: Words, part: Closed, result: PartResult) -> Iterator[Split]:
    """Lay out each split of which something is shown."""
    for name, populations in result.splits.items():
        shown = [
            (side_label(workshop, words, name, side), tally) for side, tally in populations.items() if tally is not None
        ]
        if shown:
            yield Split(
                name=name,
                title=words("By group") if name == GROUP else words("By role"),
                populations=tuple((side, words.plural("one person", "{n} people", each.base)) for side, each in shown),
                answers=tuple(_compared(part, shown, words)),
                hidden=_hidden(workshop, words, name, populations),
            )


def _hidden(workshop: Workshop, words: Words, split: str, populations: Populations) -> str:
    hidden = [side_label(workshop, words, split, side).rstrip(" …") for side, tally in populations.items() if not tally]
    if not hidden:
        return ""
    return words(
        "Not shown, since it would be about fewer than {minimum} people, or about what each of them said: {sides}.",
        minimum=workshop.privacy.minimum,
        sides=words.listing(hidden),
    )


def _compared(part: Closed, shown: list[tuple[str, Tally]], words: Words) -> Iterator[Compared]:
    tallies = [tally for _, tally in shown]
    match part:
        case SelectOne() | SelectMultiple():
            for choice in part.choices:
                yield Compared(words.text(choice.label), tuple(_share(tally, choice.name, words) for tally in tallies))
        case Rank():
            for choice in part.choices:
                sides = tuple(_place(tally, choice.name, len(part.choices), words) for tally in tallies)
                yield Compared(words.text(choice.label), sides)
        case Range():
            yield from _middles(tallies, part.min, part.max, words)
        case Integer():
            yield from _middles(tallies, 0, max(float(value) for tally in tallies for value in tally.counts), words)


def _share(tally: Tally, choice: str, words: Words) -> Side:
    part = share(tally, choice)
    return Side(words.percent(part), str(tally.counts.get(choice, 0)), round(part * 100, 1))


def _place(tally: Tally, choice: str, places: int, words: Words) -> Side:
    place = mean_position(tally, choice) or places
    return Side(words.number(place, 1), "", round((places - place) / max(1, places - 1) * 100, 1))


def _middles(tallies: list[Tally], low: float, high: float, words: Words) -> Iterator[Compared]:
    """Tell mean and median, each with its place on the scale."""
    for label, measure in ((words("mean"), mean), (words("median"), median)):
        found = [measure(tally) or 0.0 for tally in tallies]
        ends = [round((at - low) / ((high - low) or 1) * 100, 1) for at in found]
        sides = tuple(Side(words.number(at, 1), "", max(0.0, end)) for at, end in zip(found, ends, strict=True))
        yield Compared(label, sides)
