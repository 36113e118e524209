"""The one gate between the tallies and everything that is shown: nobody can be told from the numbers.

The terms are those of statistical disclosure control (Hundepool and others, Statistical Disclosure Control, Wiley 2012):
the threshold rule hides a population that is too small (primary suppression); what the shown ones and the total leave
over must not be too small either (secondary suppression); a population in which everybody said the same tells what
each one said, however many they are (group disclosure).
"""

from collections.abc import Mapping

from kiosk.model.response import Response
from kiosk.model.results import PartResult, Populations, Results, Tally
from kiosk.model.workshop import Workshop
from kiosk.tally import Tallies, sides

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
    return PartResult(
        total,
        {split: safe(tallies.split(part, split), _unplaced(tallies, part, split), minimum) for split in tallies.splits},
    )


def _unplaced(tallies: Tallies, part: str, split: str) -> int:
    """Count who answered a part and is in no population of a split, such as those who did not tell their role."""
    return tallies.total(part).base - sum(tally.base for tally in tallies.split(part, split).values())


def safe(tallies: Mapping[str, Tally], unplaced: int, minimum: int) -> Populations:
    """Hide the populations of a split that tell of too few, and as many more as it takes that none can be computed.

    Args:
        tallies: each population's answers to one part.
        unplaced: people in the total that are in none of them.
        minimum: people that a population, and all hidden ones together, need.
    """
    shown = {name for name, tally in tallies.items() if tally.base >= minimum and not _unanimous(tally)}
    while shown and 0 < _left_over(tallies, shown, unplaced) < minimum:
        shown.remove(min(shown, key=lambda name: tallies[name].base))
    if len(shown) == 1 and not _left_over(tallies, shown, unplaced):
        shown.clear()  # it would repeat the total
    return {name: tally if name in shown else None for name, tally in tallies.items()}


def _left_over(tallies: Mapping[str, Tally], shown: set[str], unplaced: int) -> int:
    """Count the people that remain when the shown populations are taken from the total."""
    return unplaced + sum(tally.base for name, tally in tallies.items() if name not in shown)


def _unanimous(tally: Tally) -> bool:
    """Tell whether everybody in a population gave the same single answer."""
    given = [number for number in tally.counts.values() if number]
    return bool(given) and all(number == tally.base for number in given)


class Publisher:
    """What the public sees: results that move in steps, so that no step tells what a few people said.

    Everything moves at once, when at least `minimum` people's answers have come, gone or changed since the last step.
    A split moves along only if in each of its shown populations either nobody or at least `minimum` people changed,
    and likewise in those it hides, taken together; else it stays as it was. So the difference of two versions of any
    table is always about nobody or about at least `minimum` people. The last step, when the event is closed, may be
    smaller; consent says so.

    The same changes in the same order publish the same results.
    """

    def __init__(self, workshop: Workshop, minimum: int) -> None:
        self._workshop = workshop
        self._minimum = minimum
        self._tallies = Tallies(workshop)
        self._changed: dict[str, set[tuple[str, str]]] = {}
        self._since: dict[str, dict[str, set[tuple[str, str]]]] = {}
        self.results = NOTHING

    def apply(self, before: Response | None, after: Response) -> None:
        """Take in a change; publish if it completes a step."""
        self._tallies.apply(before, after)
        old, new = _tallied(before), _tallied(after)
        if old == new:
            return
        touched = {side for each in (before, after) if each and each.counts for side in sides(self._workshop, each)}
        self._changed.setdefault(after.instanceID, set()).update(touched)
        for split in self._tallies.splits:
            self._since.setdefault(split, {}).setdefault(after.instanceID, set()).update(touched)
        if len(self._changed) >= self._minimum:
            self._publish(last=False)

    def close(self) -> None:
        """Publish the last step, however small."""
        self._publish(last=True)

    def _publish(self, *, last: bool) -> None:
        fresh = gate(self._tallies, self._minimum)
        moving = {split for split in self._tallies.splits if last or self._may_move(split, fresh)}
        self.results = Results(
            participants=fresh.participants,
            parts={name: self._merged(name, part, moving) for name, part in fresh.parts.items()},
        )
        self._changed.clear()
        for split in moving:
            self._since[split] = {}

    def _merged(self, name: str, part: PartResult, moving: set[str]) -> PartResult:
        held = self.results.parts.get(name)
        kept = held.splits if held else {}
        return PartResult(
            part.total,
            {split: table if split in moving else kept.get(split, {}) for split, table in part.splits.items()},
        )

    def _may_move(self, split: str, fresh: Results) -> bool:
        """Tell whether a split's every population, and its hidden ones together, changed by nobody or by enough."""
        shown_somewhere = {
            name for part in fresh.parts.values() for name, tally in part.splits.get(split, {}).items() if tally
        }
        changed: dict[str, int] = {}
        for touched in self._since.get(split, {}).values():
            names = {name for of, name in touched if of == split} or {""}
            for name in {name if name in shown_somewhere else "" for name in names}:
                changed[name] = changed.get(name, 0) + 1
        return all(number >= self._minimum for number in changed.values())


def _tallied(response: Response | None) -> tuple[object, ...] | None:
    """Tell what of a response is counted; two responses that are alike in this publish the same."""
    if response is None or not response.counts:
        return None
    return response.group, response.intake, response.answers, response.missing
