"""The desk over a kiosk's screen: which keys are its own, what language it speaks, and what it leaves as it was."""

from pathlib import Path

from screens.desk.line_dialog import LineDialog
from screens.participant.welcome import WelcomeScreen
from tests.screens.hosts import kiosk
from tests.screens.seats import Seat
from tests.screens.workshops import SMALL

SECRET = "mijn geheim"


async def away(seat: Seat) -> None:
    """Wait until the desk is gone."""
    await seat.until(lambda: seat.app._desk_shown is None, "the desk gone")


async def test_f_keys_work_on_the_desk_and_close_what_any_key_closes(tmp_path: Path) -> None:
    """F1 and F2 are the desk's; F3 does nothing; in help and in the large code each of them, and Ctrl+G, only closes."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.open_desk()
        await seat.press("f3", "f2")
        await seat.sees("1 Room", "Q Kiosk")
        await seat.press("f2")
        await seat.sees("1 Zaal")
        for opening, told in (("f1", "Het scherm van de begeleider"), ("f", "http://")):
            await seat.press("5")
            await seat.sees("De bijeenkomst is open.")
            for key in ("f1", "f2", "f3", "ctrl+g", "question_mark"):
                await seat.press(opening)
                await seat.until(lambda: len(seat.app.screen_stack) == 3, "open")
                await seat.sees(told)
                await seat.press(key)
                await seat.until(lambda: len(seat.app.screen_stack) == 2, f"{key} closes")
        await seat.sees("1 Zaal", "5 Delen", "De bijeenkomst is open.")


async def test_in_a_dialog_with_a_line_they_do_nothing(tmp_path: Path) -> None:
    """What is typed stays, and the desk with it; the participant's language does not change."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.open_desk()
        await seat.press("m", "h", "a")
        await seat.until(lambda: isinstance(seat.app.screen, LineDialog), "the dialog")
        await seat.press("f1", "f2", "f3", "ctrl+g", "1")
        await seat.sees("Een bericht aan alle kiosken", "ha1")
        assert seat.app._words.language == "nl"


async def test_the_desk_speaks_the_workshops_language_whoever_sits_there(tmp_path: Path) -> None:
    """A participant's language is theirs, and is there again afterwards."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("f2")
        await seat.sees("without your name")
        await seat.press("ctrl+g")
        await seat.sees("For the facilitator")
        await seat.type(seat.event.info.pin)
        await seat.press("enter")
        await seat.sees("1 Zaal", "Q Kiosk")
        await seat.press("q")
        await seat.sees("without your name")


async def test_opened_again_at_once_it_shows_everything(tmp_path: Path) -> None:
    """The second time too, the room is there before anything changes."""
    async with kiosk(tmp_path, SMALL) as seat:
        for _ in range(3):
            await seat.open_desk()
            await seat.sees("0 klaar", "Er is nog niemand begonnen.")
            await seat.press("q")
            await away(seat)


async def test_what_is_done_on_the_kiosk_stands_in_the_desks_own_journal(tmp_path: Path) -> None:
    """Not in the participants' one; the clock that was started runs on the kiosk's screens at once."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.open_desk()
        await seat.press("space")
        await seat.sees("Ronde 1")
        await seat.press("q")
        await seat.until(lambda: seat.text.splitlines()[0].endswith("10:00"), "the clock")
        journals = {path.name: path.read_text("utf-8") for path in seat.event.folder.glob("*.jsonl")}
        assert '"round' in journals["desk-table-1.jsonl"]
        assert '"round' not in journals["table-1.jsonl"]
        assert isinstance(seat.app.screen, WelcomeScreen)
