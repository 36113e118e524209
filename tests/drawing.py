"""Draws what a terminal shows as a picture, as a person would see it; blocks are drawn, not taken from a font."""

import re
from pathlib import Path

import pyte
from PIL import Image, ImageDraw, ImageFont

FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/TTF", "/usr/share/fonts/dejavu", "/Library/Fonts")
NAMED = {"black": "000000", "red": "cd3131", "green": "0dbc79", "brown": "e5e510", "blue": "2472c8"} | {
    "magenta": "bc3fbc",
    "cyan": "11a8cd",
    "white": "e5e5e5",
    "brightblack": "666666",
    "brightred": "f14c4c",
    "brightgreen": "23d18b",
    "brightbrown": "f5f543",
    "brightyellow": "f5f543",
    "brightblue": "3b8eea",
    "brightmagenta": "d670d6",
    "bfightmagenta": "d670d6",
    "brightcyan": "29b8db",
    "brightwhite": "ffffff",
}
LEFT = dict(zip("▏▎▍▌▋▊▉█", range(1, 9), strict=True))
LOWER = dict(zip("▁▂▃▄▅▆▇", range(1, 8), strict=True))
GROUND, INK = "1e1e1e", "d4d4d4"
Cells = list[list[pyte.screens.Char]]


def draw(cells: Cells, points: int = 16) -> Image.Image:
    """Draw rows of cells."""
    plain, bold = _font("DejaVuSansMono.ttf", points), _font("DejaVuSansMono-Bold.ttf", points)
    width, height = round(plain.getlength("M")), round(points * 1.25)
    image = Image.new("RGB", (width * len(cells[0]), height * len(cells)))
    pen = ImageDraw.Draw(image)
    for y, row in enumerate(cells):
        for x, cell in enumerate(row):
            fore, back = colour(cell.fg, INK), colour(cell.bg, GROUND)
            if cell.reverse:
                fore, back = back, fore
            left, top = x * width, y * height
            pen.rectangle((left, top, left + width - 1, top + height - 1), fill=back)
            if not _block(pen, cell.data, (left, top, width, height), fore):
                pen.text((left, top + 1), cell.data, font=bold if cell.bold else plain, fill=fore)
    return image


def _block(pen: ImageDraw.ImageDraw, sign: str, box: tuple[int, int, int, int], colour: str) -> bool:
    left, top, width, height = box
    right, bottom = left + width - 1, top + height - 1
    if sign in LEFT:
        right = max(left, left + width * LEFT[sign] // 8 - 1)
    elif sign in LOWER:
        top = bottom + 1 - height * LOWER[sign] // 8
    elif sign == "▀":
        bottom = top + height // 2 - 1
    elif sign in "━─":
        thick = 2 if sign == "━" else 1
        top = top + height // 2 - thick // 2
        bottom = top + thick - 1
    else:
        return not sign.strip()
    pen.rectangle((left, top, right, bottom), fill=colour)
    return True


def colour(name: str, default: str) -> str:
    """Write a colour of a cell, as pyte names it, as `#rrggbb`."""
    value = NAMED.get(name, name)
    return f"#{value if re.fullmatch('[0-9a-f]{6}', value) else default}"


def _font(name: str, points: int) -> ImageFont.FreeTypeFont:
    found = (Path(folder) / name for folder in FOLDERS)
    path = next((path for path in found if path.exists()), None)
    if path is None:
        raise SystemExit(f"The pictures need the font {name}: install Debian's fonts-dejavu-core.")
    return ImageFont.truetype(str(path), points)
