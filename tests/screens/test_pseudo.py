"""The strange language: it finds on every screen what was not extracted, and what does not fit when it is longer."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

from kiosk.export.as_site import as_site
from kiosk.export.formats import FORMATS
from kiosk.export.shared import Shared
from kiosk.locale import Words
from kiosk.locale.catalogue import extracted
from kiosk.report import report
from kiosk.web.pages import Pages
from screens.desk.desk_screen import DeskScreen
from screens.frame import SMALLEST
from screens.waiting_app import WaitingApp
from tests import pseudo
from tests.screens import tour
from tests.screens.desk import tour as desk_tour
from tests.screens.fitting import cut, laid_out, lines, plain, scrolled, unclosed
from tests.screens.hosts import ADDRESS, BUILT_IN, OTHER_ONE, begin, clock, desk, kiosk
from tests.screens.seats import Seat, Watcher

KEYS = {"Enter", "Esc", "Ctrl"}
"""Words on keys, which stand on the keyboard."""
NAMES = {
    ADDRESS,
    "table-1",
    "EU",
    "NL",
    "Nederlands",
    "Klaas van Veen",
    "Dominicus Kamsma",
    "aap-noot",
    "eta",
    *FORMATS,
}
"""Names, the code that is typed, what other languages call themselves, and the “and” of Basque."""
CODEBOOK = re.compile(r"^\| [\w\\]+ \| [a-z\\_]+ \||(?<=[|;] )[\w\\]+: ", re.MULTILINE)
"""The names of parts and choices in the report's codebook, and their types."""
SCREENS = [(80, 24), (120, 40)]


class Found(NamedTuple):
    """What is wrong on a screen: words that nobody translated, sentences and widgets that are cut, and what scrolls."""

    plain: list[str]
    unclosed: list[str]
    cut: list[str]
    scrolled: set[str]


@pytest.fixture
def strange(tmp_path: Path) -> Iterator[Path]:
    """A kiosk that knows the language."""
    with pytest.MonkeyPatch.context() as patch, pseudo.spoken(tmp_path, patch) as catalogues:
        yield catalogues


def look(watcher: Watcher) -> Found:
    """Look at the screen that stands there."""
    screen, known = watcher.app.screen, KEYS | NAMES | {watcher.event.info.id, watcher.event.info.pin}
    if isinstance(watcher, Seat):
        known |= {str(watcher.app._code)}
    text = lines(screen)
    return Found(plain(text, known), unclosed(text), cut(screen), scrolled(screen))


async def found(watcher: Watcher, walk: AsyncIterator[str]) -> dict[str, Found]:
    """Look at each screen of a tour."""
    seen = {}
    async for name in walk:
        await watcher.until(lambda: laid_out(watcher.app.screen), name)
        seen[name] = look(watcher)
    return seen


def worse(longer: dict[str, Found], dutch: dict[str, Found]) -> Iterator[str]:
    """Say what is wrong on each screen, and what has to be scrolled to that has not in Dutch."""
    for name, each in longer.items():
        yield from (f"{name}: not translated: {word}" for word in each.plain)
        below = len(dutch[name].scrolled)  # a sentence is cut by the edge of what scrolls in Dutch too
        yield from (f"{name}: no end: {sentence}" for sentence in each.unclosed[below:] if not meant(name, sentence))
        yield from (f"{name}: cut: {widget}" for widget in each.cut)
        yield from (f"{name}: scrolls: {widget}" for widget in each.scrolled - dutch[name].scrolled)


def meant(name: str, sentence: str) -> bool:
    """Tell whether a sentence is shortened on purpose: the review has one line for each answer."""
    return "review" in name and "…" in sentence


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("workshop", [BUILT_IN, OTHER_ONE])
async def test_every_screen_of_a_participant_is_translated_and_fits(
    strange: Path, tmp_path: Path, workshop: str, size: tuple[int, int]
) -> None:
    """From the welcome to the deletion, and for a scribe: no plain word, no sentence cut, no scrolling where Dutch has none."""
    source = pseudo.workshop(workshop, "nl")
    async with kiosk(tmp_path / "dutch", source, language="nl", size=size, group=None) as seat:
        dutch = await found(seat, tour.everything(seat))
    async with kiosk(tmp_path / "strange", source, size=size, group=None) as seat:
        longer = await found(seat, tour.everything(seat))
    assert longer.keys() == dutch.keys()
    wrong = list(worse(longer, dutch))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("size", SCREENS, ids=str)
