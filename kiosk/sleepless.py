"""Seconds that go on while the laptop sleeps: who shut the lid for an hour was away for an hour.

`time.monotonic` stands still meanwhile on Linux (CLOCK_MONOTONIC) and on macOS (mach_absolute_time), and would take the
next person who opens the lid for the one who shut it. Linux counts on in CLOCK_BOOTTIME (clock_gettime(2)), macOS in
CLOCK_MONOTONIC_RAW (its clock_gettime(3): "will continue to increment while the system is asleep"), and Windows in
what `time.monotonic` reads there.
"""

import time

_CLOCK = next(
    (getattr(time, name) for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC_RAW") if hasattr(time, name)),
    None,
)
"""CLOCK_BOOTTIME is Linux's alone; there CLOCK_MONOTONIC_RAW would stand still."""


def seconds() -> float:
    """Tell seconds that only go up, from a moment that means nothing."""
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)


class Ticks:
    """Counts the whole seconds between two looks, however late the second one is."""

    def __init__(self) -> None:
        self._since = seconds()

    def passed(self) -> int:
        """Tell how many seconds have passed since the last call, to the nearest; the rest counts for the next one."""
        whole = max(0, round(seconds() - self._since))
        self._since += whole
        return whole
