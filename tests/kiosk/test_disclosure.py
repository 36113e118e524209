"""The gate: nobody can be told from what is shown, not by taking one number from another, nor one day from the next."""

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

import pytest

from kiosk.disclosure import NOTHING, gate, safe
from kiosk.model.response import Missing, Response, Status
from kiosk.model.results import Results, Tally
from kiosk.publishing import Publisher
from kiosk.tally import Tallies
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
        results = publisher.results
        room[after.instanceID] = after
        publisher.apply(after)
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


@pytest.mark.parametrize(
    "agreed",
    [
        Tally(base=6, counts={"yes": 6, "no": 3}),
        Tally(base=6, counts={"yes": 6, "no": 0}, positions={"yes": 6, "no": 12, "never": 18}),
        Tally(base=6, counts={"yes": 2, "no": 4}, positions={"yes": 8, "no": 10, "never": 18}),
    ],
    ids=["one of several answers", "the same first", "the same last"],
)
def test_what_everybody_in_a_population_said_hides_it(agreed: Tally) -> None:
    """Of several answers one that all gave is enough, and in a ranking what all put first or last."""
    tallies = {"1": mixed(6), "2": agreed, "3": mixed(6), "4": mixed(3)}
    assert safe(together(*tallies.values()), tallies, 5)["2"] is None


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
        publisher.apply(each)
        bases.append(publisher.results.participants)
    assert bases == [None] * 4 + [5] * 5 + [10] * 3
    publisher.close()
    assert publisher.results.participants == 12


def test_there_is_one_last_step() -> None:
    """After it, steps are full ones again; who closes an event after each person, and opens it, sees nobody come."""
    publisher = Publisher(WORKSHOP, 5)
    bases = list[int | None]()
    for each in grouped(14):
        publisher.apply(each)
        if len(bases) >= 6:
            publisher.close()
        bases.append(publisher.results.participants)
    assert bases == [None] * 4 + [5] * 2 + [7] * 5 + [12] * 3


def test_changes_make_steps_as_new_people_do_and_withdrawals_go_along() -> None:
    """Three who come and two who change are five, and one who withdraws goes along; one who changes five times is one."""
    publisher = Publisher(WORKSHOP, 5)
    often = [person(5, who=who) for who in (*WHO, *WHO)]
    moving = [*often, person(6), person(2, status=Status.WITHDRAWN), person(0, who="state"), person(1, who="state")]
    versions = published(publisher, [*grouped(5), *moving, person(7)])
    assert [results.participants for _, results in versions] == [5, 7]


def test_drafts_rehearsals_and_the_same_again_are_no_step() -> None:
    """What no tally counts moves nothing, however often it is saved."""
    publisher = Publisher(WORKSHOP, 5)
    uncounted = [person(number, test=True) for number in range(9)] + [person(9, status=Status.DRAFT)] * 9
    assert published(publisher, [*uncounted, *[person(20)] * 9]) == []
    assert publisher.results == NOTHING


def test_looking_back_without_a_change_is_no_step() -> None:
    """Four who open their answers and hand in the same again do not make one newcomer's answers visible."""
    room = grouped(5)
    back = [again for each in room[:4] for again in (person(int(each.instanceID[5:]), status=Status.DRAFT), each)]
    versions = published(Publisher(WORKSHOP, 5), [*room, *back, person(7)])
    assert [results.parts["who"].total for _, results in versions] == [counted(room).total("who")]


def test_returning_to_an_earlier_answer_is_nothing_new() -> None:
    """What was published of somebody once cancels when it comes back; so it needs five others, and goes along with them."""
    room, other = grouped(5), [person(number, who=WHO[(number + 1) % 3]) for number in range(5)]
    publisher = Publisher(WORKSHOP, 5)
    told = [results.parts["who"].total for _, results in published(publisher, [*room, *other, *room])]
    assert told == [counted(room).total("who"), counted(other).total("who")]
    published(publisher, [person(number) for number in range(5, 10)])
    assert publisher.results.parts["who"].total == counted([*room, *grouped(10)[5:]]).total("who")


