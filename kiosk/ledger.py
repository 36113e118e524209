"""Who stands behind the published numbers of one part: since which step, on which side of each split, and who waits."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from msgspec import Struct

from kiosk.cuts import Stratum
from kiosk.model.response import Answer

REST = ""
"""The side of everybody in none of the shown populations."""


class Entry(Struct, frozen=True):
    """What one person said to a part, and on which side of each split they are."""

    said: Answer
    sides: dict[str, str]

    def side(self, split: str, shown: frozenset[str]) -> str:
        """Tell the population that one sees this person in, or the rest."""
        side = self.sides.get(split, REST)
        return side if side in shown else REST


FORGOTTEN = Entry((), {})
"""Stands in the published numbers as somebody said it who says something else since; what it was is not kept."""


class LedgerState(Struct, frozen=True):
    """A ledger without anything that anybody said.

    `people` tells of each who is behind the numbers the revision of their response (None: another one than the newest) and the
    step since which they are (0: they were new in none). `moved` and `stirred` are steps, by split. `gone` were behind them once.
    """

    step: int
    people: dict[str, tuple[int | None, int]]
    moved: dict[str, int]
    stirred: dict[str, int]
    gone: tuple[str, ...] = ()


class Ledger:
    """The people behind one part.

    An answer is new where this person's answer was never published before; whoever takes back an answer, or returns to an
    earlier one, goes along with a step but makes none, since subtracting an earlier version takes that answer out again.
    """

    def __init__(self) -> None:
        self.step = 0
        self.shown: dict[str, Entry] = {}
        self._now: dict[str, Entry] = {}
        self._known: dict[str, tuple[Answer, ...]] = {}
        self._pending: set[str] = set()
        self._new: set[str] = set()
        self._since: dict[str, int] = {}
        self._moved: dict[str, int] = {}
        self._stirred: dict[str, int] = {}
        self._restored = frozenset[str]()
        self._ever = set[str]()

    def restore(self, state: LedgerState, entries: Mapping[str, Entry]) -> None:
        """Go on from a state; `entries` are of those whose response is still as it was.

        Nothing is new that anybody says of whom something was published, since what it was is not kept.
        """
        self.step, self._moved, self._stirred = state.step, dict(state.moved), dict(state.stirred)
        self.shown = {identity: entries.get(identity, FORGOTTEN) for identity in state.people}
        self._since = {identity: step for identity, (_, step) in state.people.items() if step and identity in entries}
        self._restored = frozenset((*state.people, *state.gone))
        self._ever = set(self._restored)

    def state(self, revisions: Mapping[str, int]) -> LedgerState:
        """Tell the state, by the revisions of all responses."""
        unchanged = {identity for identity, entry in self.shown.items() if self._now.get(identity) == entry}
        people = {
            identity: (revisions.get(identity) if identity in unchanged else None, self._since.get(identity, 0))
            for identity in self.shown
        }
        return LedgerState(self.step, people, self._moved, self._stirred, tuple(sorted(self._ever - people.keys())))

    def note(self, identity: str, entry: Entry | None) -> None:
        """Take in what somebody says now; None: nothing that counts."""
        if entry is None:
            self._now.pop(identity, None)
        else:
            self._now[identity] = entry
        self._pending.discard(identity)
        self._new.discard(identity)
        if entry != self.shown.get(identity):
            self._pending.add(identity)
            known = identity in self._restored or (entry and entry.said in self._known.get(identity, ()))
            if entry is not None and not known:
                self._new.add(identity)

    def forget(self, identity: str) -> None:
        """Keep nothing of somebody who withdrew, and never comes back, but what is published of them until the next step."""
        self.note(identity, None)
        self._known.pop(identity, None)
        self._ever.discard(identity)

    @property
    def waiting(self) -> int:
        """How many people's new answers wait."""
        return len(self._new)

    @property
    def people(self) -> int:
        """How many people say something now."""
        return len(self._now)

    def is_blind(self, *, small: bool) -> bool:
        """Tell whether after a step some would be behind the numbers of whom is forgotten what they said."""
        return any(
            entry is FORGOTTEN and (small or identity not in self._pending) for identity, entry in self.shown.items()
        )

    def new(self) -> list[Answer]:
        """List the new answers that wait."""
        return [self._now[identity].said for identity in self._new]

    def everybody(self) -> list[Answer]:
        """List all answers, as they are now."""
        return [entry.said for entry in self._now.values()]

    def publish(self, splits: tuple[str, ...], *, small: bool) -> list[tuple[Entry | None, Entry | None]]:
        """Make a step of what waits, and tell each entry that moved, as it was shown and as it is shown now.

        Args:
            splits: the workshop's splits.
            small: fewer people than a step needs have said something new. Then whoever was shown before stays as they
                were, since taking a few out tells what they had said, and of those who were new with them what they say.
        """
        self.step += 1
        moved = []
        for identity in sorted(self._pending):
            before, now = self.shown.get(identity), self._now.get(identity)
            fresh = identity in self._new
            elsewhere = {
                split for split in splits if before and now and before.sides.get(split) != now.sides.get(split)
            }
            if small and (before or not fresh):
                continue
            for split in splits:
                if not fresh or split in elsewhere or self._since.get(identity, 0) > self.moved(split):
                    self._stirred.setdefault(split, self.step)
            self._show(identity, now, fresh=fresh)
            moved.append((before, now))
        return moved

    def _show(self, identity: str, now: Entry | None, *, fresh: bool) -> None:
        self._pending.discard(identity)
        self._new.discard(identity)
        self._since.pop(identity, None)
        if now is None:
            self.shown.pop(identity, None)
        else:
            self.shown[identity] = now
            known = self._known.get(identity, ())
            if now.said not in known:
                self._known[identity] = (*known, now.said)
            self._ever.add(identity)
            if fresh:
                self._since[identity] = self.step

    def settle(self, split: str) -> None:
        """Note that a split was published as of this step."""
        self._moved[split] = self.step
        self._stirred.pop(split, None)

    def stirred(self, split: str, before: int) -> bool:
        """Tell whether since a split was published anybody left, came back, changed sides or what they had said since."""
        return self._stirred.get(split, before) < before

    def stayed(self, after: int = 0) -> list["Stayed"]:
        """List whoever is still there with the answer that was new after a step."""
        return [(step, self.shown[identity]) for identity, step in self._since.items() if step > after]

    def moved(self, split: str) -> int:
        """Tell the step at which a split was published last; 0: never."""
        return self._moved.get(split, 0)


Stayed: TypeAlias = tuple[int, Entry]
"""Somebody, and the step in which what they say was new."""


def strata(people: Iterable[Stayed], split: str, shown: frozenset[str], within: tuple[str, ...]) -> list[Stratum]:
    """Gather people by their step and their sides in other splits, and count the sides of a split in each.

    Args:
        people: with their steps.
        split: whose sides are counted.
        shown: the populations that are told apart; all others are the rest.
        within: the splits that tell people apart besides.
    """
    gathered: defaultdict[tuple[int, tuple[str, ...]], Counter[str]] = defaultdict(Counter)
    for step, entry in people:
        told = tuple(entry.sides.get(other, REST) for other in within)
        gathered[step, told][entry.side(split, shown)] += 1
    return list(gathered.values())
