"""Every screen in every theme and size: nothing is cut, and everything that is read stands out, with fewer colours too."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from rich.palette import Palette
from rich.segment import Segment
from rich.style import Style
from textual.screen import Screen
from textual.widget import Widget

from screens.contrast import contrast
from screens.sixteen_colours import CONSOLE, XTERM, SixteenColours
from tests.screens import tour
from tests.screens.desk import tour as desk_tour
from tests.screens.fitting import cut, laid_out
from tests.screens.hosts import BUILT_IN, begin, desk, kiosk
from tests.screens.seats import Watcher

LOOKS = [("paper", (80, 24)), ("ink", (120, 40)), ("contrast", (200, 60)), ("paper", (300, 100))]
TEXT, SIGN = 4.5, 3.0
"""What WCAG 2.2 AA asks of text (1.4.3) and of what else has a meaning (1.4.11)."""
DECORATION = frozenset("─│")
"""Lines that only part things, and the way ahead, which the way behind stands out from."""
CUBE = (0, 95, 135, 175, 215, 255)


class Pair(NamedTuple):
    """Two colours that meet on the screen, and whether what is told by them is text."""

    style: Style
    text: bool


def pairs(screen: Screen[Any]) -> Iterator[tuple[Pair, str]]:
    """List the colours of all signs that are seen; of a dialog, without what lies dimmed under it."""
    strips = screen._compositor.render_strips(screen._compositor.size)
    dialogs = [dialog.region for dialog in screen.query(".dialog").results(Widget)]
    for y, strip in enumerate(strips):
        crops = [strip.crop(each.x, each.right) for each in dialogs if each.y <= y < each.bottom]
        for text, style, _ in (segment for each in (crops if dialogs else [strip]) for segment in each):
            if style is not None and style.color and style.bgcolor and text.strip():
                letters = any(sign.isalnum() for sign in text)
                if letters or not DECORATION.issuperset(text.strip()):
                    yield Pair(Style(color=style.color, bgcolor=style.bgcolor, meta=style.meta), letters), text.strip()


def weak(found: dict[Pair, str]) -> Iterator[str]:
    """Say which pairs are not told apart well enough: in all colours, in 256, and in sixteen on two kinds of terminal."""
    for pair, said in found.items():
        least = TEXT if pair.text else SIGN
        for colours, (fore, back) in shown(pair.style).items():
            if contrast(fore, back) < least:
                yield f"{contrast(fore, back):.2f} in {colours} colours: {fore.hex} on {back.hex}, “{said}”"


def shown(style: Style) -> dict[str, tuple[ColorTriplet, ColorTriplet]]:
    """Tell the two colours as terminals with more and fewer colours show them."""
    assert style.color and style.bgcolor
    fore, back = style.color, style.bgcolor
    few = {f"16 {name}": sixteen(style, palette) for name, palette in (("xterm's", XTERM), ("the console's", CONSOLE))}
    eight = fore.downgrade(ColorSystem.EIGHT_BIT).number, back.downgrade(ColorSystem.EIGHT_BIT).number
    return {
        "all": (fore.get_truecolor(), back.get_truecolor()),
        "256": (cube(eight[0] or 0), cube(eight[1] or 0)),
        **few,
    }


def sixteen(style: Style, palette: Palette) -> tuple[ColorTriplet, ColorTriplet]:
    """Tell the colours that are chosen of sixteen; the code to scan has its own, black and white."""
    chooser = SixteenColours()
    chooser._palette = palette
    (segment,) = chooser.apply([Segment("x", style)], None)  # type: ignore[arg-type]
    assert segment.style and segment.style.color and segment.style.bgcolor
    fore, back = (
        each.number if each.number is not None else each.downgrade(ColorSystem.STANDARD).number or 0
        for each in (segment.style.color, segment.style.bgcolor)
    )
    return ColorTriplet(*palette[fore]), ColorTriplet(*palette[back])


def cube(number: int) -> ColorTriplet:
    """Tell a colour of the 256 as xterm shows it."""
    if number < 16:
        return ColorTriplet(*XTERM[number])
    if number > 231:
        return ColorTriplet(*[8 + 10 * (number - 232)] * 3)
    red, rest = divmod(number - 16, 36)
    return ColorTriplet(CUBE[red], CUBE[rest // 6], CUBE[rest % 6])


@pytest.fixture(autouse=True)
def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the apps find a terminal with all colours, whatever the tests are started in."""
    for name, value in {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "LC_ALL", "KIOSK_SIGNS"):
        monkeypatch.delenv(name, raising=False)


async def look(watcher: Watcher, walk: AsyncIterator[str]) -> tuple[list[str], dict[Pair, str]]:
    """Go on a tour, and tell what is cut on it and which colours meet."""
    wrong: list[str] = []
    found: dict[Pair, str] = defaultdict(str)
    async for name in walk:
        await watcher.until(lambda: laid_out(watcher.app.screen), name)
        screen = watcher.app.screen
        wrong += [f"{name}: {each}" for each in cut(screen)]
        found |= {pair: f"{said} ({name})" for pair, said in pairs(screen)}
    return wrong, found


@pytest.mark.parametrize(("theme", "size"), LOOKS, ids=str)
async def test_participants_read_everything(tmp_path: Path, theme: str, size: tuple[int, int]) -> None:
    """From the welcome to the deletion and for a scribe: nothing is cut, every text has 4.5:1, every other sign 3:1."""
    async with kiosk(tmp_path, size=size, theme=theme, group=None) as seat:
        wrong, found = await look(seat, tour.everything(seat))
    assert not wrong, "\n".join(wrong)
    assert len(found) > 10
    assert not list(weak(found)), "\n".join(weak(found))


@pytest.mark.parametrize(("theme", "size"), LOOKS, ids=str)
async def test_facilitators_read_everything(tmp_path: Path, theme: str, size: tuple[int, int]) -> None:
    """All tabs of a desk at work and all its dialogs, likewise."""
    event = begin(tmp_path, BUILT_IN)
    desk_tour.at_work(event)
    async with desk(event, size=size, theme=theme) as watcher:
        wrong, found = await look(watcher, desk_tour.everything(watcher))
    assert not wrong, "\n".join(wrong)
    assert len(found) > 10
    assert not list(weak(found)), "\n".join(weak(found))
