"""Themes: given by a digit or by typing, and the codebook that is written while reading."""

from pathlib import Path

from kiosk.codebook import themed, themes
from kiosk.event import Event
from kiosk.fold import Fold
from tests.screens.desk.people import save, spoken
from tests.screens.hosts import Watch, begin, desk
from tests.screens.seats import Watcher


def on_disk(event: Event) -> dict[str, int]:
    """Read the codebook from disk: each theme with the number of its voices."""
    fold = Fold(event)
    fold.poll()
    given = [theme for told in themed(fold.acts).values() for theme in told]
    return {theme.label: given.count(theme.id) for theme in themes(fold.acts)}


async def give(watcher: Watcher, label: str) -> None:
    """Give the voice at the cursor a theme by typing it."""
    await watcher.press("t")
    await watcher.sees("Thema van dit antwoord")
    await watcher.type(label)
    await watcher.press("enter")
    await watcher.until(lambda: len(watcher.app.screen_stack) == 1, "the dialog gone")


async def test_a_new_theme_is_written_by_typing_it(tmp_path: Path) -> None:
    """Letters go to the line, whatever they do elsewhere; Enter writes the theme, gives it, and both are on disk."""
    event = begin(tmp_path)
    save(event, spoken("meer tijd"), spoken("geld"))
    async with desk(event) as watcher:
        await watcher.press("3")
        await give(watcher, "  qua  rooster ")
        await watcher.sees("meer tijd [qua rooster]", "thema: qua rooster", "qua rooster 1 · zonder thema 1")
        assert on_disk(event) == {"qua rooster": 1}


async def test_a_theme_that_exists_is_found_by_typing_and_by_its_digit(tmp_path: Path) -> None:
    """In whatever case it is typed, no second one is written; its digit gives it, and once more takes it away."""
    event, watch = begin(tmp_path), Watch()
    save(event, spoken("meer tijd"), spoken("geld"))
    async with desk(event, time=watch) as watcher:
        await watcher.press("3")
        await give(watcher, "Ruimte")
        watch.set_on(seconds=1)
        await give(watcher, "Geld")
        await watcher.sees("[Ruimte, Geld]", "thema: Ruimte en Geld")
        await watcher.press("down")
        await give(watcher, "ruimte")
        await watcher.sees("Ruimte 2 · Geld 1 · zonder thema 0")
        await watcher.press("t")
        await watcher.until(lambda: "1  ✓ Ruimte" in watcher.text and "2    Geld" in watcher.text, "the themes")
        await watcher.press("2")
        await watcher.sees("Ruimte 2 · Geld 2")
        await watcher.press("t", "1")
        await watcher.sees("Ruimte 1 · Geld 2")
        assert on_disk(event) == {"Ruimte": 1, "Geld": 2}


async def test_a_digit_without_a_theme_and_one_within_a_name_are_typed(tmp_path: Path) -> None:
    """A theme may be called after a number, and hold one."""
    event = begin(tmp_path)
    save(event, spoken("meer tijd"))
    async with desk(event) as watcher:
        await watcher.press("3")
        await give(watcher, "21e eeuw")
        await watcher.sees("[21e eeuw]")
        await give(watcher, "vak 1")
        assert sorted(on_disk(event)) == ["21e eeuw", "vak 1"]


async def test_a_digit_without_a_theme_does_nothing_beside_the_line(tmp_path: Path) -> None:
    """After a click beside the line a digit is no letter; without a theme of that number the dialog stays as it is."""
    event = begin(tmp_path)
    save(event, spoken("meer tijd"))
    async with desk(event) as watcher:
        await watcher.press("3")
        await give(watcher, "Ruimte")
        await watcher.press("t")
        await watcher.sees("Thema van dit antwoord")
        watcher.app.screen.set_focus(None)
        await watcher.press("9")
        await watcher.sees("Thema van dit antwoord")
        await watcher.press("1")
        await watcher.until(lambda: len(watcher.app.screen_stack) == 1, "the dialog gone")
        assert on_disk(event) == {"Ruimte": 0}


