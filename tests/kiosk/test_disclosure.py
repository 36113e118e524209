"""The gate: nobody can be told from what is shown, not by taking one number from another, nor one day from the next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import product
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.disclosure import NOTHING, gate, safe
from kiosk.model.response import Response, Status
from kiosk.model.results import Results, Tally
from kiosk.publishing import Publisher
from kiosk.tally import Tallies, sides
from tests.samples import WORKSHOP, response

WHO = ("teacher", "school", "state")
Room: TypeAlias = dict[str, Response]
"""Responses by their identity."""
Table: TypeAlias = Mapping[str, Tally]
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
    return Tally(base=base, counts={"yes": base - 1, "no": 1} if base else {})


def together(*tallies: Tally) -> Tally:
    """Add tallies up."""
    counts = sum((Counter(tally.counts) for tally in tallies), Counter[str]())
    return Tally(base=sum(tally.base for tally in tallies), counts=dict(counts))


@pytest.mark.parametrize(
    ("bases", "unplaced", "shown"),
    [
        ((12, 2, 2), 0, ()),
        ((7, 6, 1, 1, 1), 0, (7,)),
        ((6, 5, 5), 0, (6, 5, 5)),
        ((6, 5, 4), 0, (6,)),
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
    tallies = {str(place): mixed(base) for place, base in enumerate(bases)}
    populations = safe(together(*tallies.values(), mixed(unplaced)), tallies, 5)
    assert tuple(tally.base for tally in populations.values() if tally) == shown


def test_a_population_of_one_mind_is_hidden() -> None:
    """Where everybody gave the same single answer, showing it would tell what each one said."""
    tallies = {"1": mixed(6), "2": Tally(base=7, counts={"yes": 7, "no": 0}), "3": mixed(6), "4": mixed(3)}
    assert [name for name, tally in safe(together(*tallies.values()), tallies, 5).items() if tally] == ["1", "3"]


def test_a_population_of_one_mind_is_not_what_is_left_over() -> None:
    """What remains when the shown are taken from the total is not a population that said all the same."""
    tallies = {"1": mixed(6), "2": Tally(base=7, counts={"yes": 7, "no": 0}), "3": mixed(8)}
    assert [name for name, tally in safe(together(*tallies.values()), tallies, 5).items() if tally] == ["3"]


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


def test_there_is_one_last_step() -> None:
    """After it, steps are full ones again; who closes an event after each person, and opens it, sees nobody come."""
    publisher = Publisher(WORKSHOP, 5)
    bases = list[int | None]()
    for each in grouped(14):
        publisher.apply(None, each)
        if len(bases) >= 6:
            publisher.close()
        bases.append(publisher.results.participants)
    assert bases == [None] * 4 + [5] * 2 + [7] * 5 + [12] * 3


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


def test_moving_from_one_hidden_group_to_another_covers_nobody() -> None:
    """Who only got a number, and stays hidden with the same answer, does not make two of one who really moved."""
    room = [person(1, None, None), person(2, None, None), person(3, 2, None), person(4, 2, None)]
    later = [person(5, 2, None), person(1, 1, None), person(3, None, None), person(0, 2, None)]
    assert isolated(published(Publisher(WORKSHOP, 2), [*room, *later]), 2) == []


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


@settings(deadline=None)
@given(st.lists(changes, max_size=20), st.lists(changes, max_size=30), st.integers(2, 4))
def test_after_the_last_step_no_few_people_can_be_told(
    before: list[Response], after: list[Response], minimum: int
) -> None:
    """From the last step on, whoever has every version finds no fewer people than the minimum, however often it is closed."""
    publisher = Publisher(WORKSHOP, minimum)
    published(publisher, before)
    publisher.close()
    room = {each.instanceID: each for each in before}
    versions = [(dict(room), publisher.results)]
    for each in after:
        publisher.apply(room.get(each.instanceID), each)
        room[each.instanceID] = each
        publisher.close()
        if publisher.results is not versions[-1][1]:
            versions.append((dict(room), publisher.results))
    assert isolated(versions, minimum) == []


def isolated(versions: list[Version], minimum: int) -> list[str]:
    """Attack: tell every difference of published numbers that is about somebody, but about too few."""
    parts = versions[0][1].parts if versions else {}
    return [
        told for part, split in product(parts, ("", "group", "role")) for told in attack(part, split, versions, minimum)
    ]


def attack(part: str, split: str, versions: list[Version], minimum: int) -> Iterator[str]:
    """Take the shown populations from the total, and from what each and the rest were before; no split: the total."""
    last: tuple[Tally, Table] | None = None
    rooms: list[Room] = []  # in which the last numbers stood; which of them they were taken from is not known
    for room, results in versions:
        total, populations = results.parts[part].total, results.parts[part].splits.get(split, {})
        table = {name: tally for name, tally in populations.items() if tally}
        if total is None or (split and not table):
            continue
        if last and (table == last[1] if split else total == last[0]):
            rooms.append(room)
            continue
        for name in (*table, ""):
            if 0 < seen(total, table, table.keys(), name)[""] < minimum:
                yield f"{part} by {split}: “{name}” of {total} and {table}"
        if last:
            both = table.keys() & last[1].keys()
            for name in set.intersection(*(told_of_few(part, split, both, old, room, minimum) for old in rooms)):
                if seen(*last, both, name) != seen(total, table, both, name):
                    yield f"{part} by {split}: “{name}” moved from {last} to {total} and {table}"
        last, rooms = (total, table), [room]


def seen(total: Tally, table: Table, shown: Set[str], name: str) -> Counter[str]:
    """Tell the numbers of a shown population, or (no name) of what the shown ones leave over."""
    told = numbers(table[name] if name else total)
    for other in () if name else shown:
        told.subtract(numbers(table[other]))
    return told


def numbers(tally: Tally) -> Counter[str]:
    """Tell the numbers of a tally."""
    return Counter({"": tally.base, **tally.counts, **{f"place {name}": n for name, n in tally.positions.items()}})


def told_of_few(part: str, split: str, shown: Set[str], old: Room, new: Room, minimum: int) -> set[str]:
    """Name the shown populations, and the rest (no name), in which too few people's answers moved."""

    def said(each: Response | None) -> tuple[str, object] | None:
        answer = {**each.intake, **each.answers}.get(part) if each and each.counts else None
        if each is None or answer is None:
            return None
        return next((name for of, name in sides(WORKSHOP, each) if of == split and name in shown), ""), answer

    moved: Counter[str] = Counter()
    for name in new:
        was, now = said(old.get(name)), said(new[name])
        if was != now:
            moved.update({place for place, _ in filter(None, (was, now))})
    return {name for name in (*shown, "") if moved[name] < minimum}
