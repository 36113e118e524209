"""Nothing of a participant is left in the program once the next one may come, wherever one looks."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from kiosk.steps import Kind
from screens.participant.welcome import WelcomeScreen
from tests.screens.hosts import kiosk
from tests.screens.leftovers import left_of, sitters
from tests.screens.seats import Seat
from tests.screens.workshops import SMALL

SECRET, ROLE = "".join(reversed("miehegnjim")), "".join(reversed("rotcerrnoc"))
"""Written backwards here, so that this file, which pytest keeps, is not found."""


async def confide(seat: Seat) -> str:
    """Take part, with own words in two places; copy them too; tells the code."""
    await seat.agree()
    await seat.press("3", "enter")
    await seat.type(ROLE)
    await seat.go_to("why")
    await seat.type(SECRET)
    await seat.press("shift+home", "ctrl+c")
    return str(seat.app._code)


async def hand_in(seat: Seat) -> None:
    """Go to the end, with a look at the help and in both languages."""
    await seat.press("f1", "x", "f2", "f2")
    await seat.go_to(Kind.THANKS)
    await seat.press("enter")


async def go_away(seat: Seat) -> None:
    """Leave in the middle."""
    await seat.leave()


async def come_back(seat: Seat) -> None:
    """Leave, come back with the code, look at the review, and leave again."""
    code = str(seat.app._code)
    await seat.leave()
    await seat.press("c")
    await seat.type(code)
    await seat.press("enter")
    await seat.sees("Welkom terug")
    await seat.press("enter")
    await seat.go_to(Kind.REVIEW)
    await seat.leave()


@pytest.mark.parametrize("way", [hand_in, go_away, come_back])
async def test_no_object_holds_their_words(tmp_path: Path, way: Callable[[Seat], Awaitable[None]]) -> None:
    """Screens, fields, interview and sitting are gone, and no text of the program holds words or code but what is saved."""
    async with kiosk(tmp_path, SMALL) as seat:
        code = await confide(seat)
        await way(seat)
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        await seat.until(lambda: not sitters(), "all of it gone")
        await seat.pilot.pause(0.2)
        assert left_of((SECRET, ROLE, code), seat.app._reception) == []


async def test_no_widget_holds_their_words(tmp_path: Path) -> None:
    """Every field that the next one meets is empty, and so is what can be pasted."""
    async with kiosk(tmp_path, SMALL) as seat:
        await confide(seat)
        await seat.leave()
        assert not seat.app.clipboard
        await seat.press("c")
        await seat.sees("Typ uw code")
        fields = [*seat.app.query(Input), *seat.app.screen.query(Input)]
        assert fields
        assert not any(field.value for field in fields)
        await seat.press("escape")
        await seat.agree()
        await seat.press("3", "enter")
        areas = list(seat.app.screen.query(TextArea))
        assert areas
        assert not any(area.text or area.history.undo_stack for area in areas)


async def test_what_was_copied_at_the_desk_stays_there(tmp_path: Path) -> None:
    """A participant cannot paste what the facilitator has cut, nor the facilitator what a participant has."""
    async with kiosk(tmp_path, SMALL) as seat:
        await confide(seat)
        await seat.open_desk()
        seat.app.call_later(seat.app.abandoned)
        await seat.until(lambda: seat.at < 0, "the participant put away")
        assert not seat.app.clipboard
        seat.app.copy_to_clipboard("wie was dat")
        await seat.press("ctrl+g")
        await seat.sees("Verder met mijn code")
        assert not seat.app.clipboard


async def test_a_mouse_selects_nothing(tmp_path: Path) -> None:
    """Whoever draws the mouse over a screen marks nothing, and has nothing to copy."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("enter")
        await seat.sees("Wat gebeurt er met uw antwoorden?")
        await seat.pilot.mouse_down(offset=(5, 3))
        await seat.pilot.hover(offset=(40, 12))
        await seat.pilot.mouse_up(offset=(40, 12))
        await seat.press("ctrl+c")
        assert not seat.app.screen.selections
        assert not seat.app.clipboard


async def test_the_terminals_own_clipboard_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is cut or copied is not told to the terminal, which would keep it for whoever comes next."""
    written: list[str] = []
    async with kiosk(tmp_path, SMALL) as seat:
        assert seat.app._driver is not None
        monkeypatch.setattr(seat.app._driver, "write", written.append)
        await confide(seat)
        await seat.press("ctrl+x")
        assert seat.app.clipboard == SECRET
        seat.app.post_message(events.Paste(seat.app.clipboard))
        await seat.sees(SECRET)
    assert not [text for text in written if "\x1b]52" in text]
