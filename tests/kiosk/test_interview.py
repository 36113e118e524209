"""The interview: a participant's walk, as a value."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.answers import Refused
from kiosk.interview import Interview
from kiosk.model.response import Missing, Response, Status
from kiosk.numbering import question_order
from kiosk.steps import Kind
from tests.samples import ANSWERS, END, WORKSHOP, answer_step, begun

ORDER = ("first", "second", "third")


def on(interview: Interview) -> Interview:
    """Go on, and take number 1 where numbers are given."""
    interview = interview.forward()
    if interview.step.kind is Kind.CARD and interview.response.group is None:
        interview = interview.numbered(1, question_order(ORDER, 1))
    return interview


def straight() -> Response:
    """Answer everything in order and hand in."""
    interview = begun()
    while interview.step.kind is not Kind.THANKS:
        interview = on(answer_step(interview))
    return interview.finish(END).response


def told(response: Response) -> tuple[object, ...]:
    """Look at a response as its reader does: without identity and language."""
    return (
        response.status,
        response.group,
        response.question_order,
        response.intake,
        response.answers,
        response.missing,
        response.quotable,
    )


def test_the_straight_way_ends_with_every_answer() -> None:
    """Whoever answers everything has nothing missing."""
    done = straight()
    assert done.status is Status.COMPLETE
    assert {**done.intake, **done.answers} == ANSWERS
    assert done.missing == {}


def test_the_way_has_own_words_on_a_screen_of_their_own() -> None:
    """Closed parts share a screen; a note stands with what follows it."""
    names = [[part.name for part in step.parts] for step in begun().steps if step.kind is Kind.QUESTION]
    assert names == [["levers"], ["why"], ["read", "who", "dilemma"], ["chances"]]


@given(
    st.lists(
        st.sampled_from(["answer", "wrong", "clear", "decline", "forward", "back", "language", "review"]), max_size=60
    )
)
def test_any_way_through_ends_as_the_straight_way(acts: list[str]) -> None:
    """Answers, second thoughts, going back and switching the language in any order leave no trace in the end."""
    interview = begun()
    for act in acts:
        interview = wandered(interview, act)
    while interview.at and interview.step.kind is not Kind.INTAKE:
        interview = interview.back()
    while interview.at:
        interview = interview.back()
    while interview.step.kind is not Kind.THANKS:
        interview = on(answer_step(interview))
    assert told(interview.finish(END).response) == told(straight())


def wandered(interview: Interview, act: str) -> Interview:  # noqa: C901 (one line for each thing)
    """Do one thing that a participant might do."""
    field = next(iter(interview.step.fields), None)
    if interview.step.kind is Kind.THANKS:
        return interview
    match act:
        case "answer":
            return answer_step(interview)
        case "wrong" if field is not None:
            try:
                return interview.answer(field.name, "no such answer")
            except Refused:
                return interview
        case "clear" if field is not None:
            return interview.answer(field.name, None)
        case "decline" if field is not None:
            return interview.decline(field.name)
        case "forward":
            after = on(interview)
            return interview if after.step.kind is Kind.THANKS else after
        case "back":
            return interview.back()
        case "language":
            return interview.spoken("en" if interview.response.language == "nl" else "nl")
        case "review" if interview.step.kind is Kind.REVIEW:
            return interview.jump(0)
        case _:
            return interview


def test_four_ways_of_not_answering_are_four_different_things() -> None:
    """A closed part passed by is skipped, empty own words are blank; declining and not getting there are said too."""
    interview = on(answer_step(begun()))
    while interview.step.kind is not Kind.QUESTION:
        interview = on(interview)
    interview = on(on(interview))  # levers passed by, why left empty
    interview = interview.answer("who", "state").decline("dilemma")
    missing = on(interview).park(END).response.missing
    assert missing == {
        "levers": Missing.SKIPPED,
        "why": Missing.BLANK,
        "dilemma": Missing.DECLINED,
        "chances": Missing.NOT_REACHED,
        "asked": Missing.NOT_REACHED,
        "asked_to": Missing.NOT_REACHED,
    }


def test_what_is_required_keeps_one_where_one_is() -> None:
    """Without the role there is no way on, and the role is what is named."""
    interview = begun()
    assert interview.forward() == interview
    assert [part.name for part in interview.blockers()] == ["role"]


def test_words_beside_other_go_when_other_is_taken_out() -> None:
    """Nobody is quoted on a choice that they took back."""
    interview = on(answer_step(begun()))
    interview = answer_step(on(interview)).quote("levers_other", True)
    assert interview.response.quotable == ("levers_other",)
    changed = interview.answer("levers", ("space",))
    assert "levers_other" not in changed.response.answers
    assert changed.response.quotable == ()
    assert "levers_other" not in changed.response.missing


def test_a_change_from_the_review_returns_to_the_review() -> None:
    """Whoever jumps back to one step does not have to walk the whole way again."""
    interview = begun()
    while interview.step.kind is not Kind.REVIEW:
        interview = on(answer_step(interview))
    changed = interview.jump(0).answer("years", 13).forward()
    assert changed.step.kind is Kind.REVIEW
    assert changed.response.intake["years"] == 13


def test_a_parked_interview_goes_on_where_it_was_left() -> None:
    """The step that was seen last is where it continues, with everything in it."""
    interview = on(answer_step(begun()))
    interview = answer_step(on(interview))
    parked = on(interview).answer("why", "half a").park(END).response
    assert parked.status is Status.PARTIAL
    resumed = Interview.resumed(WORKSHOP, parked)
    assert [part.name for part in resumed.step.parts] == ["why"]
    assert resumed.response.status is Status.DRAFT
    assert resumed.response.answers == parked.answers


def test_a_completed_interview_opens_at_its_review() -> None:
    """Coming back after handing in means looking at everything first."""
    assert Interview.resumed(WORKSHOP, straight()).step.kind is Kind.REVIEW


def test_a_ranking_that_is_begun_stays_but_is_no_answer() -> None:
    """Half a ranking survives going back and another language; only the whole one is kept."""
    interview = begun()
    while "chances" not in [part.name for part in interview.step.parts]:
        interview = on(answer_step(interview))
    half = interview.answer("chances", ("c", "a")).back().spoken("en").forward()
    assert half.entered("chances") == ("c", "a")
    assert "chances" not in half.response.answers
    whole = half.answer("chances", ("c", "a", "b"))
    assert whole.response.answers["chances"] == ("c", "a", "b")
    assert whole.unfinished == {}


def test_a_choice_other_that_nobody_made_does_not_make_a_screen_seen() -> None:
    """Whoever comes back before the first question was answered comes back to the first question."""
    interview = on(answer_step(begun()))
    while interview.step.kind is not Kind.QUESTION:
        interview = on(interview)
    before = interview.park(END).response
    resumed = Interview.resumed(WORKSHOP, before)
    assert resumed.step == interview.step
    assert resumed.park(END).response.missing == before.missing
