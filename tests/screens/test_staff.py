"""The PIN opens the desk on the kiosk, and the kiosk ends from there; nobody else gets out at all."""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from kiosk import guesses
from kiosk.model.response import Status
from screens.desk.desk_screen import DeskScreen
from screens.dialogs.pin import PinDialog
from screens.participant.welcome import WelcomeScreen
from screens.widgets import text_answer
from tests.screens.hosts import PIN, Watch, begin, kiosk
from tests.screens.seats import Seat
from tests.screens.workshops import SMALL

SENTENCE = f"De pincode van deze bijeenkomst is {PIN}."
WRONG = "Dat is niet de pincode. “kiosk where” laat hem zien."


async def guess(seat: Seat, pin: str) -> None:
    """Type a PIN, and wait until it was tried."""
    await seat.type(pin)
    await seat.press("enter")
    await seat.until(lambda: not seat.app.screen.query_one(Input).value, "the PIN tried")


async def test_the_pin_is_shown_before_the_first_consent_only(tmp_path: Path) -> None:
    """Ctrl+G on a fresh event tells the PIN; once somebody has agreed to take part it does not any more."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.ask_pin()
        await seat.sees(SENTENCE)
        await seat.press("escape")
        await seat.agree()
        await seat.ask_pin()
        assert PIN not in seat.text
        await seat.press("escape")
        await seat.leave()
        await seat.ask_pin()
        assert PIN not in seat.text


async def test_what_is_typed_is_not_shown(tmp_path: Path) -> None:
    """Nobody can read the PIN over a shoulder."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.agree()
        await seat.until(seat.app._reception.consented, "the consent noticed")
        await seat.ask_pin()
        await seat.type(PIN)
        await seat.sees("••••")
        assert PIN not in seat.text


async def test_a_wrong_pin_is_told(tmp_path: Path) -> None:
    """A wrong PIN keeps the kiosk, empties the field and says where the right one is shown; nothing at all is no miss."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.ask_pin()
        await seat.type("1357")
        await seat.press("enter")
        await seat.sees(WRONG)
        assert "•" not in seat.text.replace("(•)", "")
        for _ in range(guesses.FREE):
            await seat.press("enter")
        assert isinstance(seat.app.screen, PinDialog)
        await guess(seat, "13579")
        await seat.sees(WRONG)


async def test_guessing_the_pin_has_an_end(tmp_path: Path) -> None:
    """After five misses even the right PIN opens nothing for some minutes, also after the kiosk was started again."""
    event, watch = begin(tmp_path, SMALL), Watch()
    async with kiosk(tmp_path, event, time=watch) as seat:
        await seat.ask_pin()
        for number in range(guesses.FREE):
            await guess(seat, f"999{number}")
        await seat.sees("Te vaak mis. Probeer het over 11 minuten weer; “kiosk live”")
        await guess(seat, PIN)
        await seat.sees("Te vaak mis.")
    async with kiosk(tmp_path, event, time=watch) as seat:
        await seat.ask_pin()
        await guess(seat, PIN)
        await seat.sees("Te vaak mis.")
        watch.set_on(minutes=11)
        await seat.type(PIN)
        await seat.press("enter")
        await seat.sees("1 Zaal", "Naar de kiosk")


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
        await seat.sees("De bijeenkomst is open.", "Naar de kiosk")
        assert "levers" not in seat.response.answers


async def test_x_parks_and_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kiosk ends from the fifth tab; whoever was under way is partial, with the words that were just typed."""
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
        await seat.until(lambda: seat.app._exit, "the end")
        assert seat.response.status is Status.PARTIAL
        assert seat.response.answers["why"] == "tot hier"


async def test_escape_leads_back_to_where_one_was(tmp_path: Path) -> None:
    """Esc leaves the dialog; the question has everything that was entered, and typing goes on there."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("half")
        await seat.ask_pin()
        await seat.type("9")
        await seat.press("escape")
        await seat.sees("Waarom?", "half")
        await seat.type("weg")
        await seat.sees("halfweg")
        assert seat.response.status is Status.DRAFT


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
