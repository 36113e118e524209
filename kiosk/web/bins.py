"""Numbers put together where there are too many different ones to read."""

from collections.abc import Iterator, Mapping
from itertools import count, groupby
from math import inf

from msgspec import Struct

MOST = 11
"""Different numbers that are shown one by one: a scale from 0 to 10 is."""
FEW = 8
"""Bins that there are at most."""


class Bin(Struct, frozen=True):
    """Numbers from `low` to `high`, both included, and how many people gave one of them."""

    low: float
    high: float
    people: int


def binned(counts: Mapping[str, int], end: float | None = None) -> list[Bin]:
    """Put numbers into bins of one round width, or each into its own where they are few.

    Args:
        counts: how many people gave each number, rising.
        end: the greatest that can be given; the last bin does not reach beyond it.
    """
    numbers = [(float(value), people) for value, people in counts.items()]
    if len(numbers) <= MOST:
        return [Bin(value, value, people) for value, people in numbers]
    lowest, highest = numbers[0][0], numbers[-1][0]
    width = next(each for each in _round_numbers() if highest // each - lowest // each < FEW)
    return list(_filled(numbers, width, inf if end is None else end))


def _filled(numbers: list[tuple[float, int]], width: int, end: float) -> Iterator[Bin]:
    """Fill the bins, those that nobody is in too; whole numbers are told to the end of their bin."""
    step = 1 if all(value.is_integer() for value, _ in numbers) else 0
    found = {at: list(these) for at, these in groupby(numbers, lambda number: int(number[0] // width))}
    for at in range(min(found), max(found) + 1):
        these = found.get(at, [])
        last = (at + 1) * width - 1 if step or not these else these[-1][0]
        yield Bin(at * width, min(last, end), sum(people for _, people in these))


def _round_numbers() -> Iterator[int]:
    """Count 1, 2, 5, 10, 20, 50, …."""
    return (digit * 10**power for power in count() for digit in (1, 2, 5))