async def test_escape_and_an_empty_line_give_nothing(tmp_path: Path) -> None:
    """The dialog goes, and nothing is written."""
    event = begin(tmp_path)
    save(event, spoken("meer tijd"))
    async with desk(event) as watcher:
        await watcher.press("3", "t", "x", "escape")
        await give(watcher, "  ")
        await watcher.sees("zonder thema 1")
        assert on_disk(event) == {}


async def test_markup_in_a_theme_is_literal(tmp_path: Path) -> None:
    """What is typed as a theme's name is shown as it is, in the list, in the dialog and in the codebook."""
    event = begin(tmp_path)
    save(event, spoken("meer tijd"))
    async with desk(event) as watcher:
        await watcher.press("3")
        await give(watcher, "[bold]x[/]")
        await watcher.sees("meer tijd [[bold]x[/]]", "thema: [bold]x[/]")
        await watcher.press("t")
        await watcher.sees("1 ✓ [bold]x[/]")
        await watcher.press("escape", "c")
        await watcher.sees("Codeboek", "[bold]x[/] 1")


async def test_the_codebook_is_written_renamed_and_weeded(tmp_path: Path) -> None:
    """It stays open for one change after the other, each shown at once; Esc closes it."""
    event, watch = begin(tmp_path), Watch()
    save(event, spoken("meer tijd"), spoken("geld"))
    async with desk(event, time=watch) as watcher:
        await watcher.press("3", "c")
        await watcher.sees("Codeboek", "2 stemmen zonder thema")
        await watcher.type("eerste")
        await watcher.press("enter")
        await watcher.sees("▌ eerste 0", "N maakt een nieuw thema")
        watch.set_on(seconds=1)
        await watcher.press("n")
        await watcher.type("nog een")
        await watcher.press("enter")
        await watcher.sees("eerste 0", "▌ nog een 0")
        await watcher.press("up", "enter")
        await watcher.type("lijk")
        await watcher.press("enter")
        await watcher.sees("▌ eerstelijk 0")
        await watcher.press("x")
        await watcher.until(lambda: "eerstelijk" not in watcher.text, "the theme gone")
        await watcher.sees("▌ nog een 0")
        await watcher.press("escape")
        await watcher.sees("nog een 0 · zonder thema 2", "Het codeboek is gewijzigd.")
        assert on_disk(event) == {"nog een": 0}


async def test_what_had_a_theme_that_is_taken_out_is_without_one(tmp_path: Path) -> None:
    """Its voices count as unthemed again; U brings the theme back with all of them."""
    event = begin(tmp_path)
    save(event, spoken("meer tijd"))
    async with desk(event) as watcher:
        await watcher.press("3")
        await give(watcher, "ruimte")
        await watcher.press("c")
        await watcher.sees("ruimte 1", "0 stemmen zonder thema")
        await watcher.press("x")
        await watcher.sees("Codeboek", "één stem zonder thema")
        await watcher.press("escape")
        await watcher.sees("zonder thema 1")
        await watcher.press("u")
        await watcher.sees("ruimte 1 · zonder thema 0", "Teruggenomen: het thema “ruimte”.")


async def test_letters_typed_ahead_of_the_dialog_are_its_own(tmp_path: Path) -> None:
    """However fast a theme is typed after T or C, no letter of it releases, holds back or filters anything."""
    event = begin(tmp_path)
    save(event, spoken("meer tijd"))
    async with desk(event) as watcher:
        await watcher.press("3")
        await watcher.press(*"trhp gow", "enter")
        await watcher.sees("[rhp gow]", "○ 1 “ meer tijd", "P vraag alle")
        await watcher.press(*"cnhr tc", "enter", "escape")
        await watcher.sees("rhp gow 1", "hr tc 0", "○ 1 “ meer tijd")
