"""The PIN: when it is shown, and what becomes of a wrong one."""

from pathlib import Path

from textual.widgets import Input

from kiosk import guesses
from kiosk.model.response import Status
from screens.dialogs.pin import PinDialog
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
        await seat.sees("Te vaak een verkeerde pincode.", "over 10 minuten")
        await guess(seat, PIN)
        await seat.sees("Te vaak een verkeerde pincode.")
    async with kiosk(tmp_path, event, time=watch) as seat:
        await seat.ask_pin()
        await guess(seat, PIN)
        await seat.sees("Te vaak een verkeerde pincode.")
        watch.set_on(minutes=11)
        await seat.type(PIN)
        await seat.press("enter")
        await seat.sees("1 Zaal", "Q Kiosk")


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
