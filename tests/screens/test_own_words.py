"""Own words: accepted by Enter, saved after a pause, never longer than they may be, quoted only if allowed."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from screens.widgets import text_answer
from tests.screens.hosts import kiosk
from tests.screens.seats import Seat
from tests.screens.workshops import SMALL


def field(seat: Seat) -> TextArea:
    """Find the field that is on the screen."""
    return next(area for area in seat.app.screen.query(TextArea) if area.is_on_screen)


def said(seat: Seat) -> object:
    """Tell the words that are on disk."""
    return seat.response.answers.get("why", "")


def is_honest(seat: Seat) -> bool:
    """Tell whether “saved” stands there only while the disk has what stands in the field."""
    return "✓" not in seat.status or said(seat) == field(seat).text.strip()


async def test_enter_accepts_and_ctrl_j_begins_a_line(tmp_path: Path) -> None:
    """Two lines are written with Ctrl+J between them, and Enter saves them."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("een")
        await seat.press("ctrl+j")
        await seat.type("twee")
        await seat.press("enter")
        await seat.until(lambda: said(seat) == "een\ntwee", "both lines on disk")
        assert seat.asks == ["why"]


async def test_quoting_is_asked_once_something_stands_there(tmp_path: Path) -> None:
    """The question whether it may be quoted comes with the first letter and goes with the last."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        assert "geciteerd" not in seat.text
        await seat.type("a")
        await seat.sees("Mag dit worden geciteerd, zonder uw naam?")
        await seat.press("backspace")
        await seat.until(lambda: "geciteerd" not in seat.text, "the question gone")


async def test_empty_words_are_passed_with_enter(tmp_path: Path) -> None:
    """Enter on an empty field goes on."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.press("enter")
        await seat.until(lambda: seat.asks == ["dilemma"], "the next step")


@pytest.mark.parametrize(("digit", "mark"), [("1", "(•) ja"), ("2", "(•) nee")])
async def test_the_permission_stays(tmp_path: Path, digit: str, mark: str) -> None:
    """Yes and no are both still marked after going on and coming back; only yes is kept as a permission."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("want")
        await seat.press("enter", digit)
        await seat.sees(mark)
        await seat.press("enter")
        await seat.until(lambda: seat.asks == ["dilemma"], "the next step")
        assert seat.response.quotable == (("why",) if digit == "1" else ())
        await seat.press("escape")
        await seat.sees("Waarom?", mark)


async def test_words_are_saved_after_a_pause(tmp_path: Path) -> None:
    """Whoever stops typing has it on disk, without a key."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("even")
        await seat.until(lambda: said(seat) == "even", "the words on disk")


async def test_saved_is_said_only_of_what_is_saved(tmp_path: Path) -> None:
    """“Saved” goes as soon as more is typed than the disk has, and comes back when it has that too."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        for letter in "abc":
            await seat.type(letter)
            assert is_honest(seat), f"{seat.status}, with {said(seat)!r} on disk and {field(seat).text!r} on the screen"
            await seat.until(lambda: "✓ bewaard" in seat.status and is_honest(seat), "saved")


async def test_a_choice_is_on_disk_when_saved_is_said(tmp_path: Path) -> None:
    """When “saved” appears after a digit, the journal has that digit's choice."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("levers")
        assert "✓" not in seat.status
        await seat.press("2")
        await seat.until(lambda: "✓ bewaard" in seat.status, "saved")
        assert seat.response.answers["levers"] == ("hrm",)


async def test_no_letter_more_than_fits(tmp_path: Path) -> None:
    """The twenty-first of twenty letters is not taken, and a sentence says why."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("a" * 21)
        await seat.sees("Er is plaats voor 20 tekens, en die zijn vol.")
        await seat.press("enter")
        await seat.until(lambda: said(seat) == "a" * 20, "twenty on disk")


async def test_copies_do_not_go_over_the_limit_either(tmp_path: Path) -> None:
    """Copying within the field fills it up to its limit at most, and Enter still goes on."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("b" * 15)
        await seat.press("f7", "ctrl+c", "end", "ctrl+v")
        assert len(field(seat).text) <= 20
        await seat.press("enter", "enter")
        await seat.until(lambda: seat.asks == ["dilemma"], "the next step")


async def test_words_that_wait_go_along_with_every_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Going back takes words along that no pause has saved yet."""
    monkeypatch.setattr(text_answer, "PAUSE", 600.0)
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("snel")
        await seat.press("escape")
        await seat.until(lambda: seat.asks == ["levers"], "the step before")
        assert said(seat) == "snel"


async def test_who_begins_to_write_beside_other_writes_there(tmp_path: Path) -> None:
    """Letters after the choice `other` go into its field, and so do the digits and spaces behind them."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.agree()
        await seat.press("3")
        await seat.type("de 2 samen")
        await seat.press("enter")
        await seat.until(lambda: seat.response.intake.get("role_other") == "de 2 samen", "the words")
        assert seat.response.intake["role"] == "other"
