"""Coming back with the code: to the step that was left, or to the review, on the laptop where it was begun."""

from pathlib import Path

import pytest
from textual.widgets import Input

from kiosk.model.response import Status
from kiosk.reception import Reception
from kiosk.station import Station
from kiosk.steps import Kind
from screens.participant.welcome import WelcomeScreen
from tests.screens.hosts import begin, clock, kiosk
from tests.screens.seats import Seat
from tests.screens.workshops import SMALL


async def come_back(seat: Seat, code: str) -> None:
    """Type a code at the welcome."""
    await seat.press("c")
    await seat.sees("Typ uw code: twee woorden en een getal.")
    await seat.until(lambda: seat.app.focused, "the field")
    await seat.type(code)
    await seat.press("enter")


async def go_on(seat: Seat) -> None:
    """Choose to go on with the answers that were found."""
    await seat.sees("Welkom terug.")
    await seat.until(lambda: seat.app.focused, "the choice")
    await seat.press("1", "enter")


async def parked(seat: Seat, step: str | Kind) -> str:
    """Take part up to a step and leave; tells the code, as the card showed it."""
    await seat.go_to(Kind.CARD)
    code = str(seat.app._code)
    await seat.sees(code, "Schrijf hem op.")
    await seat.go_to(step)
    if step == "dilemma":
        await seat.press("2")
    return code


async def test_an_interview_goes_on_where_it_was_left(tmp_path: Path) -> None:
    """Somebody who left at a screen without answering it comes back to that screen, not to one before."""
    async with kiosk(tmp_path, SMALL) as seat:
        code = await parked(seat, "chances")
        await seat.leave()
        await come_back(seat, code)
        await go_on(seat)
        await seat.until(lambda: seat.at > 0, "the interview")
        assert seat.asks == ["chances"]


async def test_an_interview_goes_on_with_what_was_entered(tmp_path: Path) -> None:
    """The code leads to everything that was entered, and on to the end."""
    async with kiosk(tmp_path, SMALL) as seat:
        code = await parked(seat, "why")
        await seat.type("halverwege")
        await seat.leave()
        assert seat.response.status is Status.PARTIAL
        await come_back(seat, code)
        await go_on(seat)
        await seat.sees("Waarom?", "halverwege")
        await seat.until(lambda: seat.response.status is Status.DRAFT, "a draft again")
        await seat.go_to(Kind.THANKS)
        await seat.until(lambda: seat.response.status is Status.COMPLETE, "all handed in")
        assert seat.response.answers["why"] == "halverwege"


@pytest.mark.parametrize("written", ["{0} {1}{2}", "  {0}, {1}: {2} "])
async def test_a_code_may_be_typed_in_any_way(tmp_path: Path, written: str) -> None:
    """Capitals, spaces and other signs do not matter."""
    async with kiosk(tmp_path, SMALL) as seat:
        code = await parked(seat, "dilemma")
        await seat.leave()
        await come_back(seat, written.format(*code.upper().split("-")))
        await go_on(seat)
        await seat.sees("Waar staat u?")


async def test_a_wrong_code_is_told(tmp_path: Path) -> None:
    """A code that nobody has leads nowhere, says so in one sentence, and is typed over by the next try."""
    async with kiosk(tmp_path, SMALL) as seat:
        code = await parked(seat, "dilemma")
        await seat.leave()
        await come_back(seat, code + "0")
        await seat.sees("Deze code is hier niet bekend. Kijk nog eens naar de woorden.", code + "0")
        await seat.until(lambda: code + "0" in seat.app.screen.query_one(Input).selected_text, "the mark")
        await seat.type(code)
        await seat.press("enter")
        await go_on(seat)
        await seat.sees("Waar staat u?")


async def test_a_code_of_another_laptop_goes_on_here(tmp_path: Path) -> None:
    """Any laptop that sees the answers goes on with them, and says so to nobody."""
    event = begin(tmp_path, SMALL)
    async with kiosk(tmp_path, event, station="raam") as seat:
        code = await parked(seat, "dilemma")
        await seat.leave()
    async with kiosk(tmp_path, event, station="deur") as seat:
        await come_back(seat, code)
        await go_on(seat)
        await seat.sees("Waar staat u?", "‹2›")


async def test_somebody_who_is_at_it_on_another_laptop_is_not_disturbed(tmp_path: Path) -> None:
    """While an interview is under way there, its code leads to that laptop's name here."""
    event = begin(tmp_path, SMALL)
    with Station(event, "raam", clock=clock) as other:
        sitting, code = Reception(event, other, clock=clock).receive("nl")
        async with kiosk(tmp_path, event, station="deur") as seat:
            await come_back(seat, code)
            await go_on(seat)
            await seat.sees("Iemand is nu met deze antwoorden bezig op de laptop “raam”. Ga daar verder")
            assert seat.response == sitting.interview.response


async def test_what_was_handed_in_opens_at_its_review(tmp_path: Path) -> None:
    """Who has handed in sees all answers again, can change one, and stays complete when leaving."""
    async with kiosk(tmp_path, SMALL) as seat:
        code = await parked(seat, "dilemma")
        await seat.go_to(Kind.THANKS)
        await seat.press("enter")
        await come_back(seat, code)
        await seat.sees("U hebt uw antwoorden ingeleverd.", "Mijn antwoorden bekijken")
        await go_on(seat)
        await seat.sees("Is dit wat u wilt zeggen?", "Waar staat u?")
        assert seat.response.status is Status.COMPLETE
        await seat.press("4")
        await seat.sees("‹2›")
        await seat.press("4")
        await seat.until(lambda: seat.response.answers["dilemma"] == 4, "the change")
        await seat.leave()
        assert seat.response.status is Status.COMPLETE


async def test_escape_leaves_the_code(tmp_path: Path) -> None:
    """Who went to the code by mistake goes back with Esc, and what was typed is gone."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("c")
        await seat.sees("Typ uw code")
        await seat.type("appel")
        await seat.press("escape")
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        await seat.press("c")
        await seat.sees("Typ uw code")
        assert "appel" not in seat.text
