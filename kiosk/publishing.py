"""What the public sees, step by step: numbers move only when enough people have changed them.

Whoever keeps every version and takes one from the next should find nobody, or at least `minimum` people.
"""

from collections import Counter
from collections.abc import Iterable, Set
from typing import TypeAlias

from kiosk.disclosure import NOTHING, gate
from kiosk.fold import Change
from kiosk.model.response import Response
from kiosk.model.results import PartResult, Populations, Results
from kiosk.model.workshop import Workshop
from kiosk.tally import Tallies, sides

Said: TypeAlias = tuple[str, object] | None
"""Where somebody stood in a table and what they said there; None: nothing that counts."""
REST = ""
"""Stands for everybody in none of the shown populations."""


class _Moves:
    """Who says something else than when these numbers were shown last; who says the same again has not moved."""

    def __init__(self) -> None:
        self._moved: dict[str, tuple[Said, Said]] = {}

    def note(self, identity: str, old: Said, new: Said) -> None:
        """Take in that somebody said `old` until now, and says `new`."""
        was = self._moved.get(identity, (old, old))[0]
        if was == new:
            self._moved.pop(identity, None)
        else:
            self._moved[identity] = was, new

    def enough(self, minimum: int, populations: Set[str] = frozenset()) -> bool:
        """Tell whether in each population, and in the rest together, nobody moved or at least `minimum` did.

        Who went from one hidden population to another and says the same has not moved for those who look on.
        """
        people: Counter[str] = Counter()
        for moved in self._moved.values():
            was, now = ((said[0] if said[0] in populations else REST, said[1]) if said else None for said in moved)
            if was != now:
                people.update({said[0] for said in (was, now) if said})
        return all(number >= minimum for number in people.values())

    def __len__(self) -> int:
        return len(self._moved)


class Publisher:
    """Publishes the results of an event.

    A step is due when at least `minimum` people's answers have come, gone or changed. Then each table (a part's
    total, and each split of it) moves for itself, compared with the version of it that was shown last: a total if
    enough people moved in it; a split if its total moves, and enough moved in each of its populations shown then and
    now, and in the rest. The last step, when the event is closed, may be smaller; consent says so.

    There is one last step. Where the event is opened again, the steps go on as before it, each compared with what was
    shown last; where it is then closed a second time, nothing is published for that: only what makes a full step ever is.
    Else whoever closes and opens an event after each person could tell what each of them said.

    The same changes in the same order publish the same results.
    """

    def __init__(self, workshop: Workshop, minimum: int) -> None:
        self._workshop = workshop
        self._minimum = minimum
        self._tallies = Tallies(workshop)
        self._moves: dict[tuple[str, str], _Moves] = {}
        self._shown: dict[tuple[str, str], frozenset[str]] = {}
        self._people = _Moves()
        self._closed = False
        self.results = NOTHING

    def follow(self, changes: Iterable[Change], closed: str | None) -> None:
        """Take in what was written, and publish what is due.

        Args:
            changes: in their order.
            closed: when the event was closed for the first time, if it was; the last step is of what was saved until then.
        """
        if closed is not None and not self._closed:
            before, changes = _parted(changes, closed)
            for change in before:
                self.apply(change.before, change.after)
            self.close()
        for change in changes:
            self.apply(change.before, change.after)

    def apply(self, before: Response | None, after: Response) -> None:
        """Take in a change; publish if it completes a step."""
        self._tallies.apply(before, after)
        identity = after.instanceID
        self._people.note(identity, _everything(before), _everything(after))
        for part in self._tallies.parts:
            for split in ("", *self._tallies.splits):
                old, new = self._said(before, part, split), self._said(after, part, split)
                self._moves.setdefault((part, split), _Moves()).note(identity, old, new)
        if len(self._people) >= self._minimum:
            self._publish(last=False)

    def close(self) -> None:
        """Publish the last step, however small; only once, since a second one after a few more people would tell on them."""
        if not self._closed:
            self._closed = True
            self._publish(last=True)

    def _publish(self, *, last: bool) -> None:
        fresh = gate(self._tallies, self._minimum)
        parts = {name: self._part(name, part, last=last) for name, part in fresh.parts.items()}
        self.results = Results(participants=fresh.participants, parts=parts)
        self._people = _Moves()

    def _part(self, name: str, fresh: PartResult, *, last: bool) -> PartResult:
        held = self.results.parts.get(name, PartResult(None))
        if not last and not self._may_move(name, "", frozenset()):
            return held
        if fresh.total:
            self._show(name, "", frozenset())
        splits = {
            split: self._table(name, split, table, held.splits.get(split, {}), last=last)
            for split, table in fresh.splits.items()
        }
        return PartResult(fresh.total, splits)

    def _table(self, part: str, split: str, fresh: Populations, held: Populations, *, last: bool) -> Populations:
        shown = frozenset(name for name, tally in fresh.items() if tally)
        if not shown:
            return fresh
        if not last and not self._may_move(part, split, shown):
            return held
        self._show(part, split, shown)
        return fresh

    def _may_move(self, part: str, split: str, shown: frozenset[str]) -> bool:
        before = self._shown.get((part, split))
        return before is None or self._moves[part, split].enough(self._minimum, before & shown)

    def _show(self, part: str, split: str, shown: frozenset[str]) -> None:
        self._shown[part, split] = shown
        self._moves[part, split] = _Moves()

    def _said(self, response: Response | None, part: str, split: str) -> Said:
        if response is None or not response.counts:
            return None
        answer = response.intake.get(part, response.answers.get(part)), response.missing.get(part)
        if answer == (None, None):
            return None
        return next((name for of, name in sides(self._workshop, response) if of == split), REST), answer


def _parted(changes: Iterable[Change], moment: str) -> tuple[list[Change], list[Change]]:
    """Part changes into those until a moment and those after it, each in their order; of one response, none overtakes another."""
    until, after, late = list[Change](), list[Change](), set[str]()
    for change in changes:
        if change.after.time > moment:
            late.add(change.after.instanceID)
        (after if change.after.instanceID in late else until).append(change)
    return until, after


def _everything(response: Response | None) -> Said:
    if response is None or not response.counts:
        return None
    return REST, (response.group, response.intake, response.answers, response.missing)
