"""The welcome: what it promises, where its keys lead, and that it stays up to date by itself."""

from pathlib import Path

import pytest

from kiosk.model.response import Status
from kiosk.station import Station
from screens.dialogs.help import HelpDialog
from screens.participant.welcome import WelcomeScreen
from tests.samples import response
from tests.screens.hosts import begin, clock, kiosk
from tests.screens.workshops import SMALL

WAYS = {
    "c": ("Typ uw code", "Type your code"),
    "g": ("Wat antwoordt u samen?", "What do you answer together?"),
    "i": ("De centrale vragen", "The central questions"),
    "enter": ("Wat gebeurt er met uw antwoorden?", "What happens with your answers?"),
}


async def test_it_tells_what_it_is_and_how_long_it_takes(tmp_path: Path) -> None:
    """Occasion, day, title, subtitle and the promise stand on the welcome, in the workshop's first language."""
    async with kiosk(tmp_path) as seat:
        await seat.sees(
            "VSNU Conferentie · 14 december 2017",
            "Niet voor elkaar, maar met elkaar",
            "Leraren samen verder opleiden in één regionaal onderwijscentrum",
            f"3 vragen · ongeveer {seat.app._minutes} minuten · zonder uw naam",
        )
        assert 4 <= seat.app._minutes <= 6


async def test_who_went_before_is_told_as_it_happens(tmp_path: Path) -> None:
    """When another laptop saves a completed response, its dot appears without a key; a draft has none."""
    event = begin(tmp_path)
    async with kiosk(tmp_path, event) as seat:
        assert "●" not in seat.text
        with Station(event, "table-2", clock=clock) as other:
            draft = other.save(response())
            other.save(response(status=Status.COMPLETE))
            await seat.sees("●○○○○○○○○○○○○○○○ 1 van 16 deelnemers gingen u voor")
            other.save(response(instanceID=draft.instanceID, revision=draft.revision, status=Status.COMPLETE))
            await seat.sees("●●○○○○○○○○○○○○○○ 2 van 16 deelnemers gingen u voor")


@pytest.mark.parametrize(("key", "told"), WAYS.items())
async def test_a_key_leads_on_and_escape_back(tmp_path: Path, key: str, told: tuple[str, str]) -> None:
    """C asks for the code, G for a group's answer, I tells what it is about, Enter asks for consent; Esc leads back."""
    async with kiosk(tmp_path) as seat:
        await seat.press(key)
        await seat.sees(told[0])
        await seat.press("escape")
        await seat.sees("Verder met mijn code", "Waar gaat dit over?")
        assert len(seat.app.screen_stack) == 1


@pytest.mark.parametrize(("key", "told"), WAYS.items())
async def test_f2_says_it_in_the_next_language(tmp_path: Path, key: str, told: tuple[str, str]) -> None:
    """F2 changes the language of the screen that is shown and of the welcome below it, and once more changes it back."""
    async with kiosk(tmp_path) as seat:
        await seat.press(key, "f2")
        await seat.sees(told[1], "F2 Nederlands")
        await seat.press("f2")
        await seat.sees(told[0], "F2 English")
        await seat.press("escape", "f2")
        await seat.sees("Not for each other, but with each other", "without your name", "NL · EN")


@pytest.mark.parametrize("key", ["f1", "question_mark"])
async def test_help_is_one_key_away(tmp_path: Path, key: str) -> None:
    """F1 and the question mark tell the keys; Esc, Enter and letters close that and do nothing else."""
    async with kiosk(tmp_path, SMALL) as seat:
        for closing in ("escape", "enter", "x", "c", "2", "space"):
            await seat.press(key)
            await seat.sees("Zo werkt het", "Elke toets sluit dit.")
            await seat.press(closing)
            await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the help closed")
        assert "Verder met mijn code" in seat.text


@pytest.mark.parametrize("key", ["f1", "f2", "f3", "question_mark", "tab"])
async def test_any_key_closes_help(tmp_path: Path, key: str) -> None:
    """Help says that any key closes it, and so do the keys that have another meaning elsewhere."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("f1")
        await seat.sees("Elke toets sluit dit.")
        await seat.press(key)
        await seat.until(lambda: not isinstance(seat.app.screen, HelpDialog), "the help closed")


async def test_the_next_screen_is_dressed_however_early_a_key_comes(tmp_path: Path) -> None:
    """A key that was pressed before the kiosk had got ready shows the same consent screen as a later one."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("enter")
        await seat.sees("ik doe mee")
        later = seat.text
    async with kiosk(tmp_path, SMALL, hurried=True) as seat:
        await seat.press("enter")
        await seat.until(lambda: seat.text == later, "the screen as it is meant")
