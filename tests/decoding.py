"""Reads a QR code off a terminal's cells with two decoders that know nothing of each other."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.drawing import Cells, colour

SIDE = 6
"""Pixels of half a cell, which is one module where the code is drawn in halves."""


def bitmap(cells: Cells) -> Image.Image:
    """Draw the upper and the lower half of each cell as squares, dark or light; letters are left out."""
    image = Image.new("L", (len(cells[0]), 2 * len(cells)))
    for y, row in enumerate(cells):
        for x, cell in enumerate(row):
            ink, ground = _light(cell.fg, "#000000"), _light(cell.bg, "#ffffff")
            image.putpixel((x, 2 * y), ink if cell.data in "▀█" else ground)
            image.putpixel((x, 2 * y + 1), ink if cell.data in "▄█" else ground)
    return image.resize((image.width * SIDE, image.height * SIDE), Image.Resampling.NEAREST)


def _light(name: str, default: str) -> int:
    red, green, blue = bytes.fromhex(colour(name, default.removeprefix("#")).removeprefix("#"))
    return 255 if 0.299 * red + 0.587 * green + 0.114 * blue > 127 else 0


def by_zxing(image: Image.Image) -> list[str]:
    """Decode with zxing."""
    return [found.text for found in zxingcpp.read_barcodes(image)]


def by_zbar(image: Image.Image, folder: Path) -> list[str]:
    """Decode with zbar."""
    path = folder / "code.png"
    image.save(path)
    command = [needed("zbarimg", "zbar-tools"), "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    return done.stdout.splitlines()


def needed(program: str, package: str) -> str:
    """Find a program that a test needs; without it the test is skipped, but not where all tests must run."""
    found = shutil.which(program)
    if found is not None:
        return found
    said = f"{program} is not installed (Debian: {package})"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)
