"""Lines from a pipe: waited for, cut, ended."""

import os
from collections.abc import Iterator

import pytest

from kiosk.plain.keyboard import LONGEST, Keyboard
from kiosk.plain.leaving import Ended, Quiet


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Both ends of a pipe."""
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def nothing() -> None:
    """See nothing."""


def test_lines_come_one_by_one_and_then_the_end(pipe: tuple[int, int]) -> None:
    """However they arrived; what stands behind the last end of a line was never sent off, and is no line."""
    reading, writing = pipe
    keyboard = Keyboard(reading)
    os.write(writing, b"one\r\ntwo\nhalf")
    os.close(writing)
    assert [keyboard.line(nothing), keyboard.line(nothing)] == ["one", "two"]
    with pytest.raises(Ended):
        keyboard.line(nothing)


def test_nobody_is_waited_for_any_longer_than_that(pipe: tuple[int, int]) -> None:
    """Time is told by the clock that was given; meanwhile somebody looks at what else has changed."""
    reading, _ = pipe
    times = iter(range(0, 1000, 40))
    looks: list[int] = []
    keyboard = Keyboard(reading, seconds=lambda: float(next(times)))
    with pytest.raises(Quiet):
        keyboard.line(lambda: looks.append(1), patience=90.0)
    assert len(looks) == 3


def test_who_never_stops_typing_lines_holds_nothing_up(pipe: tuple[int, int]) -> None:
    """A book on Enter: meanwhile somebody looks all the same, and the end is not put off until there is no line any more."""
    reading, writing = pipe
    os.write(writing, b"\n" * 1000)
    looks: list[int] = []
    keyboard = Keyboard(reading, seconds=iter(range(10_000)).__next__)
    for _ in range(10):
        keyboard.line(lambda: looks.append(1))
    assert len(looks) >= 10
    keyboard.stop()
    with pytest.raises(Ended):
        keyboard.line(nothing)


def test_a_line_of_a_megabyte_is_cut_and_the_next_one_is_whole(pipe: tuple[int, int]) -> None:
    """Nothing piles up in memory."""
    reading, writing = pipe
    keyboard = Keyboard(reading)
    os.set_blocking(writing, False)
    long = b"x" * 1_000_000 + b"\nnext\n"

    def feed() -> None:
        nonlocal long
        try:
            while long:
                long = long[os.write(writing, long) :]
        except BlockingIOError:
            return

    feed()
    read = keyboard._read

    def read_and_feed() -> None:
        read()
        assert len(keyboard._waiting) <= 2 * LONGEST
        feed()

    keyboard._read = read_and_feed  # type: ignore[method-assign]
    assert keyboard.line(nothing) == "x" * LONGEST
    assert keyboard.line(nothing) == "next"


def test_a_kiosk_that_is_to_end_waits_for_no_line(pipe: tuple[int, int]) -> None:
    """As when the laptop is switched off."""
    keyboard = Keyboard(pipe[0])
    keyboard.stop()
    with pytest.raises(Ended):
        keyboard.line(nothing)
