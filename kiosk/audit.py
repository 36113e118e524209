"""The audit of a split: may its tables be published, after all that was published of its part before?"""

from collections import Counter, defaultdict

from kiosk.cuts import withstands
from kiosk.disclosure import alike
from kiosk.ledger import Ledger, Stayed, strata
from kiosk.model.response import Answer
from kiosk.model.workshop import Part


class Audit:
    """The audit of one split of one part, right after the part's total has moved.

    Args:
        ledger: who stands behind the part's numbers.
        part: what was asked.
        split: the split.
        earlier: the splits that are audited without regard to this one, so that this one has to regard them.
        minimum: people that no sum of published tables may go below.
    """

    def __init__(self, ledger: Ledger, part: Part, split: str, earlier: tuple[str, ...], minimum: int) -> None:
        self._ledger, self._part, self._split = ledger, part, split
        self._earlier, self._minimum = earlier, minimum

    def passes(self, before: frozenset[str], shown: frozenset[str], *, small: bool) -> bool:
        """Tell whether these populations may be shown.

        Args:
            before: those that were shown until now; all of them are in `shown`.
            shown: those that would be shown.
            small: this step is a small one, as the last may be; what moved in it alone may tell of fewer people.
        """
        ledger, split = self._ledger, self._split
        now = ledger.step if small else ledger.step + 1
        people = ledger.stayed(after=ledger.moved(split))
        settled = [each for each in people if each[0] < now]
        stirred = ledger.stirred(split, now)
        if small and not settled and not stirred and not self._earlier:
            return True
        return (
            self._enough_on_each_side(people, shown)
            and not self._alike(people, shown)
            and withstands(
                strata(settled, split, shown, self._earlier),
                self._minimum,
                quiet=not stirred and not self._earlier,
                last=strata([each for each in people if each[0] == now], split, shown, self._earlier),
                sides=self._sides(shown),
            )
            and self._may_part(before, shown)
        )

    def _enough_on_each_side(self, people: list[Stayed], shown: frozenset[str]) -> bool:
        """Tell whether of each population that has somebody new there are enough; else the cut around it is too thin anyhow."""
        by_side = Counter(entry.side(self._split, shown) for _, entry in people)
        return min(by_side.values(), default=0) >= self._minimum

    def _may_part(self, before: frozenset[str], shown: frozenset[str]) -> bool:
        """Tell whether those that were hidden together until now may be told apart, in every step that there was."""
        hidden = [each for each in self._ledger.stayed() if each[1].side(self._split, before) not in before]
        return not before or withstands(
            strata(hidden, self._split, shown, self._earlier),
            self._minimum,
            quiet=False,
            sides=self._sides(shown) - before,
        )

    def _sides(self, shown: frozenset[str]) -> frozenset[str]:
        return shown | {entry.side(self._split, shown) for entry in self._ledger.shown.values()}

    def _alike(self, people: list[Stayed], shown: frozenset[str]) -> bool:
        """Tell whether of one population all who are new gave the same answer."""
        said: defaultdict[str, list[Answer]] = defaultdict(list)
        for _, entry in people:
            said[entry.side(self._split, shown)].append(entry.said)
        return self._minimum > 1 and any(alike(self._part, answers) for answers in said.values())
