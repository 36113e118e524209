"""What the public sees of one part, and when it moves."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from kiosk.audit import Audit
from kiosk.disclosure import alike, safe
from kiosk.ledger import FORGOTTEN, Entry, Ledger, LedgerState
from kiosk.model.results import PartResult, Populations, Tally
from kiosk.model.workshop import Part
from kiosk.tally import EVERYBODY, Count

LARGEST = 10
"""Populations of one split that are shown at most; the audit looks at every way of dividing them."""
SEVERAL = 6
"""Populations of which every selection is tried with the last step."""


class PartState(Struct, frozen=True):
    """What is published of a part, and who is behind it."""

    result: PartResult
    ledger: LedgerState


class Behind(Struct, frozen=True):
    """Who stands behind the published numbers of one part, with what they said; whom the kiosk has forgotten says `FORGOTTEN`.

    `fresh` are the splits whose tables are of these very people; those of another split are of an earlier step.
    """

    people: Mapping[str, Entry]
    fresh: frozenset[str]


class PublishedPart:
    """The published tables of one part.

    The total moves when at least `minimum` people have given an answer that was never published of them before; all that
    changed goes along. Where these new answers are all the same, while those of the room are not, it waits for one more.

    A split moves with the total, when the audit finds that no sum of published tables comes down to fewer people. It appears
    when all of its populations can be shown, so that none that is shown early keeps the others hidden for ever; with the last
    step, those that can be.

    Args:
        part: what was asked.
        splits: the populations of each split of the workshop.
        minimum: people that no sum of tables may go below.
    """

    def __init__(self, part: Part, splits: Mapping[str, tuple[str, ...]], minimum: int) -> None:
        self._part, self._splits, self._minimum = part, splits, minimum
        self._ledger = Ledger()
        self._counts = {
            population: Count(part)
            for population in (EVERYBODY, *((split, side) for split, names in splits.items() for side in names))
        }
        self._shown: dict[str, frozenset[str]] = dict.fromkeys(splits, frozenset())
        self.result = PartResult(None, {split: dict.fromkeys(names) for split, names in splits.items()})

    @property
    def behind(self) -> Behind:
        """Who stands behind the numbers, as they are published now."""
        moved = {split for split in self._splits if self._ledger.moved(split) == self._ledger.step}
        return Behind(dict(self._ledger.shown), frozenset(moved))

    def note(self, identity: str, entry: Entry | None) -> None:
        """Take in what somebody says now; None: nothing that counts."""
        self._ledger.note(identity, entry)

    def forget(self, identity: str) -> None:
        """Take in that somebody has withdrawn, for good."""
        self._ledger.forget(identity)

    def restore(self, state: PartState, entries: Mapping[str, Entry]) -> None:
        """Go on from what was published; `entries` are of those who say what they said then."""
        self.result = state.result
        self._ledger.restore(state.ledger, entries)
        for entry in self._ledger.shown.values():
            self._count(entry, 1)
        for split, populations in state.result.splits.items():
            self._shown[split] = frozenset(side for side, tally in populations.items() if tally)

    def state(self, revisions: Mapping[str, int]) -> PartState:
        """Tell what is published, and who is behind it, by the revisions of all responses."""
        return PartState(self.result, self._ledger.state(revisions))

    def is_due(self) -> bool:
        """Tell whether a step is full."""
        ledger = self._ledger
        if min(ledger.waiting, ledger.people) < self._minimum or ledger.is_blind(small=False):
            return False
        return self._minimum == 1 or not alike(self._part, ledger.new()) or alike(self._part, ledger.everybody())

    def step(self, *, last: bool) -> None:
        """Publish what waits; in the last step it may be of fewer people, but of a part that enough have answered."""
        ledger = self._ledger
        small = ledger.waiting < self._minimum
        if ledger.people < self._minimum or ledger.is_blind(small=small):
            return
        for before, now in ledger.publish(tuple(self._splits), small=small):
            self._count(before, -1)
            self._count(now, 1)
        splits = {split: self._split(split, last=last, small=small) for split in self._splits}
        self.result = PartResult(self._counts[EVERYBODY].tally(), splits)

    def _count(self, entry: Entry | None, by: int) -> None:
        if entry is not None and entry is not FORGOTTEN:
            for population in (EVERYBODY, *entry.sides.items()):
                if population in self._counts:
                    self._counts[population].add(entry.said, by)

    def _split(self, split: str, *, last: bool, small: bool) -> Populations:
        audit = Audit(self._ledger, self._part, split, self._earlier(split), self._minimum)
        fresh = {side: self._counts[split, side].tally() for side in self._splits[split]}
        for shown in self._candidates(split, fresh, last=last):
            if audit.passes(self._shown[split], shown, small=small):
                self._shown[split] = shown
                self._ledger.settle(split)
                return {side: tally if side in shown else None for side, tally in fresh.items()}
        return self.result.splits[split]

    def _candidates(self, split: str, fresh: Mapping[str, Tally], *, last: bool) -> Iterator[frozenset[str]]:
        """Give sets of populations that may be shown as they are now, best first; those that were shown are in each."""
        before = self._shown[split]
        allowed = safe(self._counts[EVERYBODY].tally(), fresh, self._minimum)
        shown = sorted((side for side, tally in allowed.items() if tally), key=lambda side: -fresh[side].base)[:LARGEST]
        if not shown or not before <= set(shown):
            return
        if last:
            yield from _fewer(shown, before, fresh)
        elif len(shown) == sum(tally.base > 0 for tally in fresh.values()):
            yield frozenset(shown)
        if before:
            yield before

    def _earlier(self, split: str) -> tuple[str, ...]:
        """Name the splits whose sides tell people apart when this one is audited; those before it are audited without it."""
        names = tuple(self._splits)
        return names[: names.index(split)]


def _fewer(shown: list[str], before: frozenset[str], fresh: Mapping[str, Tally]) -> Iterator[frozenset[str]]:
    """Give all of these populations, then fewer and fewer people of them; of many populations the largest ones alone."""
    yield frozenset(shown)
    some = [side for side in shown if side not in before][:SEVERAL]
    sets = [before | set(each) for number in range(1, len(some) + 1) for each in combinations(some, number)]
    yield from sorted(sets, key=lambda each: (-sum(fresh[side].base for side in each), sorted(each)))
