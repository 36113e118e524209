"""Where answers part most: by a measure that is worked out by hand here, and only of what passed the gate."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.disclosure import NOTHING, gate
from kiosk.locale import Words
from kiosk.measures import median
from kiosk.model.response import Response, Status
from kiosk.model.results import PartResult, Results, Tally
from kiosk.parting import Parting, delta, sentence, widest
from kiosk.tally import Tallies
from tests.samples import WORKSHOP, response

ENGLISH, DUTCH = Words("en"), Words("nl")
numbers = st.lists(st.integers(1, 5), min_size=1, max_size=8)


def tally(values: list[int] | list[str]) -> Tally:
    """Count what was given."""
    return Tally(base=len(values), counts={str(value): number for value, number in Counter(values).items()})


def room(*groups: Sequence[Mapping[str, object]], roles: str = "teacher") -> list[Response]:
    """Make a room: for each group the answers of its people."""
    return [
        response(status=Status.COMPLETE, group=number, answers=answers, intake={"role": roles})
        for number, group in enumerate(groups, 1)
        for answers in group
    ]


def gated(people: list[Response], minimum: int = 3) -> Results:
    """Let through what may be shown of a room."""
    tallies = Tallies(WORKSHOP)
    for each in people:
        tallies.apply(None, each)
    return gate(tallies, minimum)


def who(**given: int) -> list[dict[str, object]]:
    """Let so many people give each answer to `who`."""
    return [{"who": choice} for choice, number in given.items() for _ in range(number)]


def scaled(*values: int) -> list[dict[str, object]]:
    """Let people give these numbers."""
    return [{"dilemma": value} for value in values]


def found(results: Results, question: str | None = None) -> tuple[str, str | None, tuple[str, str], float] | None:
    """Tell the widest difference: the part, the choice, the populations, the measure."""
    parting = widest(WORKSHOP, results, question)
    if parting is None:
        return None
    choice = parting.choice.name if parting.choice else None
    return parting.part.name, choice, parting.sides, round(parting.delta, 9)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([1, 2, 3], [1, 2, 3], 0),
        ([5, 5], [1, 4], 1),
        ([1], [2, 2, 2], -1),
        ([2, 3, 4], [1, 2, 3], 5 / 9),
        ([3, 3, 3], [3], 0),
        ([1, 5], [3], 0),
        ([2, 10], [9], 0),
        ([10, 11], [9, 10], 3 / 4),
    ],
)
def test_the_measure_is_cliffs_delta(one: list[int], other: list[int], expected: float) -> None:
    """Pairs in which the first gave more, less those in which it gave less, of all pairs; as numbers, not as letters."""
    assert delta(tally(one), tally(other)) == pytest.approx(expected)


@given(numbers, numbers)
def test_the_measure_is_that_of_all_pairs(one: list[int], other: list[int]) -> None:
    """Counted pair by pair it is the same, and the other way round it is the opposite."""
    pairs = [(first > second) - (first < second) for first, second in product(one, other)]
    assert delta(tally(one), tally(other)) == pytest.approx(sum(pairs) / len(pairs))
    assert delta(tally(other), tally(one)) == -delta(tally(one), tally(other))


@given(st.lists(st.booleans(), min_size=1, max_size=8), st.lists(st.booleans(), min_size=1, max_size=8))
def test_of_a_choice_the_measure_is_the_difference_of_the_shares(one: list[bool], other: list[bool]) -> None:
    """Whoever gave it has a one and whoever did not a nought, so that choices and scales are compared alike."""
    shares = sum(one) / len(one) - sum(other) / len(other)
    yes = [tally([int(each) for each in side]) for side in (one, other)]
    assert delta(*yes) == pytest.approx(shares)


def test_the_widest_difference_is_found_over_all_parts_and_splits() -> None:
    """Of a scale with delta 1 and a choice with less, the scale; of one question alone, what is widest in that."""
    answers = [
        [{"dilemma": 5, "who": "state"}, {"dilemma": 4, "who": "state"}, {"dilemma": 5, "who": "school"}],
        [{"dilemma": 1, "who": "teacher"}, {"dilemma": 2, "who": "state"}, {"dilemma": 2, "who": "school"}],
    ]
    assert found(gated(room(*answers))) == ("dilemma", None, ("1", "2"), 1.0)
    assert found(gated(room(*answers)), "second") == ("dilemma", None, ("1", "2"), 1.0)
    assert found(gated(room(*answers)), "third") is None


def test_a_population_that_is_hidden_is_not_compared() -> None:
    """The widest difference of all is not told, when one of its two did not pass; the next widest is."""
    one, two, three = (tally(values) for values in ([5, 5, 4], [1, 1, 2], [4, 4, 2]))
    parts = {"dilemma": PartResult(None, {"group": {"1": one, "2": None, "3": three}})}
    assert found(Results(participants=9, parts=parts)) == ("dilemma", None, ("1", "3"), round(7 / 9, 9))
    shown = {"dilemma": PartResult(None, {"group": {"1": one, "2": two, "3": three}})}
    assert found(Results(participants=9, parts=shown)) == ("dilemma", None, ("1", "2"), 1.0)


def test_two_people_are_told_of_by_no_difference() -> None:
    """However far they are from everybody else: they are too few, so nothing is said that has them in it."""
    people = room(scaled(1, 2, 1, 2), scaled(5, 4), scaled(2, 1, 1, 2))
    assert found(gated(people)) is None
    assert found(gated(people, minimum=2)) is not None


def test_of_what_did_not_pass_the_gate_nothing_is_said() -> None:
    """Before the first step of the projector there is nothing, and of too few people no split."""
    assert found(NOTHING) is None
    assert found(gated(room(scaled(1), scaled(5)))) is None


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({"state": 3, "school": 2}, {"state": 2, "school": 3}, True),
        ({"state": 4, "school": 1}, {"state": 3, "school": 2}, True),
        ({"state": 5, "school": 6}, {"state": 3, "school": 8}, False),
        ({"state": 3, "school": 3}, {"state": 3, "school": 3}, False),
    ],
)
def test_a_fifth_is_worth_saying_and_less_is_not(one: dict[str, int], other: dict[str, int], said: bool) -> None:
    """Three of five against two of five is a fifth, however a computer writes it; two of eleven is less."""
    assert (found(gated(room(who(**one), who(**other)))) is not None) is said


def test_of_equal_differences_the_first_in_the_file_is_told() -> None:
    """The same numbers say the same sentence every time."""
    people = room(who(state=3, school=1), who(state=1, school=3))
    assert found(gated(people)) == ("who", "school", ("2", "1"), 0.5)
    assert found(gated(people[::-1])) == ("who", "school", ("2", "1"), 0.5)


def test_of_sectors_and_of_choices_of_several_the_shares_are_compared() -> None:
    """By whether somebody chose it among others; the base is who answered, not who was there."""
    school: list[Mapping[str, object]] = [{"levers": ("space", "hrm")}] * 3 + [{"levers": ("money",)}, {}]
    training: list[Mapping[str, object]] = [{"levers": ("money", "hrm")}] * 2 + [{"levers": ("space",)}]
    people = [*room(school), *room(training, roles="trainer")]
    parting = widest(WORKSHOP, gated(people))
    assert parting is not None
    assert (parting.split, parting.choice and parting.choice.name, parting.sides) == (
        "role",
        "space",
        ("school", "training"),
    )
    assert parting.delta == pytest.approx(3 / 4 - 1 / 3)
    assert sentence(WORKSHOP, parting, ENGLISH) == (
        "levers? (en) “space (en)”: school 3 of 4 (75 %), training 1 of 3 (33 %)."
    )


def test_of_a_ranking_it_is_who_put_it_first() -> None:
    """The sentence says so, in both languages."""
    first, second = [("a", "b", "c")] * 3 + [("c", "a", "b")], [("b", "a", "c")] * 2 + [("a", "c", "b")] * 2
    people = room([{"chances": order} for order in first], [{"chances": order} for order in second])
    parting = widest(WORKSHOP, gated(people))
    assert parting is not None and parting.delta == 0.5
    assert sentence(WORKSHOP, parting, ENGLISH) == (
        "chances? (en) “b (en)” first: Group 2 2 of 4 (50 %), Group 1 0 of 4 (0 %)."
    )
    assert sentence(WORKSHOP, parting, DUTCH) == "chances? “b” op 1: Groep 2 2 van 4 (50 %), Groep 1 0 van 4 (0 %)."


def test_the_sentence_of_a_scale_tells_the_two_medians() -> None:
    """With the decimal sign of the language, and how many people they are of."""
    parting = widest(WORKSHOP, gated(room(scaled(5, 4, 4, 5), scaled(1, 2, 2))))
    assert parting is not None
    assert (
        sentence(WORKSHOP, parting, ENGLISH) == "dilemma? (en) Group 1: median 4.5 (of 4), Group 2: median 2.0 (of 3)."
    )
    assert sentence(WORKSHOP, parting, DUTCH) == "dilemma? Groep 1: mediaan 4,5 (van 4), Groep 2: mediaan 2,0 (van 3)."


answered = st.fixed_dictionaries(
    {},
    optional={
        "who": st.sampled_from(["teacher", "school", "state"]),
        "dilemma": st.integers(1, 5),
        "levers": st.lists(st.sampled_from(["space", "hrm", "money"]), min_size=1, max_size=2, unique=True).map(tuple),
        "chances": st.permutations("abc").map(tuple),
    },
)
people = st.lists(
    st.builds(
        response,
        status=st.just(Status.COMPLETE),
        group=st.integers(1, 3),
        intake=st.fixed_dictionaries({"role": st.sampled_from(["teacher", "leader", "trainer", "other"])}),
        answers=answered,
    ),
    min_size=12,
    max_size=30,
)


@given(people)
def test_every_number_of_the_sentence_is_that_of_the_people(everybody: list[Response]) -> None:
    """Counted anew from who said what; each of the two populations has three people or more, and the first has more."""
    parting = widest(WORKSHOP, gated(everybody))
    if parting is None:
        return
    said = [given_by(everybody, parting, side) for side in parting.sides]
    assert min(map(len, said)) >= 3
    told = sentence(WORKSHOP, parting, ENGLISH)
    if parting.choice is None:
        values = [tally([int(str(answer)) for answer in side]) for side in said]
        assert delta(*values) == pytest.approx(parting.delta)
        for side in values:
            assert f"median {median(side) or 0:.1f} (of {side.base})" in told
        return
    shares = list[float]()
    for answers in said:
        chose = sum(parting.choice.name in chosen(parting, answer) for answer in answers)
        shares.append(chose / len(answers))
        assert f"{chose} of {len(answers)} ({round(100 * chose / len(answers))} %)" in told
    assert shares[0] - shares[1] == pytest.approx(parting.delta)


def given_by(everybody: list[Response], parting: Parting, side: str) -> list[object]:
    """List the answers of a population to a part."""
    sectors = {"teacher": "school", "leader": "school", "trainer": "training", "other": "other"}
    return [
        each.answers[parting.part.name]
        for each in everybody
        if parting.part.name in each.answers
        and side == (str(each.group) if parting.split == "group" else sectors[str(each.intake["role"])])
    ]


def chosen(parting: Parting, answer: object) -> tuple[object, ...]:
    """Tell what an answer chooses; of a ranking it is the first."""
    if not isinstance(answer, tuple):
        return (answer,)
    return answer[:1] if parting.part.name == "chances" else answer
