"""A laptop whose lid is shut in the middle of something, and opened again by somebody else."""

import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from kiosk import sleepless
from kiosk.model.response import Status
from kiosk.steps import Kind
from screens.dialogs.idle import IdleDialog
from screens.participant.welcome import WelcomeScreen
from tests.screens.hosts import kiosk
from tests.screens.seats import Seat, responses
from tests.screens.workshops import SMALL

SECRET = "mijn geheim"
HOUR = 3600.0


class Lid:
    """A clock that goes on while the laptop sleeps; the timers of the app do not."""

    def __init__(self) -> None:
        self.slept = 0.0

    def __call__(self) -> float:
        """Tell the seconds."""
        return time.monotonic() + self.slept


@pytest.fixture
def lid(monkeypatch: pytest.MonkeyPatch) -> Lid:
    """Put a clock in that a test sets on."""
    clock = Lid()
    monkeypatch.setattr(sleepless, "seconds", clock)
    return clock


async def in_own_words(seat: Seat) -> None:
    """Stop in the middle of typing."""
    await seat.go_to("why")
    await seat.type(SECRET)


async def asked_whether_there(seat: Seat) -> None:
    """Stop so long ago that the kiosk asks."""
    await in_own_words(seat)
    seat.app._idle_seconds = 0
    await seat.until(lambda: isinstance(seat.app.screen, IdleDialog), "the question whether somebody is there")
    seat.app._idle_seconds = 90


async def in_the_help(seat: Seat) -> None:
    """Read what the keys do."""
    await in_own_words(seat)
    await seat.press("f1")


async def at_thanks(seat: Seat) -> None:
    """Hand in, and look where one stands."""
    await seat.go_to(Kind.THANKS)


async def welcomed(seat: Seat) -> None:
    """Wait for the welcome; nobody is asked anything before it."""
    asked: list[object] = []

    def welcome() -> bool:
        asked.extend(screen for screen in seat.app.screen_stack if isinstance(screen, IdleDialog))
        return isinstance(seat.app.screen, WelcomeScreen) and seat.app._sitting is None

    await seat.until(welcome, "the welcome")
    assert not asked
    assert SECRET not in seat.text


WAYS = [in_own_words, in_the_help, at_thanks]


@pytest.mark.parametrize("way", WAYS)
async def test_a_lid_opened_after_an_hour_shows_the_welcome(
    tmp_path: Path, lid: Lid, way: Callable[[Seat], Awaitable[None]]
) -> None:
    """What was answered is put away with every word of it, and nobody is asked whether they are still there."""
    async with kiosk(tmp_path, SMALL) as seat:
        await way(seat)
        lid.slept = HOUR
        await welcomed(seat)
        assert seat.response.status is (Status.COMPLETE if way is at_thanks else Status.PARTIAL)
        assert seat.response.answers.get("why", SECRET) == SECRET


async def test_a_question_that_slept_too_is_answered(tmp_path: Path, lid: Lid) -> None:
    """Where the kiosk had asked already, the seconds that it gave are over."""
    async with kiosk(tmp_path, SMALL) as seat:
        await asked_whether_there(seat)
        lid.slept = HOUR
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        assert (seat.response.status, seat.response.answers["why"]) == (Status.PARTIAL, SECRET)


@pytest.mark.parametrize("way", [*WAYS, asked_whether_there])
@pytest.mark.parametrize("key", ["x", "enter", "f2"])
async def test_the_key_that_wakes_it_is_a_strangers(
    tmp_path: Path, lid: Lid, way: Callable[[Seat], Awaitable[None]], key: str
) -> None:
    """Pressed before any clock has looked, it shows nothing, says nothing for the last one, and begins nothing."""
    async with kiosk(tmp_path, SMALL) as seat:
        await way(seat)
        seat.app._tick = lambda: None  # type: ignore[method-assign]  # the key comes first
        lid.slept = HOUR
        await seat.press(key)
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        await seat.done()
        assert seat.app.screen_stack == [seat.app._welcome]
        assert seat.response.status is (Status.COMPLETE if way is at_thanks else Status.PARTIAL)
        assert seat.response.answers.get("why", SECRET) == SECRET
        assert len(responses(seat.event)) == 1
        await seat.press("enter")
        await seat.sees("Wat gebeurt er met uw antwoorden?")


async def test_a_short_nap_is_asked_about(tmp_path: Path, lid: Lid) -> None:
    """Whoever shuts the lid for a little more than the patience may be back: the kiosk asks, and any key goes on."""
    async with kiosk(tmp_path, SMALL) as seat:
        await in_own_words(seat)
        patience = seat.app.patience()
        assert patience is not None
        lid.slept = patience + 5
        await seat.until(lambda: isinstance(seat.app.screen, IdleDialog), "the question")
        await seat.press("x")
        await seat.sees(SECRET)
        assert seat.response.status is Status.DRAFT


async def test_a_desk_is_locked_behind_a_shut_lid(tmp_path: Path, lid: Lid) -> None:
    """Who opens the lid over an open desk finds the kiosk, whatever key they press first."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.open_desk()
        lid.slept = HOUR
        await seat.press("3")
        await seat.until(lambda: seat.app._desk_shown is None, "the desk put away")
        await seat.sees("Verder met mijn code")
