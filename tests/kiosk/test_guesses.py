"""Guessing a code costs time: five misses in ten minutes are forgiven, also over a restart."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.guesses import FREE, WITHIN, remembered, wait
from kiosk.reception import Reception
from kiosk.station import Station
from kiosk.times import stamp
from kiosk.withdrawal import withdraw
from tests.laptops import CODE, coded, laptop, saved, spoken_words

NOW = datetime(2017, 12, 14, 13, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def ago(*minutes: float) -> list[str]:
    """Stamp misses that were made so many minutes ago."""
    return [stamp(NOW - each * MINUTE) for each in minutes]


@pytest.mark.parametrize(
    ("misses", "minutes"),
    [
        ([], 0),
        (ago(0, 0, 0, 0), 0),
        (ago(4, 3, 2, 1, 0), 6),
        (ago(0, 1, 2, 3, 4), 6),
        (ago(9, 8, 7, 6, 5, 4), 2),
        (ago(11, 3, 2, 1, 0), 0),
        (ago(10, 3, 2, 1, 0), 0),
        (ago(-60, -60, -60, -60, -60), 0),
    ],
    ids=["none", "four", "five", "in any order", "six", "one long ago", "one just long enough ago", "a clock set back"],
)
def test_after_five_misses_one_waits(misses: list[str], minutes: int) -> None:
    """Until the fifth last of them is ten minutes ago."""
    assert wait(misses, NOW) == minutes * MINUTE


def test_only_the_misses_that_matter_are_kept() -> None:
    """However often somebody guesses, the journal does not grow by it."""
    misses: list[str] = []
    for second in range(20):
        misses = remembered(misses, stamp(NOW + timedelta(seconds=second)))
    assert misses == [stamp(NOW + timedelta(seconds=second)) for second in range(20 - FREE, 20)]


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event with one participant, who has the code CODE."""
    event = laptop(tmp_path)
    saved(event, "table-1", coded(event, "mine"))
    return event


def test_wrong_codes_are_slowed_down_on_the_command_line(event: Event) -> None:
    """Each command is a process of its own; the sixth does not even look, and after ten minutes the right code works."""
    for _ in range(FREE):
        with pytest.raises(EventError, match=r"There is no such code in the event "):
            list(withdraw(event, "appel-molen-43", "laptop", clock=lambda: NOW))
    with pytest.raises(EventError, match=r"Too many wrong codes\. Try again in \d+ minutes\."):
        list(withdraw(event, CODE, "laptop", clock=lambda: NOW + MINUTE))
    assert spoken_words(event) == ["mine"]
    list(withdraw(event, CODE, "laptop", clock=lambda: NOW + WITHIN))
    assert spoken_words(event) == []


def test_wrong_codes_are_slowed_down_at_the_kiosk_over_a_restart(event: Event) -> None:
    """Ending the kiosk by force does not help."""
    for misses in range(FREE):
        with Station(event, "table-1", clock=lambda: NOW) as station:
            reception = Reception(event, station, clock=lambda: NOW + MINUTE)
            assert not reception.wait_for_code(), misses
            reception.note_wrong_code()
    with Station(event, "table-1", clock=lambda: NOW) as station:
        assert Reception(event, station, clock=lambda: NOW + MINUTE).wait_for_code() == WITHIN - MINUTE
