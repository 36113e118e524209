"""A group's answer in the domain: its way, its revisions over several laptops, and what it must not touch."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kiosk import definition
from kiosk.event import Event
from kiosk.export.contents import Contents
from kiosk.export.gather import gather
from kiosk.fold import Change, Fold
from kiosk.group_answer import GroupState
from kiosk.interview import Interview
from kiosk.model.response import Level, Missing, Response, Status
from kiosk.model.workshop import OwnWords
from kiosk.pace import Pace
from kiosk.reception import Reception
from kiosk.room import Census
from kiosk.sitting import Sitting
from kiosk.soundness import unsound
from kiosk.station import Station
from kiosk.steps import Kind
from kiosk.tally import Tallies
from tests.samples import END, START, WORKSHOP, response

ORDER = ("second", "third", "first")


def of_group(**values: object) -> Response:
    """Make the response of a group that has just begun."""
    return response(level=Level.GROUP, group=2, question_order=ORDER, **values)


def at_the_end(interview: Interview) -> Interview:
    """Go on up to the end, and hand in."""
    while interview.step.kind is not Kind.THANKS:
        interview = interview.forward()
    return interview.finish(END)


def test_the_way_follows_from_whose_response_it_is() -> None:
    """A scribe's has two screens for each question, in the group's order; neither intake nor card."""
    way = Interview.begun(WORKSHOP, of_group()).steps
    assert [(step.name, step.turn, [part.name for part in step.parts]) for step in way] == [
        ("question:second", 1, ["second", "second_otherwise"]),
        ("asked:second", 1, ["second_asked", "second_asked_to"]),
        ("question:third", 2, ["third", "third_otherwise"]),
        ("asked:third", 2, ["third_asked", "third_asked_to"]),
        ("question:first", 3, ["first", "first_otherwise"]),
        ("asked:first", 3, ["first_asked", "first_asked_to"]),
        ("review", 0, []),
        ("thanks", 0, []),
    ]


def test_without_questions_to_the_table_there_are_no_screens_for_them() -> None:
    """Where participants are not asked for one, groups are not either."""
    way = Interview.begun(structs.replace(WORKSHOP, asked=None), of_group()).steps
    assert [step.kind for step in way] == [*[Kind.QUESTION] * 3, Kind.REVIEW, Kind.THANKS]


def test_a_scribe_is_held_up_by_nothing_and_every_gap_is_named() -> None:
    """No part is required; what was passed by is blank, or skipped where it is a choice."""
    interview = Interview.begun(WORKSHOP, of_group()).answer("second", " samen ")
    done = at_the_end(interview).response
    assert (done.status, done.answers) == (Status.COMPLETE, {"second": "samen"})
    assert done.missing == {
        name: Missing.SKIPPED if name.endswith("_to") else Missing.BLANK
        for question in ORDER
        for name in (question, f"{question}_otherwise", f"{question}_asked", f"{question}_asked_to")
        if name != "second"
    }


@given(st.lists(st.sampled_from(["forward", "back", "language", "park", "write"]), max_size=30))
def test_whatever_a_scribe_does_the_last_words_stay(acts: list[str]) -> None:
    """Going on, going back, another language, putting away and opening again in any order keep what was written last."""
    interview, wanted = Interview.begun(WORKSHOP, of_group()), dict[str, str]()
    for number, act in enumerate(acts):
        match act:
            case "forward" if interview.step.kind is not Kind.REVIEW:
                interview = interview.forward()
            case "back":
                interview = interview.back()
            case "language":
                interview = interview.spoken("en" if interview.response.language == "nl" else "nl")
            case "park":
                before = interview
                interview = Interview.resumed(WORKSHOP, interview.park(END).response)
                assert (interview.step, interview.response.status) == (before.step, Status.DRAFT)
            case "write" if isinstance(next(iter(interview.step.parts), None), OwnWords):
                wanted[interview.step.parts[0].name] = f"{number}"
                interview = interview.answer(interview.step.parts[0].name, f"{number}")
    assert interview.response.answers == wanted


def test_what_was_handed_in_stays_so_whoever_looks_again() -> None:
    """Open again it is a draft with the end it had; put away it is complete with that end, handed in with a new one."""
    done = at_the_end(Interview.begun(WORKSHOP, of_group())).response
    again = Interview.resumed(WORKSHOP, done)
    assert (again.step.kind, again.response.status, again.response.end) == (Kind.REVIEW, Status.DRAFT, END)
    parked = again.park("later").response
    assert (parked.status, parked.end) == (Status.COMPLETE, END)
    assert again.forward().finish("later").response.end == "later"


def test_a_group_that_was_never_handed_in_is_put_away_as_partial() -> None:
    """However often it was opened."""
    parked = Interview.begun(WORKSHOP, of_group()).park(START).response
    again = Interview.resumed(WORKSHOP, parked).park(END).response
    assert (again.status, again.end) == (Status.PARTIAL, END)


@pytest.mark.parametrize("name", ["first_otherwise", "first_asked", "first_asked_to"])
def test_no_part_takes_the_name_of_what_a_group_says(name: str) -> None:
    """A table of all answers has one column for each name."""
    first, *others = WORKSHOP.questions
    part = OwnWords(name=name, label=first.label)
    workshop = structs.replace(WORKSHOP, questions=(structs.replace(first, parts=(part,)), *others))
    assert {message for _, message in unsound(workshop)} == {
        f"the name {name} is used 2 times; every name is unique in the file."
    }
    assert not list(unsound(WORKSHOP))


@pytest.mark.parametrize("status", [Status.DRAFT, Status.COMPLETE, Status.PARTIAL])
def test_nobody_counts_a_group_among_the_people(status: Status) -> None:
    """Neither tallies, nor who is under way, nor the room, nor how fast people are."""
    tallies, pace, written = Tallies(WORKSHOP), Pace(), of_group(status=status, step="question:second")
    tallies.apply(None, written)
    assert (tallies.participants, tallies.under_way) == (0, 0)
    census = Census(WORKSHOP)
    census.note([Change(None, written)])
    assert census.room().people == 0
    pace.note([Change(None, written)])
    assert pace.stuck(datetime(2030, 1, 1, tzinfo=UTC)) == ()


class Laptops:
    """Two laptops with one folder, and a clock that goes on with every look."""

    def __init__(self, folder: Path, held: ExitStack) -> None:
        self._now = datetime(2017, 12, 14, 13, tzinfo=UTC)
        self.event = Event.begin(folder, definition.find("leven-lang-leren"), clock=self.clock)
        self._stations = [held.enter_context(Station(self.event, name, clock=self.clock)) for name in ("raam", "deur")]
        self.window, self.door = (Reception(self.event, station, clock=self.clock) for station in self._stations)

    def clock(self) -> datetime:
        """Tell a later moment each time."""
        self._now += timedelta(seconds=1)
        return self._now

    def begin(self, group: int = 2) -> Sitting:
        """Write for a group at the window."""
        sitting = self.window.scribe(group, "nl")
        assert sitting is not None
        return sitting

    def seen(self) -> list[Response]:
        """Read all journals."""
        fold = Fold(self.event)
        fold.poll()
        return list(fold.responses.values())


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    """Two laptops of an event that has just begun."""
    with ExitStack() as held:
        yield Laptops(tmp_path, held)


def test_a_group_has_one_answer_over_all_laptops(laptops: Laptops) -> None:
    """Whoever goes on with it makes a further revision of it, and the laptop where it began takes that over."""
    first = laptops.begin()
    first.answer("responsibility", "samen")
    first.park()
    second = laptops.door.scribe(2, "en")
    assert second is not None
    second.answer("responsibility", "ieder voor zich")
    second.park()
    laptops.window.follow()
    (found,) = laptops.seen()
    assert found.answers == {"responsibility": "ieder voor zich"}
    assert (found.language, found.code, found.deviceid) == ("en", None, "kiosk:raam")
    assert found.question_order == ("responsibility", "expectations", "strengthen")
    assert laptops.window.group_states()[1] == GroupState(2, "raam")


def test_while_somebody_is_at_it_nobody_else_opens_it(laptops: Laptops) -> None:
    """Also where it was handed in before; the other laptop is named by where it is typed now, not by where it began."""
    laptops.begin().park()
    at_the_door = laptops.door.scribe(2, "nl")
    assert at_the_door is not None
    while at_the_door.interview.step.kind is not Kind.THANKS:
        at_the_door.forward()
    again = laptops.door.scribe(2, "nl")
    assert again is not None and laptops.window.scribe(2, "nl") is None
    assert laptops.window.group_states()[1] == GroupState(2, "raam", typing="deur", complete=True)
    again.park()
    assert laptops.window.scribe(2, "nl") is not None


def test_groups_do_not_stand_in_the_way_of_each_other(laptops: Laptops) -> None:
    """Each has its own answer, and its own laptop if it likes."""
    laptops.begin(1)
    other = laptops.door.scribe(3, "nl")
    assert other is not None and {each.group for each in laptops.seen()} == {1, 3}


def test_a_kiosk_that_was_killed_keeps_what_was_handed_in(tmp_path: Path) -> None:
    """A draft that was complete before is complete at the next start; one that never was is partial."""
    with ExitStack() as held:
        laptops = Laptops(tmp_path, held)
        sitting = laptops.begin(1)
        while sitting.interview.step.kind is not Kind.THANKS:
            sitting.forward()
        end = sitting.interview.response.end
        laptops.begin(1)
        laptops.begin(2)
    with Station(laptops.event, "raam", clock=laptops.clock) as restarted:
        Reception(laptops.event, restarted, clock=laptops.clock).follow()
        found = {each.group: each for each in laptops.seen()}
    assert (found[1].status, found[1].end) == (Status.COMPLETE, end)
    assert found[2].status is Status.PARTIAL


def test_a_scribe_is_no_participant(laptops: Laptops) -> None:
    """The PIN is shown on, nobody went before, and the next participants are numbered as if there were no scribe."""
    sitting = laptops.begin(1)
    while sitting.interview.step.kind is not Kind.THANKS:
        sitting.forward()
    laptops.door.follow()
    assert not laptops.window.consented() and not laptops.door.consented()
    assert laptops.door.went_before() == 0
    groups = []
    for _ in range(3):
        participant, _code = laptops.door.receive("nl")
        participant.answer("role", "teacher")
        while participant.interview.step.kind is not Kind.CARD:
            participant.forward()
        groups.append(participant.interview.response.group)
    assert sorted(map(int, filter(None, groups))) == [1, 2, 3]


def test_the_export_has_the_questions_of_groups_under_their_own_identities(laptops: Laptops) -> None:
    """Several of one group are told apart, stay the same from export to export, and have their addressee or none."""
    sitting = laptops.begin()
    sitting.forward()
    sitting.answer("responsibility_asked", "wie betaalt dat?")
    sitting.answer("responsibility_asked_to", "ministry")
    sitting.forward()
    sitting.forward()
    sitting.answer("expectations_asked", "en wij?")
    fold = Fold(laptops.event)
    asked = gather(Contents(fold)).asked
    assert {(each.text, each.to, each.group) for each in asked} == {
        ("wie betaalt dat?", "ministry", 2),
        ("en wij?", None, 2),
    }
    assert len({each.id for each in asked}) == 2 and gather(Contents(fold)).asked == asked
