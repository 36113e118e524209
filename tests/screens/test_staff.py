"""Staff get out with the PIN; nobody else gets out at all."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from kiosk.model.response import Status
from screens.dialogs.pin import PinDialog
from screens.widgets import text_answer
from tests.screens.hosts import PIN, kiosk
from tests.screens.seats import Seat
from tests.screens.workshops import SMALL

SENTENCE = f"De pincode van deze bijeenkomst is {PIN}."


async def ask(seat: Seat) -> None:
    """Press Ctrl+G."""
    await seat.press("ctrl+g")
    await seat.sees("Voor de begeleider", "Typ de pincode en Enter om de kiosk te verlaten.")
    await seat.until(lambda: seat.app.focused, "the field")


async def test_the_pin_is_shown_before_the_first_consent_only(tmp_path: Path) -> None:
    """Ctrl+G on a fresh event tells the PIN; once somebody has agreed to take part it does not any more."""
    async with kiosk(tmp_path, SMALL) as seat:
        await ask(seat)
        await seat.sees(SENTENCE)
        await seat.press("escape")
        await seat.agree()
        await ask(seat)
        assert PIN not in seat.text
        await seat.press("escape")
        await seat.leave()
        await ask(seat)
        assert PIN not in seat.text


async def test_what_is_typed_is_not_shown(tmp_path: Path) -> None:
    """Nobody can read the PIN over a shoulder."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.agree()
        await seat.until(seat.app._reception.consented, "the consent noticed")
        await ask(seat)
        await seat.type(PIN)
        await seat.sees("••••")
        assert PIN not in seat.text


async def test_a_wrong_pin_is_told(tmp_path: Path) -> None:
    """A wrong PIN keeps the kiosk, empties the field and says where the right one is shown."""
    async with kiosk(tmp_path, SMALL) as seat:
        await ask(seat)
        await seat.type("1357")
        await seat.press("enter")
        await seat.sees("Dat is niet de pincode. “kiosk where” laat hem zien.")
        assert "•" not in seat.text.replace("(•)", "")
        await seat.press("enter")
        assert isinstance(seat.app.screen, PinDialog)
        assert seat.app.is_running


async def test_the_right_pin_parks_and_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The right PIN ends the kiosk; whoever was under way is partial, with the words that were just typed."""
    monkeypatch.setattr(text_answer, "PAUSE", 600.0)
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("tot hier")
        await ask(seat)
        await seat.type(PIN)
        await seat.press("enter")
        await seat.until(lambda: seat.app._exit, "the end")
        assert seat.response.status is Status.PARTIAL
        assert seat.response.answers["why"] == "tot hier"


async def test_escape_leads_back_to_where_one_was(tmp_path: Path) -> None:
    """Esc leaves the dialog; the question has everything that was entered, and typing goes on there."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("half")
        await ask(seat)
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
