"""Telling how far long work is, as a number from 0 to 1 that only goes back where the work has to begin anew."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

Progress: TypeAlias = Callable[[float], None]
"""Is told how far it is; it is called in the thread that does the work."""

Item = TypeVar("Item")


def untold(_done: float) -> None:
    """Tell nobody."""


def between(progress: Progress, begin: float, end: float) -> Progress:
    """Make what a part of the work tells its own progress to: from 0 to 1 there is from `begin` to `end` of the whole."""
    return lambda done: progress(begin + done * (end - begin))


def counted(items: Sequence[Item], progress: Progress) -> Iterator[Item]:
    """Go through some things, and tell after about each hundredth of them how far it is."""
    every = max(1, len(items) // 100)
    for number, item in enumerate(items, 1):
        yield item
        if number % every == 0 or number == len(items):
            progress(number / len(items))
