"""The clock of the round and the message to everybody: from the desk's first tab to every kiosk."""

from pathlib import Path

import pytest

from kiosk.steps import Kind
from screens.participant.welcome import WelcomeScreen
from tests.screens.hosts import Watch, begin, desk, kiosk
from tests.screens.seats import Seat, Watcher
from tests.screens.workshops import SMALL


async def say(watcher: Watcher, line: str) -> None:
    """Say one line to all kiosks."""
    await watcher.press("m")
    await watcher.sees("Een bericht aan alle kiosken")
    await watcher.type(line)
    await watcher.press("enter")


def top(seat: Seat) -> str:
    """Read the first line of a kiosk's screen."""
    return seat.text.splitlines()[0]


async def test_space_starts_pauses_and_goes_on(tmp_path: Path) -> None:
    """The space bar starts the clock with the time of the longest question, stops it, and goes on; the key says which."""
    watch = Watch()
    async with desk(begin(tmp_path), time=watch) as watcher:
        await watcher.sees("␣ Start")
        assert "Volgende ronde" not in watcher.text
        await watcher.press("space")
        await watcher.sees("Ronde 1 is begonnen. Alle kiosken tonen de klok.", "Ronde 1 10:00", "␣ Pauze")
        watch.set_on(seconds=90)
        await watcher.sees("Ronde 1 08:30")
        await watcher.press("space")
        await watcher.sees("De klok staat stil.", "08:30 · pauze", "␣ Verder")
        watch.set_on(minutes=5)
        await watcher.press("space")
        await watcher.sees("De klok loopt weer.", "Ronde 1 08:30", "␣ Pauze")


