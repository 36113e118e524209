"""Number-off: even groups, roles spread, every question first once."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.numbering import Seat, next_group, question_order

ROLES = {"teacher": 5, "leader": 3, "trainer": 3, "starter": 2, "council": 1, "ministry": 1}


def seated(groups: int, arrivals: list[str], seed: int) -> list[Seat]:
    """Number everybody off in the order in which they come."""
    seats: list[Seat] = []
    for role in arrivals:
        seats.append(Seat(next_group(groups, seats, role, None, seed), role))
    return seats


def uneven(seats: list[Seat], groups: int) -> int:
    """Count the roles that are spread less evenly than their number allows."""
    table = Counter((seat.role, seat.group) for seat in seats)
    rows = ([table[role, group] for group in range(1, groups + 1)] for role in {seat.role for seat in seats})
    return sum(max(row) - min(row) > 1 for row in rows)


@given(st.lists(st.sampled_from(sorted(ROLES)), max_size=60), st.integers(1, 7), st.integers(0, 9))
def test_groups_never_differ_by_more_than_one(arrivals: list[str], groups: int, seed: int) -> None:
    """At every moment, whoever has come so far sits in groups of almost one size."""
    seats = seated(groups, arrivals, seed)
    for so_far in range(len(seats) + 1):
        sizes = Counter(seat.group for seat in seats[:so_far])
        assert (
            max(sizes[group] for group in range(1, groups + 1)) - min(sizes[group] for group in range(1, groups + 1))
            <= 1
        )


@given(st.lists(st.sampled_from(sorted(ROLES)), max_size=40), st.integers(0, 9))
def test_the_same_arrivals_get_the_same_numbers(arrivals: list[str], seed: int) -> None:
    """A seed and an order of arrival repeat the whole number-off."""
    assert seated(3, arrivals, seed) == seated(3, arrivals, seed)


@given(st.integers(0, 40), st.integers(2, 5), st.integers(0, 9))
def test_one_role_alone_is_spread_as_evenly_as_it_can_be(people: int, groups: int, seed: int) -> None:
    """Where nothing else pulls, no two groups differ by more than one of that role."""
    assert uneven(seated(groups, ["teacher"] * people, seed), groups) == 0


def test_over_a_thousand_arrivals_roles_are_spread_far_better_than_by_counting_one_two_three() -> None:
    """Rooms of 16 with the mix of the first workshop: at most a third of the uneven roles that plain counting leaves."""
    ours = plain = arrivals = 0
    for room in range(63):
        chance = Random(room)
        coming = chance.choices(list(ROLES), list(ROLES.values()), k=16)
        arrivals += len(coming)
        ours += uneven(seated(3, coming, room), 3)
        plain += uneven([Seat(place % 3 + 1, role) for place, role in enumerate(coming)], 3)
    assert arrivals >= 1000
    assert plain > 60
    assert ours * 3 <= plain


def test_with_three_groups_each_question_is_first_once() -> None:
    """Nobody is left at question one: every question is somebody's first, second and last."""
    orders = [question_order(("a", "b", "c"), group) for group in (1, 2, 3)]
    assert orders == [("a", "b", "c"), ("b", "c", "a"), ("c", "a", "b")]
