"""The next participant never sees the last one, whether that one handed in or just went away."""

from pathlib import Path
from typing import NoReturn

import pytest
from textual.widgets import Input, TextArea

from kiosk.model.response import Status
from kiosk.records import Records
from kiosk.station import Station
from kiosk.steps import Kind
from screens.dialogs.idle import IdleDialog
from screens.participant.deletion import DeletedScreen
from screens.participant.thanks import ThanksScreen
from screens.participant.welcome import WelcomeScreen
from screens.widgets import text_answer
from tests.screens.hosts import begin, clock, kiosk
from tests.screens.seats import Seat, responses, shown
from tests.screens.workshops import SMALL

SECRET, ROLE = "mijn geheim", "conrector"


async def confide(seat: Seat) -> str:
    """Take part, with own words in two places; tells the code."""
    await seat.agree()
    await seat.press("3", "enter")
    await seat.type(ROLE)
    await seat.go_to("why")
    await seat.type(SECRET)
    return str(seat.app._code)


async def nobody_is_there(seat: Seat) -> None:
    """Let the time run out, up to the question whether somebody is still there."""
    seat.app._idle_seconds = 0
    await seat.until(lambda: isinstance(seat.app.screen, IdleDialog), "the question whether somebody is there")


async def nobody_answers(seat: Seat) -> None:
    """Let the time of that question run out too."""
    dialog = seat.app.screen
    assert isinstance(dialog, IdleDialog)
    await seat.sees("Bent u er nog?")
    dialog.left = 1
    await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
    await seat.until(lambda: not len(seat.app.workers), "everything done")


async def test_nothing_of_the_last_one_is_left(tmp_path: Path) -> None:
    """After Enter on the thanks no screen shows role, words or code, and the next one finds every field empty."""
    async with kiosk(tmp_path, SMALL) as seat:
        code = await confide(seat)
        await seat.go_to(Kind.THANKS)
        await seat.press("enter")
        await seat.sees("Verder met mijn code")
        assert len(seat.app.screen_stack) == 1
        assert seat.app._sitting is None
        assert seat.app._code is None
        told = [shown(screen) for screen in seat.app.screen_stack]
        await seat.agree()
        while seat.step.kind is not Kind.THANKS:
            told.append(seat.text)
            assert all(not area.text for area in seat.app.screen.query(TextArea))
            await seat.onward()
        told.append(seat.text)
        assert not [text for text in told for secret in (SECRET, ROLE, code) if secret in text]


async def test_nothing_that_was_cut_can_be_pasted_by_the_next_one(tmp_path: Path) -> None:
    """Words that somebody cut or copied are gone with them."""
    async with kiosk(tmp_path, SMALL) as seat:
        await confide(seat)
        await seat.press("ctrl+x")
        await seat.leave()
        await seat.press("c")
        await seat.sees("Typ uw code")
        await seat.press("ctrl+v")
        assert SECRET not in seat.text
        assert SECRET not in seat.app.screen.query_one(Input).value
        assert not seat.app.clipboard


async def test_any_key_goes_on(tmp_path: Path) -> None:
    """Who is still there presses any key, finds everything as it was, and nothing is parked."""
    async with kiosk(tmp_path, SMALL) as seat:
        await confide(seat)
        await nobody_is_there(seat)
        await seat.sees("Bent u er nog?")
        seat.app._idle_seconds = 600
        await seat.press("x")
        await seat.until(lambda: not isinstance(seat.app.screen, IdleDialog), "the question gone")
        await seat.sees(SECRET)
        assert seat.response.status is Status.DRAFT
        assert seat.app.screen.query_one(TextArea).text == SECRET


async def test_answers_are_parked_when_nobody_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers, with words that no pause had saved, are kept as partial, and the welcome shows none of them."""
    monkeypatch.setattr(text_answer, "PAUSE", 600.0)
    async with kiosk(tmp_path, SMALL) as seat:
        await confide(seat)
        assert "why" not in seat.response.answers
        await nobody_is_there(seat)
        await nobody_answers(seat)
        assert seat.response.status is Status.PARTIAL
        assert (seat.response.answers["why"], seat.response.intake["role_other"]) == (SECRET, ROLE)
        assert SECRET not in seat.text


async def test_consent_is_put_away_too(tmp_path: Path) -> None:
    """Nobody at the consent screen leads to the welcome, and nothing is kept; the welcome itself waits for ever."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("enter")
        await nobody_is_there(seat)
        await nobody_answers(seat)
        assert responses(seat.event) == []
        assert seat.app.patience() is None


@pytest.mark.parametrize("key", ["f1", "f2", "f3", "ctrl+g", "tab"])
async def test_any_key_at_all_goes_on(tmp_path: Path, key: str) -> None:
    """Keys with a meaning elsewhere answer the question too; if they do not, its time still runs out."""
    async with kiosk(tmp_path, SMALL) as seat:
        await confide(seat)
        await nobody_is_there(seat)
        seat.app._idle_seconds = 600
        await seat.press(key)
        if isinstance(seat.app.screen, IdleDialog):
            await nobody_answers(seat)
            assert seat.response.status is Status.PARTIAL


@pytest.mark.parametrize("key", ["f1", "ctrl+g"])
async def test_a_dialog_hides_nobody(tmp_path: Path, key: str) -> None:
    """Who leaves with the help or the PIN's dialog open is missed all the same."""
    async with kiosk(tmp_path, SMALL) as seat:
        await confide(seat)
        await seat.press(key)
        await nobody_is_there(seat)
        await nobody_answers(seat)
        assert seat.response.status is Status.PARTIAL


async def test_the_thanks_go_by_themselves(tmp_path: Path) -> None:
    """Any key keeps the thanks; near the end they say how long they stay, then the welcome is there."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to(Kind.THANKS)
        thanks = seat.app.screen
        assert isinstance(thanks, ThanksScreen)
        thanks.left = 20
        await seat.sees("seconden terug naar het begin. Elke toets wacht langer.")
        await seat.press("x")
        assert thanks.left > 50
        thanks.left = 1
        await seat.sees("Verder met mijn code")
        assert seat.response.status is Status.COMPLETE


async def test_the_question_comes_again_after_its_answers_were_deleted(tmp_path: Path) -> None:
    """A question that was taken off the screen, since what it was about is deleted, is asked of the next one too."""
    event = begin(tmp_path, SMALL)
    async with kiosk(tmp_path, event) as seat:
        await confide(seat)
        await nobody_is_there(seat)
        with Station(event, "desk-raam", clock=clock) as desk:
            desk.withdraw(seat.response)
        seat.app._idle_seconds = 600
        await seat.sees("Uw antwoorden zijn verwijderd.")
        await seat.until(lambda: isinstance(seat.app.screen, DeletedScreen), "nothing over it")
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        await seat.agree()
        await nobody_is_there(seat)


async def test_a_crash_tells_no_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """An error of the kiosk itself leaves nothing on the terminal; whoever ran it notes where it was."""

    def broken(*_: object, **__: object) -> NoReturn:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        async with kiosk(tmp_path, SMALL) as seat:
            await confide(seat)
            monkeypatch.setattr(Records, "keep", broken)
            await seat.press("enter")
            await seat.until(lambda: not seat.app.is_running, "the end")
    told = capfd.readouterr()
    assert told.out + told.err == ""
    assert isinstance(seat.app.failure, RuntimeError)
