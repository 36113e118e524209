"""The gate: nobody can be told from what is shown, not by taking one number from another, nor one day from the next."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.disclosure import NOTHING, Publisher, gate, safe
from kiosk.model.response import Response, Status
from kiosk.model.results import Results, Tally
from kiosk.tally import Tallies, sides
from tests.samples import WORKSHOP, response

WHO = ("teacher", "school", "state")
Room: TypeAlias = dict[str, Response]
"""Responses by their identity."""
Version: TypeAlias = tuple[Room, Results]
"""What was published, and the responses it was published from."""


def person(number: int, group: int | None = 1, who: str | None = "", **values: object) -> Response:
    """Make a complete response; `who` left out, answers vary from one number to the next."""
    answers = {"dilemma": number % 5 + 1} | ({"who": who or WHO[number % 3]} if who is not None else {})
    told = {"status": Status.COMPLETE, "group": group, "intake": {"role": "teacher"}, "answers": answers, **values}
    return response(instanceID=f"uuid:{number}", **told)


def grouped(*sizes: int) -> list[Response]:
    """Make a room with groups of these sizes."""
    groups = [group for group, size in enumerate(sizes, 1) for _ in range(size)]
    return [person(number, group) for number, group in enumerate(groups)]


def counted(people: Iterable[Response]) -> Tallies:
    """Count responses."""
    tallies = Tallies(WORKSHOP)
    for each in people:
        tallies.apply(None, each)
    return tallies


def published(publisher: Publisher, changes: Iterable[Response]) -> list[Version]:
    """Let changes happen, and keep every version that is published, as an attacker would."""
    versions, room = list[Version](), dict[str, Response]()
    for after in changes:
        before, results = room.get(after.instanceID), publisher.results
        room[after.instanceID] = after
        publisher.apply(before, after)
        if publisher.results is not results:
            versions.append((dict(room), publisher.results))
    return versions


def mixed(base: int) -> Tally:
    """Make a tally in which not everybody said the same."""
    return Tally(base=base, counts={"yes": base - 1, "no": 1})


@pytest.mark.parametrize(
    ("bases", "unplaced", "shown"),
    [
        ((12, 2, 2), 0, ()),
        ((7, 6, 1, 1, 1), 0, (7,)),
        ((6, 5, 5), 0, (6, 5, 5)),
        ((6, 5, 4), 0, ()),
        ((6, 5, 3, 2), 0, (6, 5)),
        ((6, 0, 0), 0, ()),
        ((6, 6), 1, (6,)),
        ((6, 6), 5, (6, 6)),
        ((4, 4, 4), 0, ()),
    ],
)
def test_of_a_split_no_more_is_shown_than_leaves_enough_hidden(
    bases: tuple[int, ...], unplaced: int, shown: tuple[int, ...]
) -> None:
    """Populations of five or more are shown, as long as those that are hidden are together five or more, or none."""
    populations = safe({str(place): mixed(base) for place, base in enumerate(bases)}, unplaced, 5)
    assert tuple(tally.base for tally in populations.values() if tally) == shown


def test_a_population_of_one_mind_is_hidden() -> None:
    """Where everybody gave the same single answer, showing it would tell what each one said."""
    tallies = {"1": mixed(6), "2": Tally(base=7, counts={"yes": 7, "no": 0}), "3": mixed(6), "4": mixed(3)}
    assert [name for name, tally in safe(tallies, 0, 5).items() if tally] == ["1", "3"]


def test_a_population_of_one_mind_is_not_what_is_left_over() -> None:
    """What remains when the shown are taken from the total is not a population that said all the same."""
    tallies = {"1": mixed(6), "2": Tally(base=7, counts={"yes": 7, "no": 0}), "3": mixed(8)}
    assert [name for name, tally in safe(tallies, 0, 5).items() if tally] == ["3"]


@pytest.mark.parametrize("people", [0, 1, 4])
def test_of_a_room_below_the_minimum_nothing_is_shown(people: int) -> None:
    """Four people see no number, not even how many they are; the desk sees totals, and no split."""
    tallies = counted(grouped(people))
    results = gate(tallies, 5)
    assert results.participants is None
    assert all(part.total is None and not any(part.splits.values()) for part in results.parts.values())
    desk = gate(tallies, 5, totals_always=True).parts["who"]
    assert desk.total == tallies.total("who")
    assert not any(desk.splits.values())


def test_a_part_that_few_answered_is_hidden_in_a_full_room() -> None:
    """It is the people who answered that must be enough, part by part."""
    people = [person(number, number % 3 + 1, "" if number < 4 else None) for number in range(30)]
    results = gate(counted(people), 5)
    assert results.participants == 30
    assert results.parts["who"].total is None
    assert results.parts["dilemma"].total == counted(people).total("dilemma")


def test_published_numbers_move_when_enough_people_have_changed() -> None:
    """With a minimum of five, every fifth person makes a step; between the steps nothing moves."""
    publisher = Publisher(WORKSHOP, 5)
    bases = []
    for each in grouped(12):
        publisher.apply(None, each)
        bases.append(publisher.results.participants)
    assert bases == [None] * 4 + [5] * 5 + [10] * 3
    publisher.close()
    assert publisher.results.participants == 12


def test_changes_and_withdrawals_make_steps_as_new_people_do() -> None:
    """Two who come, two who change and one who withdraws are five; one who changes five times is one."""
    publisher = Publisher(WORKSHOP, 5)
    often = [person(5, who=who) for who in (*WHO, *WHO)]
    moving = [*often, person(6), person(0, who="state"), person(1, who="state")]
    versions = published(publisher, [*grouped(5), *moving, person(2, status=Status.WITHDRAWN)])
    assert [results.participants for _, results in versions] == [5, 6]


def test_drafts_rehearsals_and_the_same_again_are_no_step() -> None:
    """What no tally counts moves nothing, however often it is saved."""
    publisher = Publisher(WORKSHOP, 5)
    uncounted = [person(number, test=True) for number in range(9)] + [person(9, status=Status.DRAFT)] * 9
    assert published(publisher, [*uncounted, *[person(20)] * 9]) == []
    assert publisher.results == NOTHING


def test_looking_back_without_a_change_is_no_step() -> None:
    """Four who open their answers and hand in the same again do not make one newcomer's answers visible."""
    publisher = Publisher(WORKSHOP, 5)
    room = grouped(5)
    back = [again for each in room[:4] for again in (person(int(each.instanceID[5:]), status=Status.DRAFT), each)]
    versions = published(publisher, [*room, *back, person(7)])
    assert isolated(versions, 5) == []


