"""Drawing the bars of a part as a PNG, for documents that hold no drawings of their own."""

import io
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from string import ascii_uppercase

from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from kiosk.report.blocks import Chart, Text, plain
from kiosk.text import on_one_line

WIDTH, EDGE = 1890, 8
"""Points across, 300 to the inch where the picture is 16 centimetres wide, and those left free at the sides."""
SIZE, LINE, THICK, GAP = 40, 50, 32, 26
"""Points of a letter (9.6 on paper), from line to line, of a bar, and between two bars."""
GROUND, INK, TRACK, BAR = "#ffffff", "#14213d", "#e6dfd2", "#b5452f"
BESIDE = 0.24
"""Of the width, what labels have that stand beside their bars; where one is longer, all stand above them."""
LONGEST = 3
"""Lines of one label; what is longer ends in an ellipsis."""


FONTS = ("arial.ttf", "Arial.ttf", "LiberationSans-Regular.ttf", "DejaVuSans.ttf")
"""Fonts of Windows, macOS and Linux, as Pillow finds them; the one that it brings itself has no letters with accents."""


class Label(Struct, frozen=True):
    """What stands above a bar and at the end of its line."""

    lines: tuple[str, ...]
    said: str


def drawn(chart: Chart) -> bytes:
    """Draw a picture."""
    font = _font_for(chart) or _fonts()[-1]
    labels = list(_labels(chart, font))
    beside = all(font.getlength(line) <= WIDTH * BESIDE for label in labels for line in label.lines)
    heights = [LINE + GAP // 2 if beside else len(label.lines) * LINE + THICK + GAP for label in labels]
    image = Image.new("RGB", (WIDTH, sum(heights) or 1), GROUND)
    pen, top = ImageDraw.Draw(image), 0
    draw = _draw_beside if beside else _draw_above
    for label, bar, height in zip(labels, chart.bars, heights, strict=True):
        draw(pen, font, label, bar.length, top)
        top += height
    content = io.BytesIO()
    image.quantize(64).save(content, "PNG", dpi=(300, 300), optimize=True)
    return content.getvalue()


def lettered(chart: Chart) -> list[str]:
    """Give the letters that stand for the labels where no font here has all signs of them; none, where one has."""
    return [] if _font_for(chart) else [_letter(at) for at in range(len(chart.bars))]


def _draw_above(pen: ImageDraw.ImageDraw, font: FreeTypeFont, label: Label, length: float, top: int) -> None:
    below = top + len(label.lines) * LINE
    for at, line in enumerate(label.lines):
        pen.text((EDGE, top + at * LINE), line, INK, font)
    pen.text((WIDTH - EDGE - font.getlength(label.said), below - LINE), label.said, INK, font)
    _draw_bar(pen, (EDGE, WIDTH - EDGE), below, length)


def _draw_beside(pen: ImageDraw.ImageDraw, font: FreeTypeFont, label: Label, length: float, top: int) -> None:
    pen.text((EDGE, top), " ".join(label.lines), INK, font)
    pen.text((WIDTH - EDGE - font.getlength(label.said), top), label.said, INK, font)
    _draw_bar(pen, (round(WIDTH * (BESIDE + 0.02)), round(WIDTH * 0.84)), top + (LINE - THICK) // 2, length)


def _draw_bar(pen: ImageDraw.ImageDraw, ends: tuple[int, int], top: int, length: float) -> None:
    left, right = ends
    pen.rectangle((left, top, right, top + THICK), TRACK)
    if length > 0:
        pen.rectangle((left, top, left + max(3, round((right - left) * length)), top + THICK), BAR)


def _labels(chart: Chart, font: FreeTypeFont) -> Iterator[Label]:
    names = lettered(chart) or [_read(bar.label) for bar in chart.bars]
    for bar, name in zip(chart.bars, names, strict=True):
        said = _read(bar.said) if _can_write(font, _read(bar.said)) else ""
        yield Label(tuple(_wrapped(font, name, WIDTH - 6 * EDGE - font.getlength(said))), said)


def _wrapped(font: FreeTypeFont, text: str, room: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > LONGEST:
        lines = [*lines[: LONGEST - 1], f"{lines[LONGEST - 1]} …"]
    return [_cut(font, line, room) for line in lines]


def _cut(font: FreeTypeFont, line: str, room: float) -> str:
    """Cut what has no blank in it where the room ends."""
    if font.getlength(line) <= room:
        return line
    fits = bisect(range(1, len(line)), room, key=lambda end: font.getlength(f"{line[:end]}…"))
    return f"{line[:fits]}…"


def _letter(at: int) -> str:
    return ascii_uppercase[at] if at < len(ascii_uppercase) else str(at + 1)


def _font_for(chart: Chart) -> FreeTypeFont | None:
    """Find a font that has all letters; none draws what runs from right to left as it is read."""
    texts = [text for bar in chart.bars for text in (_read(bar.label), _read(bar.said))]
    if any(unicodedata.bidirectional(sign) in {"R", "AL"} for text in texts for sign in text):
        return None
    return next((font for font in _fonts() if all(_can_write(font, text) for text in texts)), None)


@cache
def _fonts() -> tuple[FreeTypeFont, ...]:
    found = list[FreeTypeFont]()
    for name in FONTS:
        with suppress(OSError):
            found.append(ImageFont.truetype(name, SIZE))
    own = ImageFont.load_default(SIZE)
    assert isinstance(own, FreeTypeFont), "Pillow was built without FreeType"
    return (*found, own)


def _can_write(font: FreeTypeFont, text: str) -> bool:
    """Tell whether a font has every letter of a text: a letter that it lacks looks like one that no font has."""
    return all(sign.isspace() or _looks(font, sign) != _looks(font, "\uffff") for sign in set(text))


@cache
def _looks(font: FreeTypeFont, sign: str) -> bytes:
    return bytes(font.getmask(sign)) + str(font.getbbox(sign)).encode()


def _read(text: Text) -> str:
    return on_one_line(plain(text))
