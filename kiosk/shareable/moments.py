"""Looks in finished files for moments of a response: whoever saw who sat at a laptop when, knows whose it is.

Moments are read however they are written, and compared by second; those without seconds by minute.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone

from kiosk.model.response import Response
from kiosk.shareable.finished import Finished
from kiosk.times import moment, readable

YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)[T _]?(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?"
)
DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}),? (\d{1,2})[:.](\d\d)(?:[:.](\d\d))?")
CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d):([0-5]\d)(?![\d:])")
EPOCH = re.compile(r"(?<![\d.])(1\d{9})(\d{3})?(?![\d])")
SERIAL = re.compile(r"(?<![\d.])([1-9]\d{4}\.\d{4,})(?!\d)")
SPREADSHEETS_BEGIN = datetime(1899, 12, 30, tzinfo=UTC)
DAY, MINUTE = 86_400, 60


def moments(finished: Iterable[Finished], versions: Iterable[Response], made: str) -> Iterator[str]:
    """Tell which files hold a moment of a response.

    Args:
        finished: the files.
        versions: every version of every response.
        made: when the export was made (UTC, RFC 3339), which stands in it.
    """
    stamps = {stamp for each in versions for stamp in (each.start, each.end, each.time) if stamp}
    known = {each for each in map(readable, stamps) if each}
    by_second = {_second(each) for each in known} - {_second(moment(made))}
    by_minute = {each // MINUTE for each in by_second} - {_second(moment(made)) // MINUTE}
    offsets = {each.astimezone().utcoffset() or timedelta() for each in known} | {timedelta()}
    clocks = {(each + int(offset.total_seconds())) % DAY for each in by_second for offset in offsets}
    for file in finished:
        text = file.text.replace(made, "")
        whole, minutes = _written(text, offsets)
        times = {int(hour) * 3600 + int(minute) * 60 + int(second) for hour, minute, second in CLOCK.findall(text)}
        if whole & by_second or minutes & by_minute or times & clocks:
            yield f"{file.place} holds a moment at which somebody answered. Leave out start, end and all other times."


def _second(when: datetime) -> int:
    return int(when.timestamp())


def _written(text: str, offsets: Iterable[timedelta]) -> tuple[set[int], set[int]]:
    """Read all moments in a text, as seconds and, where they are written without, as minutes; without a zone in each."""
    seconds, minutes = set[int](), set[int]()
    for year, month, day, hour, minute, second, zone in YEAR_FIRST.findall(text):
        _take(seconds, minutes, (year, month, day, hour, minute), second, _zones(zone, offsets))
    for day, month, year, hour, minute, second in DAY_FIRST.findall(text):
        _take(seconds, minutes, (year, month, day, hour, minute), second, offsets)
    seconds.update(int(number) for number, _ in EPOCH.findall(text))
    for number in SERIAL.findall(text):
        at = round((SPREADSHEETS_BEGIN + timedelta(days=float(number))).timestamp())
        for offset in offsets:
            seconds.update(at - int(offset.total_seconds()) + by for by in (-1, 0, 1))
    return seconds, minutes


def _take(
    seconds: set[int], minutes: set[int], parts: tuple[str, ...], second: str, offsets: Iterable[timedelta]
) -> None:
    year, month, day, hour, minute = map(int, parts)
    for offset in offsets:
        try:
            at = datetime(year, month, day, hour, minute, int(second or 0), tzinfo=timezone(offset))
        except ValueError:
            continue
        if second:
            seconds.add(_second(at))
        else:
            minutes.add(_second(at) // MINUTE)


def _zones(zone: str, offsets: Iterable[timedelta]) -> Iterable[timedelta]:
    if not zone:
        return offsets
    if zone == "Z":
        return [timedelta()]
    sign = -1 if zone[0] == "-" else 1
    return [sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))]
