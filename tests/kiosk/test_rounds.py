"""Rounds of discussion: what is left of one at any moment, on any laptop, whatever its own clock says."""

from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kiosk import definition
from kiosk.acts import Acts
from kiosk.model.acts import Act, Notice, Round
from kiosk.rounds import MORE, OVER_FOR, Signal, Signals, current, following, left, length, lengthened, pressed, said
from kiosk.times import stamp
from tests.samples import WORKSHOP

NOW = datetime(2017, 12, 14, 13, 5, tzinfo=UTC)
TEN = 600.0
Press: TypeAlias = tuple[str, int]
"""What is pressed, and after how many milliseconds."""


def after(seconds: float) -> datetime:
    """Tell a moment."""
    return NOW + timedelta(seconds=seconds)


def started() -> Round:
    """Start the first round, now."""
    return pressed(WORKSHOP, None, NOW)


def test_a_round_is_as_long_as_its_longest_question() -> None:
    """By the minutes of the workshop file; ten where it has none."""
    questions = [
        structs.replace(each, minutes=minutes) for each, minutes in zip(WORKSHOP.questions, (7, None, 12), strict=True)
    ]
    assert length(WORKSHOP) == TEN
    assert length(structs.replace(WORKSHOP, questions=tuple(questions))) == 12 * 60
    built_in = definition.load(definition.find("leven-lang-leren"))
    assert length(built_in) == 60 * max(question.minutes or 0 for question in built_in.questions)


def test_a_round_starts_pauses_and_goes_on_with_one_key() -> None:
    """While it stands still nothing runs off."""
    running = started()
    assert (running.turn, running.running, left(running, after(90))) == (1, True, TEN - 90)
    paused = pressed(WORKSHOP, running, after(90))
    assert (paused.running, left(paused, after(5000))) == (False, TEN - 90)
    going = pressed(WORKSHOP, paused, after(5000))
    assert (going.running, left(going, after(5010)), going.began) == (True, TEN - 100, running.began)


def test_when_time_is_up_the_same_key_begins_the_next_round() -> None:
    """It has its whole length, and a number of its own."""
    over = pressed(WORKSHOP, started(), after(TEN))
    assert (over.turn, over.id, left(over, after(TEN)), over.began) == (2, "round:2", TEN, stamp(after(TEN)))


def test_the_next_round_begins_whatever_is_left() -> None:
    """Of one under way, of one that stands still, and where there was none."""
    paused = pressed(WORKSHOP, started(), after(10))
    for before in (started(), paused):
        fresh = following(WORKSHOP, before, after(20))
        assert (fresh.turn, fresh.running, left(fresh, after(20))) == (2, True, TEN)
    assert following(WORKSHOP, None, NOW).turn == 1


@pytest.mark.parametrize(("passed", "then"), [(0, TEN + 120), (590, 130), (600, 120), (900, 120)])
def test_two_minutes_more_are_two_minutes_more(passed: float, then: float) -> None:
    """Added to what is left; where time is up, two minutes from now."""
    assert left(lengthened(started(), after(passed)), after(passed)) == then


def test_two_minutes_more_do_not_start_a_clock_that_stands_still() -> None:
    """It waits for whoever paused it."""
    longer = lengthened(pressed(WORKSHOP, started(), after(60)), after(300))
    assert (longer.running, left(longer, after(900))) == (False, TEN - 60 + 120)


@given(st.lists(st.tuples(st.sampled_from(["key", "longer", "look"]), st.integers(0, 900_000)), max_size=20))
def test_what_is_left_is_what_did_not_run_off(presses: list[Press]) -> None:
    """Whatever is pressed and when: as a stop-watch tells it that is stopped and started by hand, to the millisecond."""
    round, now, seconds, runs, turn = started(), NOW, TEN, True, 1
    for press, milliseconds in presses:
        now += timedelta(milliseconds=milliseconds)
        seconds -= milliseconds / 1000 if runs else 0
        assert left(round, now) == pytest.approx(seconds, abs=1e-6)
        if press == "longer":
            round, seconds = lengthened(round, now), max(0.0, seconds) + MORE
        elif press == "key" and runs and left(round, now) <= 0:
            round, seconds, turn = pressed(WORKSHOP, round, now), TEN, turn + 1
        elif press == "key":
            round, runs = pressed(WORKSHOP, round, now), not runs
        assert left(round, now) == pytest.approx(seconds, abs=1e-6)
        assert (round.running, round.turn) == (runs, turn)


