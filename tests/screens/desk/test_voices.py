"""The desk's third tab: own words, one by one, to be read, released, held back and found again."""

from pathlib import Path

from msgspec import structs

from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.acts import Moderation
from kiosk.station import Station
from tests.screens.desk.people import asking, of_group, save, spoken
from tests.screens.hosts import begin, clock, desk
from tests.screens.seats import Watcher, flat


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
        await watcher.sees("▌ ○ 1 “ tweede", "Niet meer beslist.")
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
