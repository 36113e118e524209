"""The desk that is started before the kiosk: it waits, says what to do, and goes on by itself."""

from pathlib import Path

import pytest

from kiosk.event import Event, newest
from kiosk.locale import Words
from screens.frame import SMALLEST
from screens.waiting_app import WaitingApp
from tests.screens.hosts import begin
from tests.screens.seats import PATIENCE, flat, shown


def waiting(folder: Path, language: str = "nl") -> WaitingApp:
    """Make the app that waits for an event in a folder."""

    def find() -> Event | None:
        return Event.named(folder, None) if newest(folder) is not None else None

    return WaitingApp(find, folder, Words(language, ("nl", "en")))


@pytest.mark.parametrize(
    ("language", "told"),
    [("nl", "Er is nog geen bijeenkomst begonnen."), ("en", "There is no workshop under way yet.")],
)
async def test_it_says_what_to_do(tmp_path: Path, language: str, told: str) -> None:
    """What is missing, how to start it, and in which folder it looks, in the language that was asked for."""
    app = waiting(tmp_path / "events", language)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        text = flat(shown(app.screen))
        assert told in text
        assert "kiosk run" in text
        assert "events" in text.replace(" ", "")


async def test_it_goes_on_with_the_event_as_soon_as_there_is_one(tmp_path: Path) -> None:
    """No key is needed; the desk opens with what the kiosk has begun."""
    app = waiting(tmp_path / "events")
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        event = begin(tmp_path)
        for _ in range(int(PATIENCE / 0.05)):
            if app.return_value is not None:
                break
            await pilot.pause(0.05)
        assert app.return_value is not None
        assert app.return_value.folder == event.folder


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_it_can_be_left(tmp_path: Path, key: str) -> None:
    """Then nothing is opened; other keys do nothing."""
    app = waiting(tmp_path / "events")
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.press("enter", "escape", "1", "ctrl+c")
        assert app.is_running
        await pilot.press(key)
    assert app.return_value is None
