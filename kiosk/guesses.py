"""Guessing costs time: after some misses one has to wait, also when the kiosk was started again meanwhile."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from kiosk.times import moment

CODES, PIN = "codes", "pin"
"""What is guessed: the code of a participant, the PIN of the facilitator."""
FREE = 5
"""So many misses are forgiven within the time below."""
WITHIN = timedelta(minutes=10)


def wait(misses: Sequence[str], now: datetime) -> timedelta:
    """Tell how long one has to wait before the next try.

    Args:
        misses: when somebody guessed wrong (RFC 3339); those in the future, as after a clock was set back, do not count.
        now: the moment of the try.
    """
    counted = sorted(when for when in map(moment, misses) if when <= now)[-FREE:]
    if len(counted) < FREE:
        return timedelta(0)
    return max(timedelta(0), counted[0] + WITHIN - now)


def remembered(misses: Sequence[str], miss: str) -> list[str]:
    """Add a miss to those that matter."""
    return [*misses, miss][-FREE:]
