"""The room at a glance: counted change by change, it is what a plain count of everybody gives."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kiosk.fold import Change
from kiosk.model.response import Level, Response, Status
from kiosk.room import Census, Room
from kiosk.times import moment
from tests.samples import END, START, WORKSHOP, response

ROLES, GROUPS = ("teacher", "leader", "trainer", "other"), (1, 2, 3)
STEPS = ("intake", "card", "first", "second")
ANSWERED = {
    "why": st.just("because"),
    "who": st.just("state"),
    "dilemma": st.integers(1, 5),
    "chances": st.just(("b", "a", "c")),
}
responses = st.builds(
    response,
    instanceID=st.sampled_from([f"uuid:{number}" for number in range(5)]),
    status=st.sampled_from(Status),
    level=st.sampled_from([Level.PARTICIPANT, Level.PARTICIPANT, Level.GROUP]),
    test=st.sampled_from([False, False, True]),
    group=st.sampled_from([None, *GROUPS]),
    step=st.sampled_from([None, *STEPS]),
    start=st.sampled_from([START, "2017-12-14T12:57:30.000Z"]),
    end=st.sampled_from([None, END, "2017-12-14T13:08:00.000Z"]),
    intake=st.fixed_dictionaries({}, optional={"role": st.sampled_from(ROLES)}),
    answers=st.fixed_dictionaries({}, optional=ANSWERED),
)


def recounted(everybody: list[Response]) -> Room:
    """Count a room plainly."""
    there = [each for each in everybody if not each.withdrawn and each.level is Level.PARTICIPANT]
    people = [each for each in there if not each.test]
    took = [
        (moment(each.end) - moment(each.start)).total_seconds() / 60
        for each in people
        if each.status is Status.COMPLETE and each.end
    ]
    drafts = [each.step or "" for each in people if each.status is Status.DRAFT]
    return Room(
        complete=sum(each.status is Status.COMPLETE for each in people),
        partial=sum(each.status is Status.PARTIAL for each in people),
        under_way=len(drafts),
        rehearsed=len(there) - len(people),
        expected=6,
        groups=GROUPS,
        roles={
            role: {
                group: sum((each.intake.get("role"), each.group) == (role, group) for each in people)
                for group in GROUPS
            }
            for role in ROLES
        },
        seated={group: sum(each.group == group for each in people) for group in GROUPS},
        unseated=sum(each.group is None for each in people),
        steps={step: drafts.count(step) for step in set(drafts)},
        covered={
            question.name: {
                group: sum(
                    each.group == group and any(part.name in each.answers for part in question.parts) for each in people
                )
                for group in GROUPS
            }
            for question in WORKSHOP.questions
        },
        minutes=median(took) if took else None,
    )


@given(st.lists(responses, max_size=25))
def test_change_by_change_is_what_a_plain_count_gives(changes: list[Response]) -> None:
    """After any changes, withdrawals among them, to anybody."""
    census, now = Census(WORKSHOP), dict[str, Response]()
    for after in changes:
        census.note([Change(now.get(after.instanceID), after)])
        now[after.instanceID] = after
        assert census.room() == recounted(list(now.values()))


def test_an_empty_room_is_empty() -> None:
    """Nobody is anywhere, and no median is told; the expected number stands beside it."""
    room = Census(WORKSHOP).room()
    assert (room.people, room.rehearsed, room.unseated, room.steps, room.minutes) == (0, 0, 0, {}, None)
    assert (room.expected, room.groups) == (6, (1, 2, 3))
    assert Census(structs.replace(WORKSHOP, expected_participants=None)).room().expected is None


def test_everybody_who_took_part_is_in_the_number_of_people() -> None:
    """Finished, put away or under way; no rehearsal, no group's scribe, nobody who withdrew."""
    census = Census(WORKSHOP)
    census.note(Change(None, response(status=status)) for status in Status)
    census.note([Change(None, response(test=True)), Change(None, response(level=Level.GROUP))])
    room = census.room()
    assert (room.complete, room.partial, room.under_way, room.rehearsed, room.people) == (1, 1, 1, 1, 3)


@pytest.mark.parametrize("answers", [{"why": "because"}, {"levers": ("space",)}])
def test_one_part_is_enough_for_a_question_to_be_covered(answers: dict[str, object]) -> None:
    """Whoever answered a part of it has been there; a group counts for its own questions only."""
    census = Census(WORKSHOP)
    census.note([Change(None, response(group=2, answers=answers))])
    nobody = {1: 0, 2: 0, 3: 0}
    assert census.room().covered == {"first": nobody | {2: 1}, "second": nobody, "third": nobody}
