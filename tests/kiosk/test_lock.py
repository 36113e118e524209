"""The lock before the desk: the right PIN opens it, guessing takes time, and a PIN that nobody could type is refused."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.guesses import FREE, WITHIN
from kiosk.lock import Lock
from kiosk.opening import Opening
from kiosk.station import Station
from tests.laptops import BEGUN, SOURCE, laptop

MINUTE = timedelta(minutes=1)


class Hall:
    """A kiosk with its lock, which can be started again; the clock goes on by hand."""

    def __init__(self, event: Event) -> None:
        self.event, self.now = event, BEGUN
        self.start()

    def start(self) -> None:
        """Start the kiosk."""
        self.station = Station(self.event, "table-1", clock=lambda: self.now)
        self.lock = Lock(self.station, lambda: self.now)

    def restart(self) -> None:
        """End the kiosk and start it again."""
        self.station.close()
        self.start()

    def miss(self, times: int = 1) -> None:
        """Guess wrong."""
        for _ in range(times):
            assert not self.lock.opens("0000")

    def try_it(self) -> bool:
        """Give the right PIN."""
        return self.lock.opens("1742")


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """A kiosk whose PIN is 1742."""
    return Hall(Event.begin(tmp_path, SOURCE, clock=lambda: BEGUN, pin="1742"))


@pytest.mark.parametrize("pin", ["", "174", "17422", " 1742", "1742 ", "174é", "１７４２"])
def test_only_the_pin_opens(hall: Hall, pin: str) -> None:
    """Not a part of it, nor with anything beside it, nor in signs that only look like it."""
    assert not hall.lock.opens(pin)
    assert hall.try_it()


def test_after_five_misses_not_even_the_pin_opens(hall: Hall) -> None:
    """Until the first of them is ten minutes ago; the fifth miss is still a try, the sixth is none."""
    for _ in range(FREE):
        assert hall.lock.wait() == timedelta(0)
        hall.miss()
        hall.now += MINUTE
    assert hall.lock.wait() == WITHIN - FREE * MINUTE and not hall.try_it()
    hall.now = BEGUN + WITHIN - timedelta(seconds=1)
    assert not hall.try_it()
    hall.now = BEGUN + WITHIN
    assert hall.try_it()


def test_who_tries_while_waiting_does_not_wait_longer(hall: Hall) -> None:
    """What is typed then is not looked at, so it is no miss."""
    hall.miss(FREE)
    for _ in range(9):
        hall.now += MINUTE
        hall.miss()
    assert hall.lock.wait() == MINUTE


def test_misses_are_remembered_over_a_restart(hall: Hall) -> None:
    """Ending the kiosk by force does not help; neither does it before the last miss."""
    hall.miss(FREE - 1)
    hall.restart()
    hall.miss()
    hall.restart()
    assert hall.lock.wait() == WITHIN and not hall.try_it()


def test_the_pin_forgets_the_misses_before_it(hall: Hall) -> None:
    """Also over a restart: a facilitator who mistypes now and then is never locked out."""
    for _ in range(3):
        hall.miss(FREE - 1)
        assert hall.try_it()
        hall.restart()
        assert hall.lock.wait() == timedelta(0)


def test_a_clock_that_was_set_back_locks_nobody_out(hall: Hall) -> None:
    """Misses in the future do not count; those made from then on do."""
    hall.now += 600 * MINUTE
    hall.miss(FREE)
    hall.now = BEGUN
    assert hall.lock.wait() == timedelta(0)
    hall.miss(FREE)
    assert hall.lock.wait() == WITHIN and not hall.try_it()


def test_a_full_disk_helps_nobody_to_guess(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """Misses that cannot be written count for as long as the kiosk runs; the facilitator gets in."""

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.disk.write_into", full)
    hall.miss(FREE - 1)
    assert hall.try_it() and hall.lock.wait() == timedelta(0)
    hall.miss(FREE)
    assert hall.lock.wait() == WITHIN


def test_guessing_the_pin_takes_no_tries_from_the_codes(hall: Hall) -> None:
    """Who guesses at the desk's lock keeps no participant from coming back."""
    hall.miss(FREE)
    assert (len(hall.station.misses("pin")), hall.station.misses("codes")) == (FREE, [])


@pytest.mark.parametrize("pin", ["", "123", "12 34", " 1234", "1234\n", "kléin", "x" * 33, "１２３４"])
def test_a_pin_that_cannot_be_one_is_refused_before_anything_is_begun(tmp_path: Path, pin: str) -> None:
    """In one sentence with what to do; no event is there after it."""
    with pytest.raises(EventError, match=r"^A PIN has 4 to 32 letters or digits, without spaces\. Give another one"):
        Opening(data=tmp_path, pin=pin).open_event()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("pin", ["1234", "Tafel-7!", "x" * 32])
def test_a_pin_that_was_asked_for_is_the_events(tmp_path: Path, pin: str) -> None:
    """Whoever goes on with the event may name it again, and another one is refused in a sentence."""
    event = Opening(data=tmp_path, pin=pin).open_event()
    assert event.info.pin == pin
    assert Opening(data=tmp_path, pin=pin).open_event().info == event.info
    with pytest.raises(EventError, match=r"has a PIN already; “kiosk where” shows it"):
        Opening(data=tmp_path, pin="other").open_event()


def test_without_one_an_event_gets_four_digits(tmp_path: Path) -> None:
    """Each event its own."""
    pins = {laptop(tmp_path, name=f"{number}").info.pin for number in range(20)}
    assert all(len(pin) == 4 and pin.isdigit() for pin in pins) and len(pins) > 1