class Laptops:
    """A desk, and a kiosk whose clock is ahead of it by some seconds; the time goes on by hand."""

    def __init__(self, ahead: float = 0.0) -> None:
        self.acts, self.now = Acts(), NOW
        self.kiosk = Signals(self.acts, lambda: self.now + timedelta(seconds=ahead))
        self.kiosk.now()

    def do(self, act: Act) -> None:
        """Do something at the desk, and let it arrive."""
        known = self.acts.find(act.id)
        revision = known.revision + 1 if known else 1
        self.acts.take(structs.replace(act, revision=revision, time=stamp(self.now), writer="desk"))

    def look(self, seconds: float = 0.0) -> Signal:
        """Look at the kiosk every second, for so many seconds."""
        for _ in range(int(seconds)):
            self.now += timedelta(seconds=1)
            self.kiosk.now()
        return self.kiosk.now()


CLOCKS = pytest.mark.parametrize("ahead", [0.0, 2.0, -2.0, 3 * 3600.0, -3 * 3600.0, 86_400.0 * 365], ids=str)


@CLOCKS
def test_a_kiosk_whose_clock_is_wrong_shows_what_is_left(ahead: float) -> None:
    """By hours or by days; a few seconds more or less are not corrected, since they may be those of the way."""
    laptops = Laptops(ahead)
    assert laptops.look() == Signal()
    laptops.do(started())
    off = abs(ahead) if abs(ahead) < 5 else 0.0
    for passed in (0, 60, 120):
        signal = laptops.look(60 if passed else 0)
        assert (signal.turn, signal.running) == (1, True)
        assert signal.seconds == pytest.approx(TEN - passed, abs=off + 1e-6)
    round = current(laptops.acts)
    assert round is not None
    laptops.do(pressed(WORKSHOP, round, laptops.now))
    assert laptops.look(30) == Signal(1, TEN - 120, False)


@CLOCKS
def test_a_line_to_everybody_stands_for_three_minutes(ahead: float) -> None:
    """Then it is gone by itself, whatever the kiosk's clock says."""
    laptops = Laptops(ahead)
    laptops.do(said(" Two more\n minutes ", laptops.now))
    assert laptops.look(170).notice == "Two more minutes"
    assert laptops.look(15).notice == ""


def test_an_empty_line_takes_the_last_one_away_and_a_new_one_replaces_it() -> None:
    """The line said last is the one that counts."""
    laptops = Laptops()
    for text in ("Coffee", "Tea", ""):
        laptops.look(1)
        laptops.do(said(text, laptops.now))
        assert laptops.look().notice == text


def test_a_line_that_was_taken_back_gives_way_to_the_one_before() -> None:
    """As long as that would have stood."""
    laptops = Laptops()
    laptops.do(said("Coffee", laptops.now))
    laptops.look(60)
    laptops.do(said("Tea", laptops.now))
    (tea,) = (each for each in laptops.acts.of(Notice) if each.text == "Tea")
    laptops.do(structs.replace(tea, gone=True))
    assert [laptops.look().notice, laptops.look(119).notice, laptops.look(1).notice] == ["Coffee", "Coffee", ""]


def test_a_kiosk_that_slept_does_not_take_what_it_missed_for_news() -> None:
    """A lid that was closed for a while: what was written meanwhile is not as new as it looks, and its clock is right."""
    laptops = Laptops()
    laptops.now = after(60)
    laptops.do(following(WORKSHOP, None, laptops.now))
    laptops.now = after(360)
    assert laptops.look().seconds == TEN - 300


def test_time_is_up_when_nothing_is_left() -> None:
    """Without a round nothing is up; of a round that stands still with something left, neither."""
    laptops = Laptops()
    assert not laptops.look().over
    laptops.do(started())
    assert [laptops.look(seconds).over for seconds in (0, 599, 1)] == [False, False, True]


def test_a_round_that_is_long_over_is_shown_no_more() -> None:
    """Its time is up for a while; then the stations show nothing of it, until the facilitator lengthens it."""
    laptops = Laptops(3 * 3600.0)
    laptops.do(started())
    laptops.look()
    laptops.now = after(TEN + OVER_FOR)
    assert laptops.look() == Signal(1, -OVER_FOR, True)
    assert laptops.look(1) == Signal()
    round = current(laptops.acts)
    assert round is not None
    laptops.do(lengthened(round, laptops.now))
    assert laptops.look() == Signal(1, MORE, True)


def test_the_round_of_the_highest_number_is_the_one_under_way() -> None:
    """Whichever was changed last; one that was taken back is none."""
    laptops = Laptops()
    first = started()
    second = following(WORKSHOP, first, NOW)
    for each in (second, lengthened(first, NOW)):
        laptops.do(each)
    assert laptops.look().turn == 2
    laptops.do(structs.replace(second, gone=True))
    assert laptops.look().turn == 1
