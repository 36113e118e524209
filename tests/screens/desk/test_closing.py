"""Closing the event from the desk: nobody new begins, who is under way finishes, deleting stays possible."""

from pathlib import Path

from kiosk.model.response import Status
from kiosk.steps import Kind
from screens.participant.welcome import WelcomeScreen
from tests.screens.hosts import Watch, begin, desk, kiosk
from tests.screens.seats import Watcher, responses
from tests.screens.test_code import come_back, go_on, parked
from tests.screens.workshops import SMALL

CLOSED = "Deze bijeenkomst is afgesloten: er kan niemand meer beginnen."


async def close(watcher: Watcher) -> None:
    """Close the event."""
    await watcher.press("5", "o")
    await watcher.sees("De bijeenkomst is afgesloten: niemand kan nog beginnen. Wie bezig is, kan het afmaken.")


async def test_o_closes_and_opens_again(tmp_path: Path) -> None:
    """The tab and the first line of every tab say that it is closed, the key what it does now."""
    watch = Watch()
    async with desk(begin(tmp_path), time=watch) as watcher:
        await watcher.press("5")
        await watcher.sees("De bijeenkomst is open.", "O Afsluiten")
        await close(watcher)
        await watcher.sees("De bijeenkomst is afgesloten om", "O Heropenen")
        await watcher.until(lambda: watcher.text.splitlines()[0].endswith("afgesloten"), "the first line")
        await watcher.press("o")
        await watcher.sees("De bijeenkomst is weer open.", "De bijeenkomst is open.", "O Afsluiten")


async def test_a_closed_kiosk_begins_nothing(tmp_path: Path) -> None:
    """The welcome says so, and Enter, G and their digits do nothing; opened again, it is as before."""
    event = begin(tmp_path, SMALL)
    async with desk(event) as watcher, kiosk(tmp_path, event) as seat:
        await close(watcher)
        await seat.sees(CLOSED, "Mijn antwoorden verwijderen, met mijn code")
        assert "Begin" not in seat.text
        await seat.press("enter", "1", "g", "3")
        await seat.done()
        assert isinstance(seat.app.screen, WelcomeScreen)
        assert responses(event) == []
        await seat.press("f2")
        await seat.sees("This workshop is closed")
        await seat.press("f2")
        await watcher.press("o")
        await seat.sees("Enter Begin")
        await seat.agree()


async def test_who_had_not_agreed_yet_begins_nothing(tmp_path: Path) -> None:
    """Closing while somebody reads what happens with their answers leads them back to the welcome."""
    event = begin(tmp_path, SMALL)
    async with desk(event) as watcher, kiosk(tmp_path, event) as seat:
        await seat.press("enter")
        await seat.until(lambda: seat.app.focused, "the choice to take part")
        await close(watcher)
        await seat.until(lambda: seat.app._reception.closed, "the closing noticed")
        await seat.press("1", "enter")
        await seat.sees(CLOSED)
        assert responses(event) == []


async def test_no_group_begins_that_was_chosen_too_late(tmp_path: Path) -> None:
    """Closing while a scribe looks for the group leads back to the welcome too."""
    event = begin(tmp_path)
    async with desk(event) as watcher, kiosk(tmp_path, event, group=None) as seat:
        await seat.press("g")
        await seat.sees("Voor welke groep schrijft u?")
        await close(watcher)
        await seat.until(lambda: seat.app._reception.closed, "the closing noticed")
        await seat.press("2", "enter")
        await seat.sees(CLOSED)
        assert responses(event) == []


async def test_who_is_under_way_finishes(tmp_path: Path) -> None:
    """They notice nothing of the closing, and hand in as ever; then the welcome is closed."""
    event = begin(tmp_path, SMALL)
    async with desk(event) as watcher, kiosk(tmp_path, event) as seat:
        await seat.go_to("dilemma")
        await close(watcher)
        await seat.until(lambda: seat.app._reception.closed, "the closing noticed")
        await seat.press("4")
        await seat.go_to(Kind.THANKS)
        await seat.until(lambda: seat.response.status is Status.COMPLETE, "handed in")
        assert seat.response.answers["dilemma"] == 4
        await seat.press("enter")
        await seat.sees(CLOSED)


async def test_a_code_can_delete_but_change_nothing(tmp_path: Path) -> None:
    """With the code one is told so; deleting works as before the closing."""
    event = begin(tmp_path, SMALL)
    async with desk(event) as watcher, kiosk(tmp_path, event) as seat:
        code = await parked(seat, "dilemma")
        await seat.leave()
        await close(watcher)
        await seat.sees(CLOSED)
        await come_back(seat, code)
        await go_on(seat)
        await seat.sees(
            "Deze bijeenkomst is afgesloten: antwoorden kunnen verwijderd worden, maar niet meer gewijzigd."
        )
        assert responses(event)[0].status is Status.PARTIAL
        await seat.press("2", "enter")
        await seat.sees("Al uw antwoorden verwijderen?")
        await seat.until(lambda: seat.app.focused, "the question")
        await seat.press("2", "enter")
        await seat.sees("Uw antwoorden zijn verwijderd.")
        assert seat.response.status is Status.WITHDRAWN
