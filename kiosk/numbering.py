"""Number-off: who sits in which group, and with which question a group begins.

At the table everybody counts one, two, three; whoever sits together by profession is then spread, but only by luck.
Here each arrival gets a number out of the smallest groups (so sizes never differ by more than one) where their own
role is rarest. Ties go to the group that leaves the next arrival the best choice, then to chance, from the event's seed:
the same arrivals in the same order always get the same numbers. The method is minimisation (Pocock and Simon,
Biometrics 31, 1975) with group size as a hard rule and one step of foresight.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple


class Seat(NamedTuple):
    """One participant as number-off sees them: group 1, 2, …; role and its sector as far as they told."""

    group: int
    role: str | None = None
    sector: str | None = None


def next_group(groups: int, seated: Sequence[Seat], role: str | None, sector: str | None, seed: int) -> int:
    """Choose the group, from 1 to `groups`, of whoever comes next.

    Args:
        groups: how many there are.
        seated: everybody who has a number already, in any order.
        role: the arrival's role, or None.
        sector: the sector of that role, or None.
        seed: the event's; decides ties.
    """
    sizes = Counter(seat.group for seat in seated)
    numbers = range(1, groups + 1)
    smallest = min(sizes[number] for number in numbers)
    open_groups = [number for number in numbers if sizes[number] == smallest]
    roles = Counter((seat.role, seat.group) for seat in seated)
    sectors = Counter((seat.sector, seat.group) for seat in seated)
    chance = Random(f"{seed}:{len(seated)}")

    def burden(number: int) -> tuple[int, int, int, float]:
        after = roles + Counter([(role, number)])
        left = [other for other in open_groups if other != number] or list(numbers)
        return roles[role, number], _dead_ends(after, left, groups), sectors[sector, number], chance.random()

    return min(open_groups, key=burden)


def _dead_ends(roles: Counter[tuple[str | None, int]], open_groups: Sequence[int], groups: int) -> int:
    """Count the people whose role could not be spread evenly if one more of it came now and only `open_groups` were open."""
    total = 0
    for role in dict.fromkeys(role for role, _ in roles):
        numbers = [roles[role, group] for group in range(1, groups + 1)]
        if all(roles[role, group] > min(numbers) for group in open_groups):
            total += sum(numbers)
    return total


def question_order(questions: Iterable[str], group: int) -> tuple[str, ...]:
    """Rotate the questions so that group 1 begins with the first, group 2 with the second, and so on around."""
    names = tuple(questions)
    first = (group - 1) % len(names)
    return names[first:] + names[:first]
