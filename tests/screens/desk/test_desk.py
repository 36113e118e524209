"""The desk as a whole: its tabs and keys, what it writes, and two of them at once."""

from pathlib import Path

import pytest

from kiosk.station import Station
from screens.desk.head import TABS
from tests.sample.event import make as sample
from tests.screens.desk.people import fill, save, spoken
from tests.screens.desk.test_rounds import counts
from tests.screens.hosts import Watch, begin, clock, desk
from tests.screens.seats import responses, shown

SMALLEST = (80, 24)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [SMALLEST, (120, 40)], ids=str)
async def test_no_key_is_cut_off(tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    """On every tab each key of the line stands there whole, in both languages; leaving and help are always among them."""
    async with desk(begin(tmp_path), language=language, size=size) as watcher:
        if language == "nl":
            await watcher.press("space")
        for at, _ in enumerate(TABS, 1):
            await watcher.press(str(at))
            await watcher.done()
            line = watcher.app.screen.query_one("KeyLine")
            hints = list(line.children)
            await watcher.until(lambda: all(hint.size.width for hint in line.children), "the keys")  # noqa: B023
            assert max(hint.region.right for hint in hints) <= line.region.right
            drawn = shown(watcher.app.screen).splitlines()[-1]
            assert all(str(hint.render()) in drawn for hint in hints)
            assert ("Q Verlaten" if language == "nl" else "Q Leave") in drawn
            assert "F1" in drawn


async def test_a_digit_opens_a_tab(tmp_path: Path) -> None:
    """From every tab to every other, and a click on its name does the same."""
    async with desk(begin(tmp_path)) as watcher:
        for at, told in (("5", "Uitslagen die"), ("3", "0 van 0 stemmen"), ("1", "Er loopt geen"), ("4", "deden mee")):
            await watcher.press(at)
            await watcher.sees(told)
        await watcher.press("2")
        await watcher.sees("Waar antwoorden het meest uiteenlopen")
        await watcher.pilot.click("DeskHead", offset=(watcher.text.splitlines()[0].index("Stemmen") - 3, 0))
        await watcher.sees("0 van 0 stemmen")


@pytest.mark.parametrize("tab", "12345")
async def test_help_is_one_key_away(tmp_path: Path, tab: str) -> None:
    """F1 and the question mark list tabs and keys, whole at 80 × 24; any key closes that and does nothing else."""
    async with desk(begin(tmp_path), size=SMALLEST) as watcher:
        await watcher.press(tab)
        await watcher.done()
        for key, closing in (("f1", "q"), ("question_mark", "space"), ("f1", "f2"), ("f1", "f1")):
            before = watcher.text.splitlines()[0]
            await watcher.press(key)
            await watcher.sees("U neemt terug wat hier het laatst gedaan is", "Elke toets sluit dit.")
            await watcher.press(closing)
            await watcher.until(lambda: len(watcher.app.screen_stack) == 1, "the help closed")
            assert watcher.text.splitlines()[0] == before
            assert watcher.app.is_running


async def test_looking_writes_nothing_but_the_desks_own_journal(tmp_path: Path) -> None:
    """The journals of others stay as they were, byte for byte, whatever is looked at and decided."""
    event = begin(tmp_path)
    fill(event)
    save(event, spoken("meer tijd"), at="raam")
    before = {path.name: path.read_bytes() for path in event.folder.iterdir()}
    async with desk(event) as watcher:
        await watcher.sees("6 van 16 klaar")
        await watcher.press("2", "s", "3", "r", "1", "f2", "space", "5", "space", "o")
        await watcher.sees("The event is closed since")
    after = {path.name: path.read_bytes() for path in event.folder.iterdir()}
    assert {name: after[name] for name in before} == before
    assert {name for name in after if name not in before and not name.endswith(".lock")} == {"desk-laptop.jsonl"}
    assert len(responses(event)) == 6


async def test_the_language_changes_while_answers_come_in(tmp_path: Path) -> None:
    """Whatever is saved at the very moment of F2, on any tab, is shown in the new language."""
    event = begin(tmp_path)
    async with desk(event) as watcher:
        with Station(event, "raam", clock=clock) as held:
            for number in range(20):
                await watcher.press(str(number % 5 + 1), "f2")
                held.save(spoken(f"stem {number}"))
                await watcher.press("f2")
        await watcher.press("3")
        await watcher.sees("20 van 20 stemmen")


async def test_q_leaves(tmp_path: Path) -> None:
    """So does Ctrl+Q; what was done is there when the desk is started again, and U still takes it back."""
    event = begin(tmp_path)
    async with desk(event) as watcher:
        await watcher.press("space")
        await watcher.sees("Ronde 1")
        await watcher.press("q")
        await watcher.until(lambda: not watcher.app.is_running, "the end")
    async with desk(event) as watcher:
        await watcher.sees("Ronde 1")
        await watcher.press("u")
        await watcher.sees("Er loopt geen ronde.")
        await watcher.press("ctrl+q")
        await watcher.until(lambda: not watcher.app.is_running, "the end")


async def test_two_desks_see_each_others_acts(tmp_path: Path) -> None:
    """Both act on one event at once, each in a journal of its own; neither takes back what the other has changed since."""
    event, watch = begin(tmp_path), Watch()
    save(event, spoken("meer tijd"))
    async with desk(event, time=watch) as one, desk(event, time=watch) as other:
        await one.press("space")
        await counts(other, 1, "10:00")
        await other.sees("␣ Pauze")
        watch.set_on(seconds=1)
        await other.press("plus")
        await counts(one, 1, "11:59")
        await one.press("u")
        await one.sees("Er is hier niets om terug te nemen, of een ander heeft het sindsdien gewijzigd.")
        await one.press("3", "r")
        await other.press("3")
        await other.sees("✓ 1 “ meer tijd")
        await other.press("h")
        await one.sees("✕ 1 “ meer tijd")
        await other.press("u")
        await one.sees("✓ 1 “ meer tijd")
        await other.press("5", "o")
        await one.until(lambda: one.text.splitlines()[0].endswith("afgesloten"), "closed")
        names = {path.name for path in event.folder.glob("desk-*.jsonl")}
        assert names == {"desk-laptop.jsonl", "desk-laptop-2.jsonl"}


@pytest.mark.parametrize(("language", "told"), [("nl", "voorbeeld"), ("en", "example")])
async def test_of_a_made_up_event_the_head_says_so(tmp_path: Path, language: str, told: str) -> None:
    """On every tab, at 80 × 24 too, whatever else stands there; of a real one it says nothing of the kind."""
    async with desk(sample(tmp_path), language=language, size=SMALLEST) as watcher:
        for at, _ in enumerate(TABS, 1):
            await watcher.press(str(at))
            await watcher.done()
            assert f"  {told}" in watcher.text.splitlines()[0] and ":" not in watcher.text.splitlines()[0]
    async with desk(begin(tmp_path), language=language) as watcher:
        assert told not in watcher.text.splitlines()[0]
