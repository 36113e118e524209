"""Conclusions and minutes: typed while they are spoken, changed and taken away."""

from pathlib import Path

from textual.widgets import Input

from kiosk.conclusions import conclusions
from kiosk.event import Event
from kiosk.fold import Fold
from tests.screens.hosts import Watch, begin, desk
from tests.screens.seats import Watcher

EVERY_KEY = "1 2 3 4 5 q u c n e x ? r h t"
"""Letters and digits that do something on some tab."""


def noted(event: Event) -> list[tuple[str, str | None, str]]:
    """Read from disk what was noted: kind, question and words."""
    fold = Fold(event)
    fold.poll()
    return [(each.kind, each.question, each.text) for each in conclusions(fold.acts)]


async def typing(watcher: Watcher) -> None:
    """Wait until the line is open."""
    await watcher.sees("Enter Bewaren", "Esc Stop met typen")


async def test_a_conclusion_is_noted_with_its_question(tmp_path: Path) -> None:
    """C opens the line, Enter keeps what was typed and waits for the next; it stands on the page, and on disk."""
    event, watch = begin(tmp_path), Watch()
    async with desk(event, time=watch) as watcher:
        await watcher.press("4", "right", "c")
        await typing(watcher)
        await watcher.type("meer tijd")
        await watcher.press("enter")
        await watcher.sees("Conclusie meer tijd", "Conclusie genoteerd.", "Esc Stop met typen")
        watch.set_on(seconds=1)
        await watcher.type("vaste middelen")
        await watcher.press("enter", "enter")
        await watcher.sees("Conclusie meer tijd Conclusie vaste middelen", "C Conclusie")
        assert noted(event) == [("conclusion", "strengthen", text) for text in ("meer tijd", "vaste middelen")]


async def test_minutes_are_noted_with_a_question_or_without(tmp_path: Path) -> None:
    """N notes a line of the minutes; on the first page it belongs to no question, and stands there alone."""
    event, watch = begin(tmp_path), Watch()
    async with desk(event, time=watch) as watcher:
        await watcher.press("4", "n")
        await typing(watcher)
        await watcher.type("de zaal is vol")
        await watcher.press("enter", "escape")
        await watcher.sees("Notulen de zaal is vol", "In de notulen gezet.")
        watch.set_on(seconds=1)
        await watcher.press("down", "n")
        await typing(watcher)
        await watcher.type("over geld")
        await watcher.press("enter", "escape")
        await watcher.sees("Notulen over geld")
        assert "de zaal is vol" not in watcher.text
        assert noted(event) == [("note", None, "de zaal is vol"), ("note", "strengthen", "over geld")]


async def test_letters_never_act_as_keys(tmp_path: Path) -> None:
    """Not even those that were typed before the line had opened."""
    event = begin(tmp_path)
    async with desk(event) as watcher:
        await watcher.press("4", *f"c{EVERY_KEY}", "enter")
        await watcher.sees(f"Conclusie {EVERY_KEY}", "4 Plenair", "Esc Stop met typen")
        await watcher.press("escape", *f"n{EVERY_KEY}", "enter")
        await watcher.sees(f"Notulen {EVERY_KEY}")
        assert [text for *_, text in noted(event)] == [EVERY_KEY, EVERY_KEY]


async def test_pages_stay_while_a_line_is_typed(tmp_path: Path) -> None:
    """A presenter's key does not move the note to another question."""
    event = begin(tmp_path)
    async with desk(event) as watcher:
        await watcher.press("4", "right", "c")
        await typing(watcher)
        await watcher.type("tijd")
        await watcher.press("pagedown", "down", "enter")
        await watcher.sees("Conclusie tijd")
        assert noted(event) == [("conclusion", "strengthen", "tijd")]


async def test_escape_keeps_what_was_typed(tmp_path: Path) -> None:
    """C opens the line again with it, and typing goes on behind it; nothing was noted meanwhile."""
    event = begin(tmp_path)
    async with desk(event) as watcher:
        await watcher.press("4", "c")
        await typing(watcher)
        await watcher.type("half")
        await watcher.press("escape")
        await watcher.sees("C Conclusie")
        assert noted(event) == []
        await watcher.press("right", "c")
        await typing(watcher)
        await watcher.type("weg")
        await watcher.press("enter")
        await watcher.sees("Conclusie halfweg")


async def test_f1_f2_and_what_comes_in_leave_the_line_alone(tmp_path: Path) -> None:
    """Help and another language while somebody is typing: the words stay, and typing goes on."""
    event = begin(tmp_path)
    async with desk(event) as watcher:
        await watcher.press("4", "c")
        await typing(watcher)
        await watcher.type("half")
        await watcher.press("f1")
        await watcher.sees("Elke toets sluit dit.")
        await watcher.press("escape")
        await watcher.type(" a")
        await watcher.press("f2")
        await watcher.sees("Enter Keep", "half a")
        await watcher.type("f")
        await watcher.press("enter")
        await watcher.sees("Conclusion half af")


async def test_e_changes_and_takes_away(tmp_path: Path) -> None:
    """E lists what was noted, on any page; Enter opens a line at its end, X takes it away, and U brings it back."""
    event, watch = begin(tmp_path), Watch()
    async with desk(event, time=watch) as watcher:
        await watcher.press("4", "e")
        await watcher.sees("Wat er genoteerd is", "Nog niets.")
        await watcher.press("escape", "down", "c")
        await typing(watcher)
        await watcher.type("meer tijt")
        await watcher.press("enter", "escape", "e")
        await watcher.sees("▌ 1 meer tijt")
        await watcher.press("enter")
        await watcher.until(lambda: isinstance(watcher.app.focused, Input), "the line")
        await watcher.press("backspace", "d", "enter")
        await watcher.sees("Conclusie meer tijd", "Gewijzigd.")
        await watcher.press("e", "x")
        await watcher.sees("Weggehaald.")
        assert noted(event) == []
        await watcher.press("u")
        await watcher.sees("Teruggenomen: wat genoteerd was: “meer tijd”.", "Conclusie meer tijd")
        await watcher.press("u")
        await watcher.sees("Conclusie meer tijt")


async def test_what_is_pasted_is_cleaned_and_literal(tmp_path: Path) -> None:
    """Of a pasted text the first line is taken, without what only a terminal would read; markup stays as it is."""
    event = begin(tmp_path)
    async with desk(event) as watcher:
        await watcher.press("4", "c")
        await typing(watcher)
        await watcher.paste("[bold]rood\x1b[31m[/]\ntweede")
        await watcher.press("enter")
        await watcher.sees("Conclusie [bold]rood[/]")
        assert noted(event)[0][2] == "[bold]rood[/]"
