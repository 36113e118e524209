"""The strange language: it finds on every screen what was not extracted, and what does not fit when it is longer."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import pseudo
from tests.screens import tour
from tests.screens.desk import tour as desk_tour
from tests.screens.fitting import cut, lines, plain, scrolled, unclosed
from tests.screens.hosts import ADDRESS, begin, desk, kiosk
from tests.screens.seats import Seat, Watcher

KEYS = {"Enter", "Esc", "Ctrl"}
"""Words on keys, which stand on the keyboard."""
NAMES = {ADDRESS, "table-1", "EU", "NL", "Nederlands", "Klaas van Veen", "Dominicus Kamsma", "aap-noot"}
"""Names, the code that is typed, and what other languages call themselves."""
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
    return {name: look(watcher) async for name in walk}


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
async def test_every_screen_of_a_participant_is_translated_and_fits(
    strange: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    """From the welcome to the deletion, and for a scribe: no plain word, no sentence cut, no scrolling where Dutch has none."""
    source = pseudo.workshop("leven-lang-leren", "nl")
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
    event = begin(tmp_path, pseudo.workshop("leven-lang-leren", "nl"))
    desk_tour.at_work(event)
    async with desk(event, language="nl", size=size) as watcher:
        dutch = await found(watcher, desk_tour.everything(watcher))
    async with desk(event, size=size) as watcher:
        longer = await found(watcher, desk_tour.everything(watcher))
    wrong = list(worse(longer, dutch))
    assert not wrong, "\n".join(wrong)
