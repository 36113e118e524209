"""Counts and what may be shown of them: the same shapes for the desk, the page, the exports and the report."""

from typing import TypeAlias

from msgspec import Struct

GROUP = "group"
"""The split that every workshop with more than one group has; the other is named after the workshop's role part."""


class Tally(Struct, frozen=True):
    """How one population answered one part.

    `base` is the number of people who answered; `missing` the number who did not, by reason. `counts` has a number
    for every choice (for `range` and `integer` every value given, as text, in rising order; for `rank` how often each
    choice came first; for own words nothing). `positions` is for `rank` alone: the sum of the places 1, 2, … that
    each choice got.
    """

    base: int = 0
    counts: dict[str, int] = {}
    missing: dict[str, int] = {}
    positions: dict[str, int] = {}


Populations: TypeAlias = dict[str, Tally | None]
"""A split of one part: a tally for each population, None where it is hidden."""


class PartResult(Struct, frozen=True):
    """What is shown of one part: the total (None: hidden), and each split by its name."""

    total: Tally | None
    splits: dict[str, Populations] = {}


class Results(Struct, frozen=True):
    """Everything that passed the disclosure gate at one moment: `parts` by name, in the order of the workshop file."""

    participants: int | None
    parts: dict[str, PartResult]
