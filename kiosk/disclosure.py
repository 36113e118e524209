"""The one gate between the tallies and everything that is shown: nobody can be told from the numbers.

The terms are those of statistical disclosure control (Hundepool and others, Statistical Disclosure Control, Wiley 2012):
the threshold rule hides a population that is too small (primary suppression); what the shown ones and the total leave
over must not be too small either (secondary suppression); a population in which everybody said the same tells what
each one said, however many they are (group disclosure). That nobody in a population chose something is shown: with five
people and six choices there is always such a one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from kiosk.model.response import Answer
from kiosk.model.results import PartResult, Populations, Results, Tally
from kiosk.model.workshop import Note, OwnWords, Part, Rank, SelectMultiple
from kiosk.tally import Tallies

NOTHING = Results(participants=None, parts={})


def gate(tallies: Tallies, minimum: int, *, totals_always: bool = False) -> Results:
    """Let through what may be shown of the tallies as they are now.

    Args:
        tallies: the counts.
        minimum: people that a population needs.
        totals_always: show totals however few they are about, as the facilitator's own desk does.
    """
    people = tallies.participants
    shown = totals_always or people >= minimum
    return Results(
        participants=people if shown else None,
        parts={part: _part(tallies, part, minimum, totals_always=totals_always) for part in tallies.parts},
    )


def _part(tallies: Tallies, part: str, minimum: int, *, totals_always: bool) -> PartResult:
    total = tallies.total(part)
    enough = tallies.participants >= minimum and total.base >= minimum
    if not enough:
        return PartResult(total if totals_always else None, {split: {} for split in tallies.splits})
    return PartResult(total, {split: safe(total, tallies.split(part, split), minimum) for split in tallies.splits})


def safe(total: Tally, tallies: Mapping[str, Tally], minimum: int) -> Populations:
    """Hide the populations of a split that tell of too few, and as many more as it takes that none can be computed.

    Args:
        total: everybody's answers to one part, also of those who are in no population.
        tallies: each population's answers to it.
        minimum: people that a population, and all hidden ones together, need.
    """
    shown = {name: tally for name, tally in tallies.items() if tally.base >= minimum and not _unanimous(tally)}
    while shown and _tells(_left_over(total, shown), minimum):
        del shown[min(shown, key=lambda name: shown[name].base)]
    if len(shown) == 1 and not _left_over(total, shown).base:
        shown.clear()  # it would repeat the total
    return {name: shown.get(name) for name in tallies}


def _tells(rest: Tally, minimum: int) -> bool:
    """Tell whether what is left over says something about too few, or the same about each of them."""
    return 0 < rest.base < minimum or _unanimous(rest)


def _left_over(total: Tally, shown: Mapping[str, Tally]) -> Tally:
    """Compute what anybody can who takes the shown populations from the total."""
    counts = Counter(total.counts)
    for tally in shown.values():
        counts.subtract(tally.counts)
    return Tally(base=total.base - sum(tally.base for tally in shown.values()), counts=dict(counts))


def _unanimous(tally: Tally) -> bool:
    """Tell whether everybody in a population gave the same answer, or put the same first or last."""
    last = tally.base * len(tally.positions)
    return tally.base > 0 and (tally.base in tally.counts.values() or last in tally.positions.values())


def alike(part: Part, answers: Iterable[Answer]) -> bool:
    """Tell the same of answers as `_unanimous` does of their tally; of own words only that there are some is ever counted."""
    match part:
        case OwnWords() | Note():
            return False
        case SelectMultiple():
            return bool(set.intersection(*map(set, map(_several, answers))))
        case Rank():
            ends = {(ranked[0], ranked[-1]) for ranked in map(_several, answers)}
            return any(len(set(end)) == 1 for end in zip(*ends, strict=True))
        case _:
            return len(set(answers)) == 1


def _several(answer: Answer) -> tuple[str, ...]:
    return answer if isinstance(answer, tuple) else ()
