"""Moments as they stand in files: UTC, RFC 3339, milliseconds."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Tells the time now, with its time zone; tests pass their own."""

EARLIEST, LATEST = 1900, 9000
"""Years of moments that can be told in every zone and format."""


def now() -> datetime:
    """Tell the time of this machine, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Write a moment as `2017-12-14T13:05:07.123Z`; such stamps sort as the moments do."""
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return utc.isoformat(timespec="milliseconds")[: -len("+00:00")] + "Z"


def moment(stamp: str) -> datetime:
    """Read a moment back.

    Raises:
        ValueError: it is none.
    """
    return datetime.fromisoformat(stamp)


def readable(stamp: str) -> datetime | None:
    """Read a moment that anybody may have written; None where it is none with a time zone, or of no year that a clock tells."""
    try:
        found = moment(stamp)
    except ValueError:
        return None
    return found if found.tzinfo is not None and EARLIEST <= found.year <= LATEST else None
