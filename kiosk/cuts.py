"""How few people a sum of published tables can come down to, whatever is added and subtracted.

Whoever keeps every table of every version can add them up with any weights. A sum of totals gives one weight to all who were
new in the same step; a sum of a split's tables adds one weight for each of its populations. Somebody drops out of the sum
where the two cancel, and what is left tells of those who do not. So the weights divide the populations into those that cancel
and those that do not, and in each step the attacker loses the smaller of the two sides at least: what is left is never about
fewer people than the thinnest cut between the steps and the populations (query set overlap: Chin and Özsoyoğlu, Auditing and
inference control in statistical databases, IEEE TSE 8 (1982), 574-582).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

Stratum: TypeAlias = Mapping[str, int]
"""How many people of each population have the same weight in everything else that was published."""


def withstands(
    strata: Sequence[Stratum], minimum: int, *, quiet: bool, last: Sequence[Stratum] = (), sides: frozenset[str]
) -> bool:
    """Tell whether every way of dividing the populations leaves enough people over.

    Args:
        strata: the people who are new in the tables, apart where other published tables tell them apart.
        minimum: people that must be left over.
        quiet: people only came, each once; then it does no harm where two populations share no stratum.
        last: the strata of a small step, which may tell of fewer; they count, but need not suffice.
        sides: all populations, also those in which nobody is new.
    """
    for one in _divisions(sides):
        left = _left((*strata, *last), one, minimum)
        if left < minimum and not (quiet and not _left(strata, one, 1)):
            return False
    return True


def _divisions(sides: frozenset[str]) -> Iterator[frozenset[str]]:
    """Give one half of each way of dividing the sides in two."""
    others = sorted(sides)[1:]
    for number in range(1, len(others) + 1):
        yield from map(frozenset, combinations(others, number))


def _left(strata: Sequence[Stratum], one: frozenset[str], enough: int) -> int:
    """Count who is left over at least where these populations are weighed otherwise than the others; at `enough` it stops."""
    left = 0
    for stratum in strata:
        within = sum(number for side, number in stratum.items() if side in one)
        left += min(within, sum(stratum.values()) - within)
        if left >= enough:
            break
    return left
