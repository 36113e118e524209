"""The clock that goes on while the laptop sleeps."""

import sys
import time

import pytest

from kiosk import sleepless


def test_it_goes_up() -> None:
    """It never goes back, and runs as fast as others."""
    before, since = sleepless.seconds(), time.monotonic()
    time.sleep(0.05)
    assert 0.0 <= abs(sleepless.seconds() - before - (time.monotonic() - since)) < 0.02


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other clocks")
def test_on_linux_it_is_the_clock_that_counts_sleep() -> None:
    """It is CLOCK_BOOTTIME, not the one that stands still in a suspend."""
    assert abs(sleepless.seconds() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 0.05


def test_seconds_are_counted_however_late_one_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ticks that come a little early or late count one second each, and one after a sleep counts all of it."""
    told = iter((100.0, 101.02, 101.98, 103.01, 703.0))
    monkeypatch.setattr(sleepless, "seconds", lambda: next(told))
    ticks = sleepless.Ticks()
    assert [ticks.passed() for _ in range(4)] == [1, 1, 1, 600]
