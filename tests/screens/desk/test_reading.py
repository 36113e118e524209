"""Reading on the desk's third tab: whatever was typed is shown as it is, and nothing moves under the eye."""

from pathlib import Path

from kiosk.station import Station
from tests.screens.desk.people import save, spoken
from tests.screens.desk.test_voices import at_cursor
from tests.screens.hosts import begin, clock, desk
from tests.screens.seats import flat


async def test_the_cursor_stays_at_its_voice_while_others_speak(tmp_path: Path) -> None:
    """New voices come below; the row that is read, and what is shown of it, stay."""
    event = begin(tmp_path)
    save(event, *(spoken(f"stem {number}") for number in range(30)))
    async with desk(event) as watcher:
        await watcher.press("3", "pagedown", "down", "down")
        await watcher.until(lambda: at_cursor(watcher).endswith("stem 12"), "the cursor")
        with Station(event, "raam", clock=clock) as held:
            for number in range(5):
                held.save(spoken(f"later {number}"))
                await watcher.sees(f"van {31 + number} stemmen")
                assert at_cursor(watcher).endswith("stem 12")
        await watcher.press("end")
        await watcher.until(lambda: at_cursor(watcher).endswith("later 4"), "the last one")
        await watcher.press("home")
        await watcher.until(lambda: at_cursor(watcher).endswith("stem 0"), "the first one")


async def test_the_cursor_stays_when_a_voice_before_it_is_taken_back(tmp_path: Path) -> None:
    """Who withdraws is gone from the list at once, and the next key is about the voice that is read."""
    event = begin(tmp_path)
    with Station(event, "table-1", clock=clock) as held:
        first, *_ = [held.save(spoken(f"stem {number}")) for number in range(3)]
        async with desk(event) as watcher:
            await watcher.press("3", "down", "down")
            await watcher.until(lambda: at_cursor(watcher).endswith("stem 2"), "the cursor")
            held.withdraw(first)
            await watcher.sees("2 van 2 stemmen")
            assert at_cursor(watcher).endswith("stem 2")
            assert "stem 0" not in watcher.text


async def test_whatever_was_typed_is_shown_as_it_is(tmp_path: Path) -> None:
    """Markup is literal, several lines stand in one row of the list, and no control character reaches the terminal."""
    event = begin(tmp_path)
    save(event, spoken("[bold]vet[/] [@click=app.exit]x\ntweede regel"), spoken("\x1b[31mrood\x1b]0;t\x07\x9b2J"))
    async with desk(event) as watcher:
        await watcher.press("3")
        await watcher.sees("▌ ○ 1 “ [bold]vet[/] [@click=app.exit]x tweede regel", "rood")
        await watcher.press("down")
        await watcher.until(lambda: "rood" in at_cursor(watcher), "the cursor")
        assert not any(sign in watcher.text for sign in "\x1b\x07\x9b")
        await watcher.press("t")
        await watcher.sees("Thema van dit antwoord")
        assert not any(sign in watcher.text for sign in "\x1b\x07\x9b")


async def test_a_very_long_voice_can_be_read_to_its_end(tmp_path: Path) -> None:
    """Shift and an arrow, or the wheel, scroll the words; another voice begins at its first line."""
    event = begin(tmp_path)
    save(event, spoken(" ".join(f"woord{number}" for number in range(300))), spoken("kort"))
    async with desk(event, size=(80, 24)) as watcher:
        await watcher.press("3")
        await watcher.sees("woord0 woord1")
        assert "woord299" not in watcher.text
        for _ in range(60):
            await watcher.press("shift+down")
        await watcher.sees("woord299", "mag geciteerd worden")
        await watcher.press("down")
        await watcher.sees("kunnen? kort")
        await watcher.press("up")
        await watcher.until(lambda: "woord1 woord2" in flat(watcher.text.split("────")[-1]), "its first line")


async def test_f2_keeps_the_voice_and_the_filter(tmp_path: Path) -> None:
    """In the other language the cursor stands at the same voice, and the same ones are read."""
    event = begin(tmp_path)
    save(event, *(spoken(f"stem {number}") for number in range(4)), spoken("elders", "attractive"))
    async with desk(event) as watcher:
        await watcher.press("3", "p", "down", "down", "f2")
        await watcher.sees("4 of 5 voices", "P question 1", "may be quoted")
        await watcher.until(lambda: at_cursor(watcher).endswith("stem 2"), "the cursor")
        await watcher.press("r")
        await watcher.sees("Released.", "✓ 1 “ stem 2")