async def test_two_minutes_more_and_the_next_round(tmp_path: Path) -> None:
    """Plus adds two minutes, N begins the next round whatever is left; before the first round both do nothing."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("plus", "n", "space")
        await watcher.sees("Ronde 1 10:00")
        await watcher.press("plus")
        await watcher.sees("Twee minuten erbij.", "Ronde 1 12:00")
        await watcher.press("n")
        await watcher.sees("Ronde 2 is begonnen.", "Ronde 2 10:00")


async def test_when_its_time_is_up_the_desk_and_the_kiosks_say_what_is_next(tmp_path: Path) -> None:
    """Time for the next question; after the last round, time to round off; nobody is cut off."""
    event, watch = begin(tmp_path, SMALL), Watch()
    async with desk(event, time=watch) as watcher, kiosk(tmp_path, event, time=watch) as seat:
        await seat.go_to("dilemma")
        await watcher.press("space")
        await seat.sees("10:00")
        watch.set_on(minutes=10)
        await watcher.sees("tijd voor de volgende vraag")
        await seat.sees("tijd voor de volgende vraag", "Waar staat u?")
        await watcher.press("space")
        await watcher.sees("Ronde 2 10:00")
        await seat.sees("10:00")
        await watcher.press("n")
        await watcher.press("plus")
        await seat.sees("12:00")
        watch.set_on(minutes=13)
        await seat.sees("tijd om af te ronden")


@pytest.mark.parametrize(
    "where", ["welcome", "about", "code", "consent", "levers", Kind.CARD, Kind.REVIEW, Kind.THANKS]
)
async def test_every_screen_shows_the_clock_and_the_message(tmp_path: Path, where: str | Kind) -> None:
    """Whatever a kiosk shows, the clock stands at the end of its first line, the message below it; both go away again."""
    event, watch = begin(tmp_path, SMALL), Watch()
    async with desk(event, time=watch) as watcher, kiosk(tmp_path, event, time=watch) as seat:
        keys = {"welcome": (), "about": ("i",), "code": ("c",), "consent": ("enter",)}
        if isinstance(where, Kind) or where not in keys:
            await seat.go_to(where)
        else:
            await seat.press(*keys[where])
            await seat.until(lambda: (where == "welcome") == isinstance(seat.app.screen, WelcomeScreen), "the screen")
        await watcher.press("space")
        await seat.until(lambda: top(seat).endswith("10:00"), "the clock")
        await say(watcher, "Nog vijf minuten [bold]koffie")
        await watcher.sees("Op alle kiosken: Nog vijf minuten [bold]koffie")
        await seat.sees("Nog vijf minuten [bold]koffie")
        assert len(seat.text.splitlines()) == 24
        assert "F1" in seat.last_line or "Esc" in seat.last_line or "Enter" in seat.last_line
        watch.set_on(minutes=3)
        await seat.until(lambda: "koffie" not in seat.text, "the message gone")
        await seat.until(lambda: top(seat).endswith("07:00"), "the clock")


async def test_a_message_stays_over_a_change_of_language_and_of_the_screen(tmp_path: Path) -> None:
    """F2 on the welcome, the next screen, and the welcome after somebody left all show the line and the clock."""
    event = begin(tmp_path, SMALL)
    async with desk(event) as watcher, kiosk(tmp_path, event) as seat:
        await watcher.press("space")
        await say(watcher, "Over naar de zaal")
        await seat.sees("Over naar de zaal")
        await seat.press("f2")
        await seat.sees("Over naar de zaal", "without your name", "10:00")
        await seat.press("f2", "enter")
        await seat.sees("Over naar de zaal", "Wat gebeurt er met uw antwoorden?", "10:00")
        await seat.press("escape")
        await seat.sees("Over naar de zaal", "Verder met mijn code", "10:00")


async def test_an_empty_line_takes_the_message_away(tmp_path: Path) -> None:
    """Enter on an empty line takes the message from all kiosks; Esc leaves it, and with none to take away nothing is written."""
    event, watch = begin(tmp_path, SMALL), Watch()
    async with desk(event, time=watch) as watcher, kiosk(tmp_path, event, time=watch) as seat:
        await say(watcher, "")
        await watcher.until(lambda: len(watcher.app.screen_stack) == 1, "the dialog gone")
        assert "notice" not in (event.folder / "desk-laptop.jsonl").read_text("utf-8")
        await say(watcher, "pauze")
        await seat.sees("pauze")
        watch.set_on(seconds=1)
        await watcher.press("m", "escape")
        await watcher.until(lambda: len(watcher.app.screen_stack) == 1, "the dialog gone")
        await watcher.sees("Op alle kiosken: pauze")
        await say(watcher, "")
        await watcher.sees("Het bericht is weggehaald.")
        await seat.until(lambda: "pauze" not in seat.text, "the message gone")


async def test_u_takes_back_what_was_done_to_the_clock_and_the_message(tmp_path: Path) -> None:
    """One U for each act, the last one first, and a sentence for each; with nothing left it says so."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("space", "plus")
        await say(watcher, "koffie")
        await watcher.sees("Op alle kiosken: koffie", "Ronde 1 12:00")
        await watcher.press("u")
        await watcher.sees("Teruggenomen: het bericht “koffie”.")
        await watcher.until(lambda: "Op alle kiosken" not in watcher.text, "the message gone")
        await watcher.press("u")
        await watcher.sees("Ronde 1 10:00", "Teruggenomen: wat met de klok van ronde 1 gedaan is.")
        await watcher.press("u")
        await watcher.sees("Er loopt geen ronde.", "␣ Start")
        await watcher.press("u")
        await watcher.sees("Er is hier niets om terug te nemen")


async def test_a_desk_that_is_started_in_the_middle_shows_the_clock(tmp_path: Path) -> None:
    """The round goes on over a restart of the desk, and on every tab its clock stands in the first line."""
    event, watch = begin(tmp_path), Watch()
    async with desk(event, time=watch) as watcher:
        await watcher.press("space")
        await watcher.sees("Ronde 1 10:00")
    watch.set_on(minutes=4)
    async with desk(event, time=watch) as watcher:
        for tab in "12345":
            await watcher.press(tab)
            await watcher.until(lambda: watcher.text.splitlines()[0].endswith("Ronde 1  06:00"), f"the clock on {tab}")


async def test_letters_typed_ahead_of_the_dialog_are_its_own(tmp_path: Path) -> None:
    """However fast the message is typed after M, no letter of it acts as a key of the tab."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("space", *"mnu mnu 2 keer + u", "enter")
        await watcher.sees("Alle kiosken tonen: nu mnu 2 keer + u", "Ronde 1")
        assert "Ronde 2" not in watcher.text
