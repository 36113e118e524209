"""The desk over a kiosk's screen: it locks itself, and what the kiosk does meanwhile comes when it is put away."""

import time
from pathlib import Path

import pytest

from kiosk.model.response import Status
from kiosk.station import Station
from kiosk.steps import Kind
from screens import staffed_app
from screens.desk.desk_screen import DeskScreen
from screens.desk.line_dialog import LineDialog
from screens.desk.projected_code import ProjectedCode
from screens.dialogs.idle import IdleDialog
from screens.kiosk_app import KioskApp
from screens.participant.thanks import ThanksScreen
from screens.participant.welcome import WelcomeScreen
from tests.screens.hosts import begin, clock, kiosk
from tests.screens.seats import Seat, shown
from tests.screens.workshops import SMALL

SECRET = "mijn geheim"


def be_impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock the desk from now on as soon as no key was pressed for a moment."""
    monkeypatch.setattr(staffed_app, "LOCKED_AFTER", 0.2)


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take down every frame that an app sends to its terminal."""
    seen: list[str] = []
    paint = KioskApp._display

    def note(app: KioskApp, screen: object, renderable: object) -> None:
        if not app._batch_count and app.screen_stack:
            seen.append(shown(app.screen))
        paint(app, screen, renderable)  # type: ignore[arg-type]

    monkeypatch.setattr(KioskApp, "_display", note)
    return seen


async def ticks(seat: Seat, number: int = 3) -> None:
    """Let the kiosk look after things a few times."""
    for _ in range(number):
        seat.app._tick()
        await seat.done()
        await seat.pilot.pause(0.05)


async def away(seat: Seat) -> None:
    """Wait until the desk is gone."""
    await seat.until(lambda: seat.app._desk_shown is None, "the desk gone")


async def confided(seat: Seat) -> None:
    """Type something that nobody else should see."""
    await seat.go_to("why")
    await seat.type(SECRET)


@pytest.mark.parametrize("keys", [(), ("2",), ("3",), ("5",), ("f1",), ("1", "m"), ("3", "c")], ids=str)
async def test_a_desk_that_nobody_is_at_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    """Whatever tab or dialog is open: the kiosk's own screen comes back, and the PIN is asked again."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.open_desk()
        await seat.press(*keys)
        be_impatient(monkeypatch)
        await away(seat)
        assert isinstance(seat.app.screen, WelcomeScreen)
        assert len(seat.app.screen_stack) == 1
        await seat.ask_pin()


async def test_what_is_shown_to_the_room_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plenary, what is typed in it, and the large code are not locked; back on another tab the time begins to count."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.open_desk()
        await seat.press("4")
        await seat.sees("deden mee")
        be_impatient(monkeypatch)
        await seat.pilot.pause(0.3)
        await ticks(seat)
        await seat.press("c", "h", "a")
        await seat.pilot.pause(0.3)
        await ticks(seat)
        await seat.sees("ha", "Stop met typen")
        monkeypatch.setattr(staffed_app, "LOCKED_AFTER", 120.0)  # on a busy machine the next key may be late
        await seat.press("escape", "5", "f")
        await seat.until(lambda: isinstance(seat.app.screen, ProjectedCode), "the large code")
        be_impatient(monkeypatch)
        await seat.pilot.pause(0.3)
        await ticks(seat)
        assert isinstance(seat.app.screen, ProjectedCode)
        await seat.press("space")
        await away(seat)


async def test_who_sat_there_is_put_away_in_time(tmp_path: Path) -> None:
    """Their time counts from when the desk was opened, however busy it is; nobody is asked, and the welcome comes after it."""
    async with kiosk(tmp_path, SMALL) as seat:
        await confided(seat)
        await seat.open_desk()
        await seat.press("4", "c")
        seat.app._idle_seconds = 1
        seat.app._desk_opened = time.monotonic() - 3
        await seat.press(*"druk bezig")
        seat.app._tick()
        await seat.until(lambda: seat.response.status is Status.PARTIAL, "put away")
        assert seat.response.answers["why"] == SECRET
        await seat.sees("druk bezig")
        assert not any(isinstance(screen, IdleDialog) for screen in seat.app.screen_stack)
        await seat.press("escape", "q")
        await away(seat)
        assert isinstance(seat.app.screen, WelcomeScreen)
        await seat.sees("Verder met mijn code")


async def test_nothing_of_them_is_seen_for_a_moment(tmp_path: Path, frames: list[str]) -> None:
    """Not one frame between the desk and the welcome shows what they had typed."""
    async with kiosk(tmp_path, SMALL) as seat:
        await confided(seat)
        await seat.open_desk()
        await seat.press("m")
        await seat.until(lambda: isinstance(seat.app.screen, LineDialog), "the dialog")
        seat.app.call_later(seat.app.abandoned)
        await seat.until(lambda: seat.response.status is Status.PARTIAL, "put away")
        frames.clear()
        seat.app.call_later(seat.app._put_desk_away)
        await seat.sees("Verder met mijn code")
        await seat.pilot.pause(0.2)
        assert frames
        assert not [frame for frame in frames if SECRET in frame or "Waarom?" in frame]


async def test_the_thanks_count_down_under_the_desk(tmp_path: Path) -> None:
    """When their seconds are over, the welcome waits until the desk is put away."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to(Kind.THANKS)
        thanks = seat.app.screen
        assert isinstance(thanks, ThanksScreen)
        await seat.open_desk()
        thanks.left = 1
        await seat.until(lambda: seat.app._meanwhile is not None, "the welcome waiting")
        assert isinstance(seat.app.screen, DeskScreen)
        await seat.press("q")
        await away(seat)
        assert isinstance(seat.app.screen, WelcomeScreen)
        assert seat.response.status is Status.COMPLETE


async def test_who_was_deleted_elsewhere_is_told_afterwards(tmp_path: Path) -> None:
    """Answers that were withdrawn from another laptop while the desk was open are on no screen any more."""
    event = begin(tmp_path, SMALL)
    async with kiosk(tmp_path, event) as seat:
        await confided(seat)
        await seat.until(lambda: seat.response.answers.get("why") == SECRET, "the words on disk")
        await seat.open_desk()
        with Station(event, "raam", clock=clock) as other:
            other.withdraw(seat.response)
        await seat.until(lambda: seat.app._meanwhile is not None, "the deletion noticed")
        await seat.press("q")
        await seat.sees("Uw antwoorden zijn verwijderd.")
        assert SECRET not in seat.text


async def test_a_window_that_is_too_small_covers_the_desk(tmp_path: Path) -> None:
    """However the desk goes meanwhile, the kiosk's screen is covered as long as the window is small, and there afterwards."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("why")
        await seat.open_desk()
        await seat.pilot.resize_terminal(60, 20)
        await seat.until(lambda: "60 × 20" in seat.text, "the cover")
        await seat.press("q", "1", "ctrl+g")
        assert "60 × 20" in seat.text
        seat.app.call_later(seat.app._put_desk_away)
        await away(seat)
        await seat.until(lambda: "60 × 20" in seat.text, "the cover")
        await seat.pilot.resize_terminal(80, 24)
        await seat.sees("Waarom?")
        assert len(seat.app.screen_stack) == 2
        assert seat.app.is_running