def test_a_part_moves_only_when_enough_people_have_answered_it() -> None:
    """Of five newcomers one answered a part: its numbers stay as they were, or that answer could be told."""
    newcomers = [person(number, who=None if number > 5 else "state") for number in range(5, 10)]
    publisher = Publisher(WORKSHOP, 5)
    published(publisher, [*grouped(5), *newcomers])
    assert publisher.results.parts["who"].total == counted(grouped(5)).total("who")
    assert publisher.results.parts["dilemma"].total == counted([*grouped(5), *newcomers]).total("dilemma")


def test_newcomers_of_one_mind_wait_for_another_one() -> None:
    """Else the step would tell what each of them said; where the whole room is of one mind, nothing more is told."""
    publisher, bases = Publisher(WORKSHOP, 5), []
    for each in [*grouped(5), *(person(number, who="school") for number in range(5, 11)), person(11, who="state")]:
        publisher.apply(each)
        bases.append(base(publisher.results, "who"))
    assert bases == [None] * 4 + [5] * 7 + [12]
    agreed = Publisher(WORKSHOP, 5)
    published(agreed, [person(number, who="school") for number in range(10)])
    assert base(agreed.results, "who") == 10


def test_a_split_appears_when_no_total_before_it_gives_anybody_away() -> None:
    """Five of group 1 came first, then one: taken from the first total, their table would tell what the one said."""
    publisher = Publisher(WORKSHOP, 5)
    published(publisher, [person(number, 1) for number in range(5)])
    published(publisher, [person(number, group) for number, group in enumerate((1, 2, 2, 2, 2, 2, 3, 3, 3, 3), 5)])
    publisher.close()
    table = publisher.results.parts["who"].splits["group"]
    assert base(publisher.results, "who") == 15 and table["1"] is None


def test_sixteen_people_in_three_groups_see_every_total_and_their_groups() -> None:
    """As in the workshop that it was made for: 6, 5 and 5, numbered off as they come, with what is left for the closing."""
    publisher = Publisher(WORKSHOP, 5)
    published(publisher, [person(number, number % 3 + 1, WHO[number // 3 % 3]) for number in range(16)])
    assert {base(publisher.results, part) for part in ("who", "dilemma")} == {15}
    assert bases_by_group(publisher.results, "who") == [5, 5, 5]
    publisher.close()
    assert {base(publisher.results, part) for part in ("who", "dilemma")} == {16}
    assert bases_by_group(publisher.results, "who") == [6, 5, 5]


def test_who_withdraws_with_the_last_step_stays_in_its_sums() -> None:
    """Taking out one alone would tell what this one had said; the next full step does."""
    publisher = Publisher(WORKSHOP, 5)
    published(publisher, [*grouped(6), person(0, status=Status.WITHDRAWN)])
    publisher.close()
    assert base(publisher.results, "who") == publisher.results.participants == 6
    published(publisher, [person(number) for number in range(6, 11)])
    assert base(publisher.results, "who") == publisher.results.participants == 10


def test_reasons_for_giving_no_answer_are_not_published() -> None:
    """One person's reason would be told."""
    publisher = Publisher(WORKSHOP, 5)
    published(publisher, [*grouped(5), person(5, who=None, missing={"who": Missing.DECLINED})])
    publisher.close()
    assert publisher.results.parts["who"].total == counted(grouped(5)).total("who")


def base(results: Results, part: str) -> int | None:
    """Tell how many people a part's total is about."""
    total = results.parts[part].total if results.parts else None
    return total.base if total else None


def bases_by_group(results: Results, part: str) -> list[int | None]:
    """Tell how many people the table of each group is about."""
    return [tally.base if tally else None for tally in results.parts[part].splits["group"].values()]
