"""Deleting with the code: asked twice, really done, and told; nobody else can do it by guessing."""

import threading
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk import guesses
from kiosk.model.response import Status
from kiosk.reception import Reception
from kiosk.station import Station
from kiosk.steps import Kind
from screens.participant.deletion import DeletedScreen
from screens.participant.welcome import WelcomeScreen
from tests.screens.hosts import begin, clock, kiosk
from tests.screens.seats import PATIENCE, Seat, responses
from tests.screens.test_code import come_back
from tests.screens.workshops import SMALL

SECRET = "mijn geheim"


async def confided(seat: Seat) -> str:
    """Take part with own words, and go away; tells the code."""
    await seat.go_to(Kind.CARD)
    code = str(seat.app._code)
    await seat.go_to("why")
    await seat.type(SECRET)
    await seat.leave()
    return code


async def ask_to_delete(seat: Seat, code: str) -> None:
    """Come back, and ask for everything to be deleted."""
    await come_back(seat, code)
    await seat.sees("Welkom terug.")
    await seat.until(lambda: seat.app.focused, "the choice")
    await seat.press("2", "enter")
    await seat.sees("Al uw antwoorden verwijderen?")
    await seat.until(lambda: seat.app.focused, "the question")


def misses(seat: Seat) -> list[str]:
    """Tell when somebody tried a code that does not exist."""
    return seat.app._reception._station.misses("codes")


def words_on_disk(seat: Seat) -> list[str]:
    """List the files of the event's folder that hold the words."""
    found = []
    for path in seat.event.folder.iterdir():
        with suppress(FileNotFoundError):  # a compaction may be under way
            found += [path.name] * (SECRET.encode() in path.read_bytes())
    return found


async def test_what_is_deleted_is_gone_from_the_disk(tmp_path: Path) -> None:
    """When the screen says so, no file of the event holds the words any more, and the code leads nowhere."""
    async with kiosk(tmp_path, SMALL) as seat:
        code = await confided(seat)
        assert words_on_disk(seat) == ["table-1.jsonl"]
        await ask_to_delete(seat, code)
        await seat.press("2", "enter")
        await seat.sees("Uw antwoorden zijn verwijderd.", "Uw code leidt nergens meer heen.")
        assert words_on_disk(seat) == []
        left = seat.response
        assert (left.status, left.answers, left.intake, left.code) == (Status.WITHDRAWN, {}, {}, None)
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        await come_back(seat, code)
        await seat.sees("Deze code is hier niet bekend.")


async def test_enter_alone_deletes_nothing(tmp_path: Path) -> None:
    """Nothing is marked beforehand, and who says no finds everything as it was."""
    async with kiosk(tmp_path, SMALL) as seat:
        code = await confided(seat)
        await ask_to_delete(seat, code)
        await seat.press("enter")
        await seat.sees("Druk op 1 of 2, en dan op Enter.")
        await seat.press("1", "enter")
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        assert words_on_disk(seat) == ["table-1.jsonl"]
        assert seat.response.status is Status.PARTIAL


async def test_who_goes_before_it_is_done_leaves_nothing_to_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Esc while the disk is slow leads to the welcome; that it is done is told to nobody who sits there then."""
    go_on = threading.Event()

    def slow(_: Reception) -> None:
        go_on.wait(PATIENCE)

    async with kiosk(tmp_path, SMALL) as seat:
        code = await confided(seat)
        await ask_to_delete(seat, code)
        monkeypatch.setattr(Reception, "tidy", slow)
        await seat.press("2", "enter")
        await seat.sees("Een ogenblik")
        await seat.press("escape")
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        await seat.agree()
        monkeypatch.undo()
        go_on.set()
        await seat.until(lambda: not any(worker.group == "delete" for worker in seat.app.workers), "the deletion")
        assert seat.at == 0
        assert not isinstance(seat.app.screen, DeletedScreen)


async def test_what_another_laptop_keeps_is_deleted_there_too(tmp_path: Path) -> None:
    """The journal of a laptop that is off now is overwritten at once, and its participant counts nowhere."""
    event = begin(tmp_path, SMALL)
    async with kiosk(tmp_path, event, station="raam") as seat:
        code = await confided(seat)
    async with kiosk(tmp_path, event, station="deur") as seat:
        await ask_to_delete(seat, code)
        await seat.press("2", "enter")
        await seat.sees("Uw antwoorden zijn verwijderd.")
        assert words_on_disk(seat) == []
        assert seat.response.status is Status.WITHDRAWN


async def test_whoever_sits_there_is_told_when_it_is_deleted_elsewhere(tmp_path: Path) -> None:
    """Answers that were deleted from the desk meanwhile stay on no screen and are saved no more."""
    event = begin(tmp_path, SMALL)
    async with kiosk(tmp_path, event) as seat:
        await seat.go_to("why")
        await seat.type(SECRET)
        await seat.until(lambda: seat.response.answers.get("why") == SECRET, "the words on disk")
        with Station(event, "desk-raam", clock=clock) as desk:
            desk.withdraw(seat.response)
        await seat.sees("Uw antwoorden zijn verwijderd.", "Ze tellen nergens meer mee.")
        await seat.until(lambda: words_on_disk(seat) == [], "nothing on disk")
        assert seat.response.status is Status.WITHDRAWN
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")


async def test_two_that_are_deleted_elsewhere_one_after_the_other_are_both_gone_soon(tmp_path: Path) -> None:
    """The second one does not wait until a tidying that failed would be tried again."""
    event = begin(tmp_path, SMALL)
    async with kiosk(tmp_path, event) as seat:
        with Station(event, "desk-raam", clock=clock) as desk:
            for _ in range(2):
                await confided(seat)
                (words,) = [each for each in responses(event) if not each.withdrawn]
                desk.withdraw(words)
                await seat.until(lambda: words_on_disk(seat) == [], "nothing on disk")


async def test_guessing_codes_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After five codes that do not exist nobody may try one for some minutes, not even after the kiosk was restarted."""
    event = begin(tmp_path, SMALL)
    async with kiosk(tmp_path, event) as seat:
        code = await confided(seat)
        await come_back(seat, "appel molen 10")
        for number in range(1, guesses.FREE):
            await seat.until(lambda: len(misses(seat)) == number, "the miss")  # noqa: B023
            await seat.sees("Deze code is hier niet bekend.")
            await seat.press("enter")
        await seat.until(lambda: len(misses(seat)) == guesses.FREE, "the last miss")
    async with kiosk(tmp_path, event) as seat:
        await come_back(seat, code)
        await seat.sees("Er zijn te veel codes getypt die niet bestaan. Probeer het over 11 minuten weer.")

        def later() -> datetime:
            return clock() + timedelta(minutes=11)

        monkeypatch.setattr(seat.app._reception, "clock", later)
        await seat.press("enter")
        await seat.sees("Welkom terug.")
