"""Whatever somebody types or a workshop file says is shown as it is, and breaks nothing."""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from kiosk.model.response import Status
from kiosk.station import Station
from kiosk.steps import Kind
from tests.samples import response
from tests.screens.hosts import begin, clock, desk, kiosk
from tests.screens.seats import Seat, flat
from tests.screens.workshops import MARKED, SMALL

TEXTS = {
    "bold": "[bold]vet[/] [/b]",
    "link": "[link=x]hier[/link]",
    "action": "[@click=app.exit]x",
    "python": "$you {n} %s \\x1b[1m",
    "emoji": "e\u0301e\u0301n 👩‍🏫🎉",
    "right to left": "שלום مرحبا",
}
ESCAPED = "\x1b[31mrood\x1b[0m\x1b]0;t\x07\x9b2J"


@pytest.mark.parametrize("typed", TEXTS.values(), ids=TEXTS)
async def test_own_words_are_shown_as_they_are(tmp_path: Path, typed: str) -> None:
    """On the question, on the review and on disk stands what was pasted, letter by letter."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.paste(typed)
        await seat.until(lambda: seat.app.screen.query_one(TextArea).text, "the words")
        written = seat.app.screen.query_one(TextArea).text
        assert written == typed.replace("e\u0301", "é")
        await seat.sees(written)
        await seat.go_to(Kind.REVIEW)
        await seat.sees("Is dit wat u wilt zeggen?", written)
        assert seat.response.answers["why"] == written


async def test_ten_thousand_letters(tmp_path: Path) -> None:
    """A page that is pasted is cut where the room ends, and a sentence says how much was taken over."""
    async with kiosk(tmp_path) as seat:
        await seat.go_to("strengthen_why")
        await seat.paste("0123456789" * 1_000)
        await seat.sees("Er is plaats voor 2000 tekens: van de 10000 geplakte zijn er 2000 overgenomen.")
        await seat.press("enter")
        await seat.until(lambda: "strengthen_why" in seat.response.answers, "the words on disk")
        assert seat.response.answers["strengthen_why"] == "0123456789" * 200
        assert "Enter Verder" in flat(seat.last_line)


def is_clean(seat: Seat) -> bool:
    """Tell whether no control character is on the screen."""
    return not any(sign in seat.text for sign in "\x1b\x07\x9b\x00")


async def test_escape_sequences_in_own_words(tmp_path: Path) -> None:
    """Of what is pasted with escape sequences in it only the words are left, on the screen and on disk."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.paste(ESCAPED)
        await seat.sees("rood")
        assert is_clean(seat)
        await seat.press("enter")
        await seat.until(lambda: seat.response.answers.get("why") == "rood", "the words on disk")


async def test_escape_sequences_in_the_code_and_the_pin(tmp_path: Path) -> None:
    """Escape sequences that are pasted where a code or the PIN is asked for reach no terminal."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("c")
        await seat.sees("Typ uw code")
        await seat.paste(ESCAPED)
        await seat.until(lambda: seat.app.screen.query_one(Input).value, "something in the field")
        await seat.sees("rood")
        assert is_clean(seat)
        await seat.press("enter")
        await seat.sees("Deze code is hier niet bekend")
        await seat.press("ctrl+g")
        await seat.sees("Voor de begeleider")
        await seat.paste(ESCAPED)
        await seat.press("enter")
        await seat.sees("Dat is niet de pincode")
        assert is_clean(seat)


@pytest.mark.parametrize("pasted", ["", "\n\nx", "1\x1b[A"], ids=repr)
async def test_pasting_harms_no_field(tmp_path: Path, pasted: str) -> None:
    """Nothing, a new line or a lone escape can be pasted anywhere, and the interview goes on."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.paste(pasted)
        await seat.press("c")
        await seat.sees("Typ uw code")
        await seat.paste(pasted)
        await seat.press("escape")
        await seat.agree()
        while seat.step.kind is not Kind.THANKS:
            await seat.paste(pasted)
            await seat.onward()
        assert seat.response.status is Status.COMPLETE


async def test_markup_in_a_workshop_is_shown_to_the_participant(tmp_path: Path) -> None:
    """Every text of a workshop file is literal, from the welcome to the thanks."""
    async with kiosk(tmp_path, MARKED) as seat:
        await seat.sees("[bold]Title[/bold]", "[/]Subtitle", "[red]Occasion")
        await seat.press("i")
        await seat.sees("[link=x]About[/link]", "[i]Central", "[b]Dilemma", "[bold]Host · [/]Chair")
        await seat.press("escape")
        await seat.agree()
        await seat.sees("[red]Role[/]?", "[@click=app.quit]Hint", "[bold]Teacher", "[/]Leader")
        await seat.onward()
        await seat.sees("[u]Place", "[bold]Teacher.")
        await seat.go_to("scale")
        await seat.sees("[red]First", "[/red]Aside", "[dim]Note", "[b]Scale", "[i]low", "high[/i]", "[/]Two")
        await seat.press("1", "enter", "2")
        await seat.go_to("words")
        await seat.sees("[/]Words", "[bold]Write")
        await seat.go_to("asked")
        await seat.sees("[bold]Asked", "[bold]Teacher")
        await seat.go_to(Kind.REVIEW)
        await seat.sees("[red]Role[/]?", "[bold]Teacher", "[b]Scale", "[/]Two", "[/]Words")


async def test_markup_in_a_workshop_is_shown_on_the_desk(tmp_path: Path) -> None:
    """The desk shows titles, roles, questions and answers literally too."""
    event = begin(tmp_path, MARKED)
    with Station(event, "table-1", clock=clock) as station:
        for many in (("a",), ("b",), ("a", "b")):
            answers = {"scale": len(many), "many": many}
            station.save(response(status=Status.COMPLETE, group=1, intake={"role": "a"}, answers=answers))
    async with desk(event) as watcher:
        await watcher.sees("[bold]Teacher", "1 [red]First")
        await watcher.press("2")
        await watcher.sees("[red]First", "[b]Scale", "1 [i]low", "[b]Many", "[bold]One", "[/]Two")
        await watcher.press("s", "s")
        await watcher.sees("[bold]Teacher")
        await watcher.press("4")
        await watcher.sees("[bold]Title[/bold]", "[red]First")
        await watcher.press("right")
        await watcher.sees("[red]First", "[b]Scale")
        await watcher.press("5")
        await watcher.sees("1 [red]First")
