"""Another language at any moment: F2 changes the words and keeps every input."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from kiosk.steps import Kind
from screens.widgets import text_answer
from screens.widgets.choices import Choices
from screens.widgets.scale import Scale
from tests.screens.hosts import OTHER_ONE, kiosk
from tests.screens.seats import Seat
from tests.screens.workshops import SMALL


def inputs(seat: Seat) -> list[object]:
    """Tell what stands in all the fields of the screen, in order."""
    screen = seat.app.screen
    chosen: list[object] = [choices.value for choices in screen.query(Choices)]
    return [*chosen, *(scale.value for scale in screen.query(Scale)), *(area.text for area in screen.query(TextArea))]


async def fill(seat: Seat) -> None:
    """Enter something in the field that has the focus."""
    if isinstance(seat.app.focused, TextArea):
        await seat.type("[b]woord")
    elif seat.app.focused is not None:
        await seat.press("2", "3")


async def test_f2_keeps_every_input_of_every_step(tmp_path: Path) -> None:
    """On each screen of the built-in workshop F2 says it in the other language, with all that was entered."""
    async with kiosk(tmp_path) as seat:
        await seat.agree()
        while seat.step.kind is not Kind.THANKS:
            await fill(seat)
            before, entered, focused = seat.text, inputs(seat), type(seat.app.focused)
            following = seat.app._words.following()
            await seat.press("f2")
            await seat.sees(f"F2 {following.following().own_name}")
            assert inputs(seat) == entered
            assert type(seat.app.focused) is focused
            assert seat.text != before
            assert seat.response.language == following.language
            await seat.onward()
        assert seat.response.answers["strengthen_why"] == "[b]woord"


async def test_f2_on_the_last_screen(tmp_path: Path) -> None:
    """The thanks and its code change their language too."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to(Kind.THANKS)
        code = seat.app._code
        await seat.press("f2")
        await seat.sees("Thank you. Your answers are kept.", str(code))


async def test_f2_keeps_words_that_no_pause_has_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed just before F2 stands there after it, and is on disk."""
    monkeypatch.setattr(text_answer, "PAUSE", 600.0)
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.type("zomaar")
        await seat.press("f2")
        await seat.sees("Why?", "zomaar")
        assert seat.response.answers["why"] == "zomaar"


async def test_f2_keeps_letters_that_were_typed_faster_than_they_are_shown(tmp_path: Path) -> None:
    """Letters and F2 that arrive in one go lose nothing."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        for letter in "haast":
            seat.app.post_message(events.Key(letter, letter))
        seat.app.post_message(events.Key("f2", None))
        await seat.sees("Why?")
        await seat.until(lambda: seat.response.answers.get("why") == "haast", "the word on disk")
        assert "haast" in seat.text


async def test_f2_keeps_a_number_that_is_typed(tmp_path: Path) -> None:
    """With one language F2 does nothing at all to a number."""
    async with kiosk(tmp_path, OTHER_ONE) as seat:
        await seat.go_to("sprints")
        await seat.press("1", "2", "f2")
        assert seat.app.screen.query_one(Input).value == "12"


async def test_f2_keeps_a_code_that_is_being_typed(tmp_path: Path) -> None:
    """Half a code stays when the language changes."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("c")
        await seat.sees("Typ uw code")
        await seat.type("appel mo")
        await seat.press("f2")
        await seat.sees("Type your code")
        assert seat.app.screen.query_one(Input).value == "appel mo"


async def test_f2_keeps_the_choice_to_take_part(tmp_path: Path) -> None:
    """A choice made on the consent screen stays when the language changes."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("enter")
        await seat.sees("ik doe mee")
        await seat.press("1", "f2")
        await seat.sees("I take part")
        assert seat.app.screen.query_one(Choices).value == ("yes",)


async def test_the_next_one_is_greeted_in_the_first_language(tmp_path: Path) -> None:
    """Whoever comes after somebody who chose English is greeted in Dutch."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("levers")
        await seat.press("f2")
        await seat.sees("Choose what helps")
        await seat.leave()
        await seat.sees("Verder met mijn code")
