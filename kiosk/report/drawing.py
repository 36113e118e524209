"""Drawing the bars of a part as a PNG, for documents that hold no drawings of their own."""

import io
from collections.abc import Iterator
from functools import cache
from string import ascii_uppercase

from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont

from kiosk.report.blocks import Chart, plain
from kiosk.text import clean

WIDTH, EDGE = 1890, 8
"""Points across, 300 to the inch where the picture is 16 centimetres wide, and those left free at the sides."""
SIZE, LINE, THICK, GAP = 40, 50, 32, 26
"""Points of a letter (9.6 on paper), from line to line, of a bar, and between two bars."""
GROUND, INK, TRACK, BAR = "#ffffff", "#14213d", "#e6dfd2", "#b5452f"
LONGEST = 3
"""Lines of one label; what is longer ends in an ellipsis."""


class Label(Struct, frozen=True):
    """What stands above a bar and at the end of its line."""

    lines: tuple[str, ...]
    said: str


def drawn(chart: Chart) -> bytes:
    """Draw a picture."""
    labels = list(_labels(chart))
    heights = [len(label.lines) * LINE + THICK + GAP for label in labels]
    image = Image.new("RGB", (WIDTH, sum(heights) or 1), GROUND)
    pen, top = ImageDraw.Draw(image), 0
    for label, bar, height in zip(labels, chart.bars, heights, strict=True):
        _draw(pen, label, bar.length, top)
        top += height
    content = io.BytesIO()
    image.quantize(64).save(content, "PNG", dpi=(300, 300), optimize=True)
    return content.getvalue()


def lettered(chart: Chart) -> list[str]:
    """Give the letters that stand for the labels where the font lacks a sign of one; none, where it has them all."""
    if all(_can_write(clean(plain(bar.label))) for bar in chart.bars):
        return []
    return [_letter(at) for at in range(len(chart.bars))]


def _draw(pen: ImageDraw.ImageDraw, label: Label, length: float, top: int) -> None:
    font, below = _font(), top + len(label.lines) * LINE
    for at, line in enumerate(label.lines):
        pen.text((EDGE, top + at * LINE), line, INK, font)
    pen.text((WIDTH - EDGE - font.getlength(label.said), below - LINE), label.said, INK, font)
    across = WIDTH - 2 * EDGE
    pen.rectangle((EDGE, below, EDGE + across, below + THICK), TRACK)
    if length > 0:
        pen.rectangle((EDGE, below, EDGE + max(3, round(across * length)), below + THICK), BAR)


def _labels(chart: Chart) -> Iterator[Label]:
    names = lettered(chart) or [clean(plain(bar.label)) for bar in chart.bars]
    for bar, name in zip(chart.bars, names, strict=True):
        said = clean(plain(bar.said))
        said = said if _can_write(said) else ""
        room = WIDTH - 6 * EDGE - _font().getlength(said)
        yield Label(tuple(_wrapped(name, room)), said)


def _wrapped(text: str, room: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _font().getlength(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [_cut(line, room) for line in lines[:LONGEST]]
    return [*kept[:-1], _cut(f"{kept[-1]} …", room)] if len(lines) > LONGEST else kept


def _cut(line: str, room: float) -> str:
    while line and _font().getlength(line) > room:
        line = f"{line.rstrip('…')[:-1]}…" if len(line) > 1 else ""
    return line


def _letter(at: int) -> str:
    return ascii_uppercase[at] if at < len(ascii_uppercase) else str(at + 1)


@cache
def _font() -> ImageFont.FreeTypeFont:
    """Give the font that Pillow itself brings, so that every machine draws the same."""
    found = ImageFont.load_default(SIZE)
    assert isinstance(found, ImageFont.FreeTypeFont), "Pillow was built without FreeType"
    return found


@cache
def _can_write(text: str) -> bool:
    """Tell whether the font has every letter of a text: a letter that it lacks looks like one that no font has."""
    missing = _looks("\uffff")
    return all(sign.isspace() or _looks(sign) != missing for sign in text)


@cache
def _looks(sign: str) -> bytes:
    return bytes(_font().getmask(sign)) + str(_font().getbbox(sign)).encode()
