"""Counting answers: kept up to date change by change, it is what counting anew gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kiosk.model.response import Level, Missing, Response, Status
from kiosk.model.results import Tally
from kiosk.model.workshop import Integer, Question, Workshop
from kiosk.tally import Tallies
from tests.samples import ANSWERS, WORKSHOP, both, response

PEOPLE = [f"uuid:{number}" for number in range(5)]
ANSWERED: dict[str, st.SearchStrategy[object]] = {
    "levers": st.lists(st.sampled_from(["space", "hrm", "other"]), min_size=1, max_size=2, unique=True).map(tuple),
    "levers_other": st.just("more time"),
    "why": st.just("because"),
    "who": st.sampled_from(["teacher", "school", "state"]),
    "dilemma": st.integers(1, 5),
    "chances": st.permutations("abc").map(tuple),
}
INTAKE: dict[str, st.SearchStrategy[object]] = {
    "role": st.sampled_from(["teacher", "leader", "trainer", "other"]),
    "years": st.integers(0, 60),
}
responses = st.builds(
    response,
    instanceID=st.sampled_from(PEOPLE),
    status=st.sampled_from(Status),
    level=st.sampled_from([Level.PARTICIPANT, Level.PARTICIPANT, Level.GROUP]),
    test=st.sampled_from([False, False, True]),
    group=st.sampled_from([None, 1, 2, 3]),
    intake=st.fixed_dictionaries({}, optional=INTAKE),
    answers=st.fixed_dictionaries({}, optional=ANSWERED),
    missing=st.dictionaries(st.sampled_from(["why", "who", "dilemma"]), st.sampled_from(Missing)),
)


def complete(**values: object) -> Response:
    """Make a response that was handed in."""
    intake = {"role": ANSWERS["role"], "years": ANSWERS["years"]}
    return response(**{"status": Status.COMPLETE, "group": 1, "intake": intake, "answers": ANSWERS, **values})


def counted(*responses: Response, workshop: Workshop = WORKSHOP) -> Tallies:
    """Count responses, each for the first time."""
    tallies = Tallies(workshop)
    for each in responses:
        tallies.apply(None, each)
    return tallies


def told(tallies: Tallies) -> dict[str, object]:
    """Tell everything that the tallies tell."""
    return {
        "participants": tallies.participants,
        "under way": tallies.under_way,
        "people": {split: tallies.populations(split) for split in tallies.splits},
        "totals": {part: tallies.total(part) for part in tallies.parts},
        "by": {(part, split): tallies.split(part, split) for part in tallies.parts for split in tallies.splits},
    }


@given(st.lists(responses, max_size=25))
def test_change_by_change_is_what_counting_anew_gives(changes: list[Response]) -> None:
    """After any changes to any responses, the tallies are those of the responses as they are now."""
    tallies, now = Tallies(WORKSHOP), dict[str, Response]()
    for after in changes:
        tallies.apply(now.get(after.instanceID), after)
        now[after.instanceID] = after
        assert told(tallies) == told(counted(*now.values()))


@given(st.lists(responses, max_size=10, unique_by=lambda each: each.instanceID))
def test_every_base_is_the_number_of_people_who_answered(people: list[Response]) -> None:
    """A part's base counts each counted response that has an answer to it, and no other."""
    tallies = counted(*people)
    for part in tallies.parts:
        answered = [each for each in people if each.counts and part in {**each.intake, **each.answers}]
        assert tallies.total(part).base == len(answered)


@pytest.mark.parametrize(
    "different",
    [
        {"status": Status.DRAFT},
        {"status": Status.WITHDRAWN},
        {"test": True},
        {"level": Level.GROUP},
        {"level": Level.GROUP, "status": Status.PARTIAL},
    ],
    ids=repr,
)
def test_what_is_no_participants_own_and_handed_in_never_counts(different: dict[str, object]) -> None:
    """Drafts, withdrawn responses, rehearsals and a group's answers are in no tally, neither new nor as a change."""
    nothing = told(counted()) | {"under way": int(different == {"status": Status.DRAFT})}
    never = complete(**different)
    assert told(counted(never)) == nothing
    tallies = counted(before := complete())
    tallies.apply(before, never)
    assert told(tallies) == nothing


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.PARTIAL])
def test_who_handed_in_or_left_off_counts(status: Status) -> None:
    """Complete and partial responses count alike, in the total, in their group and in their sector."""
    tallies = counted(complete(status=status, group=2))
    tally = Tally(base=1, counts={"teacher": 0, "school": 1, "state": 0})
    empty = Tally(counts={"teacher": 0, "school": 0, "state": 0})
    assert tallies.total("who") == tally
    assert tallies.split("who", "group") == {"1": empty, "2": tally, "3": empty}
    assert tallies.split("who", "role") == {"school": tally, "training": empty, "other": empty}


def test_a_rank_tells_who_came_first_and_the_sum_of_the_places() -> None:
    """Places count 1, 2, … from the top, and are added up; the counts tell how often each choice came first."""
    orders = [("b", "a", "c"), ("b", "c", "a"), ("a", "b", "c")]
    tally = counted(*(complete(answers={"chances": order}) for order in orders)).total("chances")
    assert tally == Tally(base=3, counts={"a": 1, "b": 2, "c": 0}, positions={"a": 6, "b": 4, "c": 8})


def test_every_value_of_a_range_is_listed() -> None:
    """The places on a scale that nobody chose are there with a zero, in rising order; of integers only the given."""
    tallies = counted(*(complete(answers={"dilemma": value}) for value in (4, 2, 4)))
    assert list(tallies.total("dilemma").counts.items()) == [("1", 0), ("2", 1), ("3", 0), ("4", 2), ("5", 0)]
    years = counted(*(complete(intake={"years": value}) for value in (12, 9, 12))).total("years")
    assert list(years.counts.items()) == [("9", 1), ("12", 2)]


def test_why_there_is_no_answer_is_counted_beside_the_base() -> None:
    """Whoever declined is in no base and in no count, but in `missing` under the reason."""
    gone = complete(answers={}, missing={"who": Missing.DECLINED})
    assert counted(complete(), gone).total("who").missing == {"declined": 1}
    assert counted(complete(), gone).total("who").base == 1


def test_large_numbers_are_told_to_the_last_digit() -> None:
    """Two integers that differ are two values, however many digits they have."""
    pupils = Integer(name="pupils", label=both("pupils?"))
    workshop = structs.replace(WORKSHOP, questions=(Question(name="q", label=both("q"), parts=(pupils,)),))
    given = (complete(answers={"pupils": value}) for value in (1_234_567, 1_234_568))
    assert counted(*given, workshop=workshop).total("pupils").counts == {"1234567": 1, "1234568": 1}


@pytest.mark.parametrize(
    ("part", "value"),
    [("who", "nobody"), ("levers", ("space", "nothing")), ("dilemma", 9), ("dilemma", 2.5), ("chances", ("a",))],
)
def test_an_answer_that_its_part_cannot_have_is_passed_over(part: str, value: object) -> None:
    """What came from another program and fits no choice, scale or order is in no base and in no count."""
    assert counted(complete(answers={part: value})).total(part) == counted().total(part)
