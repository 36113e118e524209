"""The desk's pictures: every tab and dialog, on the sample event before it is closed."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from tests.drawing import draw
from tests.terminal import Terminal, kiosk_command

Step = tuple[str, tuple[str, ...]]
"""A picture's name, and the keys that lead to it."""

WAY: tuple[Step, ...] = (
    ("room", (" ",)),
    ("tallies", ("2",)),
    ("tallies-by-group", ("s",)),
    ("tallies-by-role", ("s",)),
    ("voices", ("3",)),
    ("theme", ("t",)),
    ("codebook", ("escape", "c")),
    ("plenary", ("escape", "4")),
    ("plenary-choices", ("right",)),
    ("plenary-quotes", ("right",)),
    ("plenary-choice", ("right",)),
    ("plenary-scales", ("right",)),
    ("plenary-ranking", ("right", "right")),
    ("conclusion", ("c",)),
    ("share", ("escape", "5")),
    ("code", ("f",)),
    ("help", ("escape", "f1")),
)


def walk(
    data: Path, size: tuple[int, int], points: int, theme: str, language: str
) -> Iterator[tuple[str, Image.Image]]:
    """Take a picture of each step."""
    command = kiosk_command("live", "--data", data, "--theme", theme, "--language", language)
    with Terminal(command, size=size) as terminal:
        terminal.wait_for("16")
        for name, keys in WAY:
            for key in keys:
                terminal.press(key)
                time.sleep(0.15)
            yield name, shoot(terminal, points)


def shoot(terminal: Terminal, points: int, calm: Callable[[], None] = lambda: time.sleep(0.3)) -> Image.Image:
    """Draw what stands there; the clock goes on all the time, so nothing waits until all is quiet."""
    calm()
    return draw(terminal.cells(), points)
