"""The PIN opens the desk on the kiosk, and the kiosk ends from there; nobody else gets out at all."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from kiosk.model.response import Status
from screens.desk.desk_screen import DeskScreen
from screens.participant.welcome import WelcomeScreen
from screens.widgets import text_answer
from tests.screens.hosts import PIN, kiosk
from tests.screens.workshops import SMALL


async def test_the_right_pin_opens_the_desk_and_q_puts_it_away(tmp_path: Path) -> None:
    """The participant's screen is under it, with all that was entered and typed; typing goes on where it was."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("half")
        await seat.open_desk()
        await seat.sees("1 bezig", "Nu bezig", "bij vraag 1")
        assert "half" not in seat.text
        assert seat.response.status is Status.DRAFT
        await seat.press("q")
        await seat.sees("Waarom?", "half")
        await seat.until(lambda: isinstance(seat.app.focused, TextArea), "the field")
        await seat.type("weg")
        await seat.sees("halfweg")


async def test_ctrl_g_puts_the_desk_away_too(tmp_path: Path) -> None:
    """From any tab; it asks for the PIN again then."""
    async with kiosk(tmp_path, SMALL) as seat:
        for tab in "12345":
            await seat.open_desk()
            await seat.press(tab, "ctrl+g")
            await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        await seat.ask_pin()


async def test_what_is_typed_ahead_reaches_the_dialog_and_the_desk(tmp_path: Path) -> None:
    """However fast a facilitator is, the PIN chooses no answer of the participant's, and what follows acts on the desk."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("levers")
        await seat.press("ctrl+g", *PIN, "enter", "5")
        await seat.sees("De bijeenkomst is open.", "Q Kiosk")
        assert "levers" not in seat.response.answers


async def test_x_parks_and_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kiosk ends from the fifth tab, at the second X; whoever was under way is partial, with what was just typed."""
    monkeypatch.setattr(text_answer, "PAUSE", 600.0)
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("tot hier")
        await seat.open_desk()
        await seat.press("x")
        await seat.done()
        assert seat.app.is_running
        await seat.press("5")
        await seat.sees("X Stoppen")
        await seat.press("x")
        await seat.sees("Druk nog een keer op X")
        assert seat.app.is_running
        await seat.press("x")
        await seat.until(lambda: seat.app._exit, "the end")
        assert seat.response.status is Status.PARTIAL
        assert seat.response.answers["why"] == "tot hier"


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q", "ctrl+z", "ctrl+p", "ctrl+d"])
async def test_a_key_that_ends_other_programs_does_nothing(tmp_path: Path, key: str) -> None:
    """Keys that end, stop or search elsewhere leave the screen and what was typed as they are."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press(key)
        await seat.go_to("levers")
        before = seat.text
        await seat.press(key)
        await seat.pilot.pause()
        assert seat.text == before
        await seat.go_to("why")
        await seat.type("hier")
        await seat.press("left", key)
        await seat.pilot.pause()
        assert seat.app.screen.query_one(TextArea).text == "hier"
        assert seat.asks == ["why"]
        assert not seat.app._exit


async def test_the_desk_on_the_kiosk_ends_no_kiosk_by_accident(tmp_path: Path) -> None:
    """Ctrl+Q puts the desk away like Q, and ends nothing."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.open_desk()
        await seat.press("ctrl+q")
        await seat.until(lambda: not isinstance(seat.app.screen, DeskScreen), "the desk gone")
        assert seat.app.is_running
