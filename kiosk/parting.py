"""Where answers part most: the two populations that differ most in one answer, of those that both passed the gate.

The measure is Cliff's delta, the chance that somebody of the one population gave the greater answer minus the chance that
somebody of the other did: N. Cliff, Dominance statistics: ordinal analyses to answer ordinal questions, Psychological
Bulletin 114 (1993), 494-509. For a choice, which somebody gave or not, it is the difference of the two shares; so choices
and scales are compared by one measure, from 0 (alike) to 1 (nothing in common). For a ranking the choice is the one put first.
"""

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from kiosk.labels import side_label
from kiosk.locale import Words
from kiosk.measures import median
from kiosk.model.results import PartResult, Results, Tally
from kiosk.model.workshop import Choice, Integer, Note, OwnWords, Part, Range, Rank, SelectMultiple, SelectOne, Workshop

WORTH_SAYING = 0.2
"""A smaller difference is not pointed out."""


class Parting(Struct, frozen=True):
    """One difference: `choice` is None for a number; of the two populations the first has the greater share, or number."""

    part: Part
    split: str
    choice: Choice | None
    sides: tuple[str, str]
    tallies: tuple[Tally, Tally]
    delta: float


def widest(workshop: Workshop, results: Results, question: str | None = None) -> Parting | None:
    """Find the largest difference in what passed the gate; None where nothing differs enough.

    Args:
        workshop: what was asked.
        results: what passed the disclosure gate.
        question: look at the parts of this one alone.
    """
    found = [each for each in _all(workshop, results, question) if each.delta >= WORTH_SAYING]
    return max(found, key=lambda each: each.delta, default=None)


def sentence(workshop: Workshop, parting: Parting, words: Words) -> str:
    """Say a difference with its numbers."""
    first, second = (side_label(workshop, words, parting.split, side) for side in parting.sides)
    one, other = parting.tallies
    if parting.choice is None:
        return words(
            "{part} {first}: median {median} (of {base}), {second}: median {other_median} (of {other_base}).",
            part=words.text(parting.part.label),
            first=first,
            second=second,
            median=words.number(median(one) or 0, 1),
            other_median=words.number(median(other) or 0, 1),
            base=one.base,
            other_base=other.base,
        )
    given, others = one.counts[parting.choice.name], other.counts[parting.choice.name]
    said = {
        "part": words.text(parting.part.label),
        "choice": words.text(parting.choice.label),
        "first": first,
        "second": second,
        "given": given,
        "base": one.base,
        "percent": words.percent(given / one.base),
        "others": others,
        "other_base": other.base,
        "other_percent": words.percent(others / other.base),
    }
    if isinstance(parting.part, Rank):
        return words(
            "{part} “{choice}” first: {first} {given} of {base} ({percent}), "
            "{second} {others} of {other_base} ({other_percent}).",
            **said,
        )
    return words(
        "{part} “{choice}”: {first} {given} of {base} ({percent}), "
        "{second} {others} of {other_base} ({other_percent}).",
        **said,
    )


def delta(one: Tally, other: Tally) -> float:
    """Compute Cliff's delta of two populations' numbers: above zero where the first gave greater ones."""
    won = sum(
        times * others * ((float(value) > float(against)) - (float(value) < float(against)))
        for value, times in one.counts.items()
        for against, others in other.counts.items()
    )
    return won / (one.base * other.base)


def _all(workshop: Workshop, results: Results, question: str | None) -> Iterator[Parting]:
    for asked in workshop.questions:
        for part in asked.parts if question in {None, asked.name} else ():
            for split, populations in results.parts.get(part.name, PartResult(None)).splits.items():
                shown = [(side, tally) for side, tally in populations.items() if tally and tally.base]
                for (side, one), (against, other) in combinations(shown, 2):
                    yield from _pair(part, split, (side, one), (against, other))


def _pair(part: Part, split: str, one: tuple[str, Tally], other: tuple[str, Tally]) -> Iterator[Parting]:
    match part:
        case SelectOne() | SelectMultiple() | Rank():
            for choice in part.choices:
                yield _greater(part, split, choice, one, other, _apart(choice.name, one[1], other[1]))
        case Range() | Integer():
            yield _greater(part, split, None, one, other, delta(one[1], other[1]))
        case OwnWords() | Note():
            return


def _apart(choice: str, one: Tally, other: Tally) -> float:
    """Compute the difference of two shares, rounded once, so that a fifth more is a fifth."""
    given, others = one.counts.get(choice, 0), other.counts.get(choice, 0)
    return (given * other.base - others * one.base) / (one.base * other.base)


def _greater(
    part: Part, split: str, choice: Choice | None, one: tuple[str, Tally], other: tuple[str, Tally], by: float
) -> Parting:
    first, second = (one, other) if by >= 0 else (other, one)
    return Parting(part, split, choice, (first[0], second[0]), (first[1], second[1]), abs(by))
