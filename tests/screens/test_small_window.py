"""Windows: too small ones say so and lose nothing; every screen fits 80 × 24."""

import asyncio
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import TextArea

from kiosk.steps import Kind
from screens.participant.fields import FieldsScreen
from tests.screens.hosts import kiosk
from tests.screens.seats import Seat
from tests.screens.workshops import SMALL

FITTING = {Kind.INTAKE, Kind.CARD, Kind.QUESTION, Kind.ASKED}
"""Steps that show everything without scrolling; the review may be long."""


def hidden_rows(seat: Seat) -> float:
    """Count the rows that would have to be scrolled to."""
    return seat.app.screen.query_one("#body", VerticalScroll).max_scroll_y


def check(seat: Seat) -> None:
    """See that nothing is cut and that the keys are there."""
    assert "F1" in seat.last_line, seat.text
    assert "Enter" in seat.last_line, seat.text
    assert not hidden_rows(seat), f"{hidden_rows(seat)} rows are hidden of\n{seat.text}"


@pytest.mark.parametrize("size", [(60, 20), (79, 24), (80, 23)])
async def test_a_small_window_says_what_it_needs(tmp_path: Path, size: tuple[int, int]) -> None:
    """A window that is too small says its size and the one that is needed; larger again, it shows the same screen."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("blijft")
        await seat.sees("blijft")
        await seat.pilot.resize_terminal(*size)
        await seat.sees(f"Dit venster heeft {size[0]} × {size[1]} tekens;")
        await seat.sees("80 × 24 nodig", "Er gaat niets verloren.")
        assert "blijft" not in seat.text
        await seat.press("x", "enter", "1", "f2")
        await seat.pilot.resize_terminal(80, 24)
        await seat.sees("Waarom?", "blijft")
        assert seat.app.screen.query_one(TextArea).text == "blijft"
        await seat.type("n")
        await seat.sees("blijftn")


async def test_a_window_that_shrinks_while_help_is_open(tmp_path: Path) -> None:
    """The notice covers a dialog too, and goes without closing it."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("f1")
        await seat.sees("Zo werkt het")
        await seat.pilot.resize_terminal(60, 20)
        await seat.sees("Dit venster heeft 60 × 20 tekens")
        await seat.pilot.resize_terminal(70, 20)
        await seat.sees("Dit venster heeft 70 × 20 tekens")
        await seat.pilot.resize_terminal(100, 30)
        await seat.sees("Zo werkt het")
        await seat.press("x")
        await seat.sees("Verder met mijn code")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("choice", ["", "2"], ids=["empty", "answered"])
async def test_every_screen_fits(tmp_path: Path, language: str, choice: str) -> None:
    """From consent to the question to the table, whether answered or not, nothing is cut at 80 × 24."""
    async with kiosk(tmp_path, language=language) as seat:
        assert "F1" in seat.last_line
        await seat.press("enter")
        await seat.until(lambda: seat.app.focused, "the choice")
        check(seat)
        await seat.press("1", "enter")
        await seat.until(lambda: seat.at == 0, "the first step")
        while seat.step.kind in FITTING:
            await seat.until(lambda: not isinstance(seat.app.screen, FieldsScreen) or seat.app.focused, "a field")
            check(seat)
            if choice and isinstance(seat.app.focused, TextArea):
                await seat.type("woord")
                await seat.sees("woord")
            elif choice and seat.app.focused:
                await seat.press("8" if "8  " in seat.text else "6" if "6  " in seat.text else "2")
                await seat.pilot.pause()
            check(seat)
            await seat.onward()
        assert "Enter" in seat.last_line


async def test_a_window_that_is_pulled_at_ends_nothing(tmp_path: Path) -> None:
    """Too small, large, too small, faster than any of it can be shown: at last it shows what it did."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("f1")
        await seat.sees("Zo werkt het")
        for turn in range(60):
            size = Size(60, 20) if turn % 2 else Size(80, 24)
            seat.app.post_message(Resize(size, size))
            await asyncio.sleep(turn % 5 / 1000)
        await seat.pilot.resize_terminal(100, 30)
        await seat.sees("Zo werkt het")
        assert seat.app.is_running
        await seat.press("x")
        await seat.sees("Verder met mijn code")
