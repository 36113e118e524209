"""Makes the pictures of the docs from the running program: `python -m tests.pictures [FOLDER]`.

Every screen of a participant and of the desk, in two languages, three themes and three sizes, as contact sheets; and the
results page. All of it shows the sample event, while people are still coming, and before it is closed.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from tests import desk_pictures, page_pictures
from tests.drawing import draw
from tests.sample.event import NAME, make
from tests.terminal import Terminal, kiosk_command

IMAGES = Path(__file__).parent.parent / "docs" / "images"
SIZES = {(80, 24): (3, 12), (120, 40): (2, 11), (200, 60): (2, 9)}
"""Columns and rows: pictures in a row of the sheet, and the letters' height in pixels."""
LOOKS = (("paper", "nl"), ("ink", "en"), ("contrast", "nl"))
GAP = 12
PEOPLE = 14
"""How many have come before the one whose screens are shown, with the one who withdrew."""
CODE = re.compile(r"[a-z]+-[a-z]+-\d\d")
Step = tuple[str, tuple[str, ...], str]
"""A picture's name, the keys that lead to it, and a text that shows that it is there, in Dutch | in English."""

WAY: tuple[Step, ...] = (
    ("welcome", (), "F1"),
    ("about", ("i",), "Esc"),
    ("code", ("escape", "c"), "Enter"),
    ("consent", ("escape", "enter", "1"), "90"),
    ("role", ("enter", "1"), "8  "),
    ("about-you", ("enter", "2", "enter", "3"), "4  "),
    ("card", ("enter",), "-"),
    ("question", ("enter",), "━"),
)


def walk(data: Path, size: tuple[int, int], theme: str, language: str) -> Iterator[tuple[str, Image.Image]]:
    """Take a picture of each of the participant's screens."""
    points = SIZES[size][1]
    where = ("--data", data, "--event", NAME, "--host", "192.168.1.23")
    command = kiosk_command("run", *where, "--theme", theme, "--language", language)
    with Terminal(command, size=size) as terminal:
        shoot = _camera(terminal, points)
        for name, keys, there in WAY:
            terminal.press(*keys)
            terminal.wait_for(there)
            yield name, shoot()
        yield from _questions(terminal, shoot)


def _questions(terminal: Terminal, shoot: Callable[[], Image.Image]) -> Iterator[tuple[str, Image.Image]]:
    at = 0
    while not any(mark in terminal.text for mark in ("Is dit wat u", "Is this what you")):
        before = terminal.text
        at += 1
        if "╭" in before:
            terminal.write("Samen roosters maken, [bold] en met tijd")
            terminal.wait_until(lambda shown: "roosters" in shown, "the words")
            terminal.press("enter", "1")
        else:
            terminal.press("2", "3", *(("1", "4", "5") if "[ ]" in before and "5  [ ]" in before else ()))
        yield f"question-{at}", shoot()
        for _ in range(8):
            terminal.press("enter")
            shoot()
            if _progress(terminal.text) != _progress(before):
                break
    yield "review", shoot()
    terminal.press("enter")
    terminal.wait_until(lambda shown: "Dank u wel" in shown or "Thank you" in shown, "the thanks")
    yield "thanks", shoot()
    code = CODE.findall(terminal.text)[0]
    terminal.press("f1")
    yield "end", shoot()
    yield from _return(terminal, shoot, code)


def _return(terminal: Terminal, shoot: Callable[[], Image.Image], code: str) -> Iterator[tuple[str, Image.Image]]:
    """Come back with the code, and delete everything."""
    terminal.press("x", "enter")
    terminal.wait_for("16")
    terminal.press("c")
    terminal.write(code)
    terminal.press("enter")
    terminal.wait_until(lambda shown: "Welkom terug" in shown or "Welcome back" in shown, "the choice")
    yield "comeback", shoot()
    terminal.press("2", "enter")
    terminal.wait_until(lambda shown: "Al uw" in shown or "Delete all" in shown, "the question")
    yield "deletion", shoot()
    terminal.press("2", "enter")
    terminal.wait_until(lambda shown: "zijn verwijderd" in shown or "are deleted" in shown, "the end")
    yield "deleted", shoot()


def _progress(text: str) -> str:
    """Take the top line, which is different on every screen."""
    return next(line for line in text.splitlines() if line.strip())


def _camera(terminal: Terminal, points: int) -> Callable[[], Image.Image]:
    def shoot() -> Image.Image:
        import time

        before = -1
        while terminal.received != before:
            before = terminal.received
            time.sleep(0.25)
        return draw(terminal.cells(), points)

    return shoot


def sheet(pictures: list[Image.Image], across: int) -> Image.Image:
    """Lay pictures of one size out in rows."""
    width, height = pictures[0].size
    down = -(-len(pictures) // across)
    image = Image.new("RGB", (across * (width + GAP) + GAP, down * (height + GAP) + GAP), "#808080")
    for at, picture in enumerate(pictures):
        image.paste(picture, (GAP + at % across * (width + GAP), GAP + at // across * (height + GAP)))
    return image


def main(folder: Path = IMAGES) -> None:
    """Make all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    for (theme, language), size in ((look, size) for look in LOOKS for size in SIZES):
        with tempfile.TemporaryDirectory() as data:
            coming, there = Path(data) / "coming", Path(data) / "there"
            make(coming, people=PEOPLE, closes=False)
            taken = list(walk(coming, size, theme, language))
            make(there, closes=False)
            desk = list(desk_pictures.walk(there, size, SIZES[size][1], theme, language))
        look = f"{size[0]}x{size[1]}-{theme}-{language}.png"
        for name, pictures in ((look, taken), (f"desk-{look}", desk)):
            _save(sheet([picture for _, picture in pictures], SIZES[size][0]), folder / name)
            print(name, len(pictures))
        if size == (80, 24) and theme == "paper":
            shown = dict(taken + desk)
            pair = [shown["welcome"], shown["question-1"], shown["thanks"], shown["plenary-choice"]]
            _save(sheet(pair, 2), folder / "kiosk.png")
    page_pictures.for_the_docs(folder)


def _save(image: Image.Image, path: Path) -> None:
    image.quantize(48, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
