"""What a play needs to be the same each time: a clock that goes on only when it is told to, and chance that repeats itself."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random
from unittest.mock import patch

ZONE = "CET-1CEST,M3.5.0,M10.5.0/3"
"""The time of the Netherlands, for machines too that do not know where that is."""
DAY = datetime(2017, 12, 14, tzinfo=UTC)
AHEAD = timedelta(hours=1)
"""By how much the clock on that wall was ahead of UTC on that day."""


class WallClock:
    """Tells one moment until it is moved."""

    def __init__(self, at: str) -> None:
        self._now = DAY
        self.move(at)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self._now

    def seconds(self) -> float:
        """Tell the same as a stopwatch does."""
        return self._now.timestamp()

    def move(self, at: str) -> None:
        """Go on to a time of the day, such as 14:05."""
        hour, minute = at.split(":")
        self.move_to(DAY - AHEAD + timedelta(hours=int(hour), minutes=int(minute)))

    def move_to(self, moment: datetime) -> None:
        """Go on to a moment; a clock does not go back."""
        self._now = max(self._now, moment)

    def go_on(self, seconds: float) -> None:
        """Let some time pass."""
        self._now += timedelta(seconds=round(seconds, 3))


@contextmanager
def repeatable(seed: int) -> Iterator[None]:
    """Let identities and codes be drawn by a seed, and let it be that day in the Netherlands, wherever this runs."""
    drawn = Random(seed).randbytes
    with patch("os.urandom", drawn), patch("random._urandom", drawn), on_the_wall():
        yield


@contextmanager
def on_the_wall() -> Iterator[None]:
    """Let times be told as that clock told them."""
    try:
        with patch.dict(os.environ, TZ=ZONE):
            time.tzset()
            yield
    finally:
        time.tzset()
