"""The desk's third tab: own words, one by one, to be read, released, held back and found again."""

from pathlib import Path

from msgspec import structs

from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.acts import Moderation
from kiosk.station import Station
from tests.screens.desk.people import asking, of_group, save, spoken
from tests.screens.hosts import begin, clock, desk
from tests.screens.seats import Watcher


def at_cursor(watcher: Watcher) -> str:
    """Read the row that the cursor is in."""
    return next((line.strip() for line in watcher.text.splitlines() if line.strip().startswith("▌")), "")


def decisions(event: Event) -> list[str]:
    """Read from disk what was decided about voices."""
    fold = Fold(event)
    fold.poll()
    return [act.decision for act in fold.acts.of(Moderation)]


async def test_a_voice_is_shown_with_what_it_answers(tmp_path: Path) -> None:
    """Its question, its words in full, whether it may be quoted, that nothing is decided, and that it has no theme."""
    event = begin(tmp_path)
    save(event, spoken("meer tijd"), spoken("niet citeren graag", quotable=()))
    async with desk(event) as watcher:
        await watcher.press("3")
        await watcher.sees("2 van 2 stemmen", "▌ ○ 1 “ meer tijd", "○ 1 niet citeren graag")
        await watcher.sees("Wat zou bij u morgen al anders kunnen? meer tijd")
        await watcher.sees("mag geciteerd worden · nog niet beslist · zonder thema")
        await watcher.press("down")
        await watcher.sees("niet citeren · nog niet beslist")


async def test_nothing_said_yet_is_said(tmp_path: Path) -> None:
    """An empty list says so, and no key does anything in it."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("3")
        await watcher.sees("0 van 0 stemmen", "Er is nog niets gezegd.")
        await watcher.press("r", "h", "t", "down")
        await watcher.sees("Er is nog niets gezegd.")


async def test_r_releases_and_h_holds_back(tmp_path: Path) -> None:
    """Each goes on to the next voice and stands on disk at once; once more at the same voice takes it back."""
    event = begin(tmp_path)
    save(event, spoken("eerste"), spoken("tweede"))
    async with desk(event) as watcher:
        await watcher.press("3")
        await watcher.sees("2 van 2 stemmen")
        await watcher.press("r")
        await watcher.sees("✓ 1 “ eerste", "Vrijgegeven.", "▌ ○ 1 “ tweede")
        assert decisions(event) == ["released"]
        await watcher.press("h")
        await watcher.sees("▌ ✕ 1 “ tweede", "Achtergehouden.", "achtergehouden · zonder thema")
        await watcher.press("h")
        await watcher.sees("▌ ○ 1 “ tweede", "De beslissing is teruggenomen.")
        await watcher.press("up", "h")
        await watcher.sees("✕ 1 “ eerste")
        assert decisions(event) == ["held"]
        await watcher.press("u")
        await watcher.sees("✓ 1 “ eerste", "Teruggenomen: het achterhouden van een stem.")


async def test_what_may_not_be_quoted_is_not_released(tmp_path: Path) -> None:
    """Without its participant's permission R does nothing but say why; holding and a theme are possible."""
    event = begin(tmp_path)
    save(event, spoken("vertrouwelijk", quotable=()))
    async with desk(event) as watcher:
        await watcher.press("3", "r")
        await watcher.sees("De deelnemer wil niet geciteerd worden, dus dit blijft hier.", "▌ ○ 1 vertrouwelijk")
        assert decisions(event) == []
        await watcher.press("h")
        await watcher.sees("✕ 1 vertrouwelijk")


async def test_words_that_were_changed_after_the_release_are_to_be_read_again(tmp_path: Path) -> None:
    """A release is about what was read."""
    event = begin(tmp_path)
    with Station(event, "table-1", clock=clock) as held:
        kept = held.save(spoken("zo"))
        async with desk(event) as watcher:
            await watcher.press("3", "r")
            await watcher.sees("✓ 1 “ zo")
            held.save(structs.replace(kept, answers={"strengthen_why": "anders"}))
            await watcher.sees("○ 1 “ anders", "nog niet beslist")


async def test_questions_to_the_table_stand_there_too(tmp_path: Path) -> None:
    """Those of participants and of groups, with their addressee; they need no permission, for they are to be passed on."""
    event = begin(tmp_path)
    save(event, asking("hoe doen jullie dat?", "leader"), of_group(2, strengthen_asked="wie betaalt?"))
    async with desk(event) as watcher:
        await watcher.press("3")
        await watcher.sees("2 van 2 stemmen", "? “ hoe doen jullie dat?", "om door te geven")
        await watcher.sees("Een vraag aan: schoolleider of directie")
        await watcher.press("down", "r")
        await watcher.sees("✓ ? “ wie betaalt?", "Een vraag aan iemand aan tafel")