def test_a_part_moves_only_when_enough_people_changed_it() -> None:
    """Of five newcomers one answered a part: its numbers stay as they were, or that answer could be told."""
    newcomers = [person(number, who=None if number > 5 else "state") for number in range(5, 10)]
    assert isolated(published(Publisher(WORKSHOP, 5), [*grouped(5), *newcomers]), 5) == []


people = st.builds(person, st.integers(0, 14), st.integers(1, 3))
changes = st.builds(
    person,
    st.integers(0, 9),
    st.sampled_from([None, 1, 2, 3]),
    st.sampled_from([None, *WHO]),
    status=st.sampled_from([Status.COMPLETE, Status.COMPLETE, Status.PARTIAL, Status.DRAFT, Status.WITHDRAWN]),
)


@settings(deadline=None)
@given(st.lists(people, max_size=15, unique_by=lambda each: each.instanceID), st.integers(2, 5))
def test_while_people_come_no_few_of_them_can_be_told(arrivals: list[Response], minimum: int) -> None:
    """Whoever has every version finds no fewer people than the minimum by taking numbers from one another."""
    assert isolated(published(Publisher(WORKSHOP, minimum), arrivals), minimum) == []


@settings(deadline=None)
@given(st.lists(changes, max_size=40), st.integers(2, 4))
def test_while_people_change_no_few_of_them_can_be_told(changes: list[Response], minimum: int) -> None:
    """The same, with people who skip parts, change their answers or groups, open them again, or withdraw."""
    assert isolated(published(Publisher(WORKSHOP, minimum), changes), minimum) == []


def numbers(tally: Tally, *others: Tally | None) -> Counter[str]:
    """Tell the numbers of a tally, less those of others."""
    told = Counter({"": tally.base, **tally.counts, **{f"place {name}": n for name, n in tally.positions.items()}})
    for other in others:
        told.subtract(numbers(other) if other else {})
    return told


def isolated(versions: list[Version], minimum: int) -> list[str]:
    """Attack: tell every difference of published numbers that is about somebody, but about too few."""
    found = []
    for part in versions[0][1].parts if versions else ():
        totals = [(room, results.parts[part].total) for room, results in versions]
        for (old, was), (new, now) in pairwise(totals):
            if was and now and numbers(was) != numbers(now) and _few(part, old, new, minimum, lambda _: True):
                found.append(f"{part}: {was} → {now}")
        for split in versions[0][1].parts[part].splits:
            found += _isolated_in(part, split, versions, minimum)
    return found


def _isolated_in(part: str, split: str, versions: list[Version], minimum: int) -> list[str]:
    """Attack one split of one part: what its shown populations leave over, and how all of them move."""
    found, last = list[str](), None
    for room, results in versions:
        total, table = results.parts[part].total, results.parts[part].splits[split]
        shown = {name for name, tally in table.items() if tally}
        if not shown or (last and table == last[2]):
            continue
        assert total, "a split is shown with its total"
        if 0 < numbers(total, *table.values())[""] < minimum or any(0 < t.base < minimum for t in table.values() if t):
            found.append(f"{part} by {split}: {total} less {table}")
        if last:
            old_room, old_total, old_table = last
            both = {name for name in shown if old_table.get(name)}
            for name in both:
                moved = numbers(_of(table, name)) != numbers(_of(old_table, name))
                if moved and _few(part, old_room, room, minimum, lambda each, name=name: name in _sides(each, split)):
                    found.append(f"{part} by {split}: {name} {old_table[name]} → {table[name]}")
            was = numbers(old_total, *(old_table[name] for name in both))
            rest = numbers(total, *(table[name] for name in both))
            if was != rest and _few(part, old_room, room, minimum, lambda each: not _sides(each, split) & both):
                found.append(f"{part} by {split}: the rest {was} → {rest}")
        last = room, total, table
    return found


def _of(table: Mapping[str, Tally | None], name: str) -> Tally:
    return table[name] or Tally()


def _sides(each: Response, split: str) -> set[str]:
    return {name for of, name in sides(WORKSHOP, each) if of == split}


def _few(part: str, old: Room, new: Room, minimum: int, inside: Callable[[Response], bool]) -> bool:
    """Tell whether those whose answer came, went or changed between two rooms are some, but too few."""

    def said(room: Room, name: str) -> object:
        each = room.get(name)
        return {**each.intake, **each.answers}.get(part) if each and each.counts and inside(each) else None

    return 0 < sum(said(old, name) != said(new, name) for name in new) < minimum