async def test_every_screen_of_the_desk_is_translated_and_fits(
    strange: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    """All tabs of an event at work and all dialogs: no plain word, no sentence cut, no scrolling where Dutch has none."""
    event = begin(tmp_path, pseudo.workshop(BUILT_IN, "nl"))
    desk_tour.at_work(event)
    async with desk(event, language="nl", size=size) as watcher:
        dutch = await found(watcher, desk_tour.everything(watcher))
    async with desk(event, size=size) as watcher:
        longer = await found(watcher, desk_tour.everything(watcher))
    wrong = list(worse(longer, dutch))
    assert not wrong, "\n".join(wrong)


async def test_what_is_said_above_the_keys_fits(strange: Path, tmp_path: Path) -> None:
    """Every sentence that the apps say there, also on a full disk, is read to its end at 80 × 24."""
    said = [
        form
        for message in extracted()
        if message.id and any("_app.py" in path for path, _ in message.locations)
        for form in pseudo.forms(message)
    ]
    async with kiosk(tmp_path / "event", pseudo.workshop(BUILT_IN)) as seat:
        await seat.go_to("levers")
        for sentence in said:
            names = {name: "12" for _, name, *_ in Formatter().parse(sentence) if name}
            seat.app.shown.tell(pseudo.strange(sentence).format(**names))
            await seat.pilot.pause()
            await seat.done()
            assert not unclosed(lines(seat.app.screen)), sentence


async def test_the_desk_on_the_kiosk_is_translated(strange: Path, tmp_path: Path) -> None:
    """Opened with the PIN, it offers the way back and the end of the kiosk, in the language of the workshop."""
    async with kiosk(tmp_path / "event", pseudo.workshop(BUILT_IN)) as seat:
        await seat.press("ctrl+g")
        await seat.until(lambda: seat.app.focused, "the field")
        await seat.type(seat.event.info.pin)
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.screen, DeskScreen), "the desk")
        for key in ("5", "x"):
            await desk_tour.press(seat, key)
            seen = look(seat)
            assert (seen.plain, seen.unclosed, seen.cut) == ([], [], [])


async def test_a_desk_that_waits_is_translated(strange: Path, tmp_path: Path) -> None:
    """What is missing, and how to start it."""
    app = WaitingApp(lambda: None, tmp_path, Words(pseudo.LANGUAGE))
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        text = lines(app.screen)
        assert not unclosed(text) and not cut(app.screen)
        assert plain(text.replace(" ", ""), {str(tmp_path), "".join(str(tmp_path).split())}) == []


async def test_a_window_that_is_too_small_is_translated(strange: Path, tmp_path: Path) -> None:
    """It says what it has and needs, to the end."""
    async with kiosk(tmp_path / "event", pseudo.workshop(BUILT_IN)) as seat:
        async for _ in tour.too_small(seat):
            seen = look(seat)
            assert (seen.plain, seen.unclosed, seen.cut) == ([], [], [])


def test_page_and_report_are_translated(strange: Path, tmp_path: Path) -> None:
    """Nothing on the results page, open and as a copy, nor in the report is in plain letters, but names."""
    event = begin(tmp_path, pseudo.workshop(BUILT_IN))
    desk_tour.at_work(event)
    pages = Pages(event)
    pages.follow()
    said = [page.content.decode() for page in pages]
    files = as_site(Shared(event, clock))
    said += [b"".join(content).decode() for name, content in files.items() if name.endswith(".html")]
    written = report(event, str(tmp_path / "report.md"))
    assert written is not None
    said.append(CODEBOOK.sub("", written.read_text(encoding="utf-8")))
    for text in said:
        spoken = re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>|&\w+;", " ", text, flags=re.DOTALL)
        assert plain(spoken, NAMES | {event.info.id, event.info.workshop, str(tmp_path)}) == []
