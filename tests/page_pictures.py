"""Pictures of the results page: `python -m tests.page_pictures FOLDER` makes them, on phones, a laptop, a projector and paper.

They are made with the real server and Chromium, so what stands in them is what people see, and they show the sample event. Two
of them are the docs': `page.png` has three phones side by side, `page-laptop-nl.png` the page on a laptop.
"""

import argparse
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, PdfMargins

from kiosk.event import Event
from tests.kiosk.web import rooms
from tests.kiosk.web.browser import OPENED, chromium, opened
from tests.kiosk.web.serving import begun, served
from tests.sample.event import make

SIZES = {"phone": (390, 844), "laptop": (1440, 900), "projector": (1920, 1080)}
APART = 24
"""Pixels between two phones."""
COLOURS = 64
"""That a picture of the docs has; more would only make it larger."""
MARGIN: PdfMargins = {"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"}


def events(folder: Path) -> Iterator[tuple[str, Event]]:
    """Begin the events that are looked at: one without anybody, one in the middle of it, one with everything."""
    yield "empty", begun(folder / "empty")
    some = make(folder / "some", closes=False)
    rooms.reveal(some, "responsibility", shown=False)
    yield "hidden", some
    yield "whole", make(folder / "whole")


def draw(browser: Browser, address: str, name: str, folder: Path) -> None:
    """Draw one page in each language, scheme and size, as it opens; on paper too."""
    for language, scheme, (kind, size) in product(("nl", "en"), ("light", "dark"), SIZES.items()):
        with opened(browser, f"{address}?lang={language}", size, color_scheme=scheme) as page:
            stem = f"{name}-{kind}-{language}-{scheme}"
            page.screenshot(path=folder / f"{stem}.png")
            page.evaluate(OPENED)
            page.screenshot(path=folder / f"{stem}-long.png", full_page=True)
    for language in ("nl", "en"):
        with opened(browser, f"{address}?lang={language}") as page:
            page.pdf(path=folder / f"{name}-{language}.pdf", format="A4", margin=MARGIN)


def put_together(browser: Browser, address: str, folder: Path) -> None:
    """Draw three phones side by side: at a glance, a question, and what was said to it, in the dark."""
    (width, height), phones = SIZES["phone"], list[Image.Image]()
    for place, scheme in (("h1", "light"), ("#question-responsibility", "light"), ("#part-strengthen_why", "dark")):
        with opened(browser, f"{address}?lang=nl", (width, height), color_scheme=scheme) as page:
            if place != "h1":
                page.evaluate("place => document.querySelector(place).scrollIntoView()", place)
            phones.append(Image.open(BytesIO(page.screenshot())).convert("RGB"))
    whole = Image.new("RGB", (3 * width + 2 * APART, height), "#8a8f9c")
    for number, phone in enumerate(phones):
        whole.paste(phone, (number * (width + APART), 0))
    _save(whole, folder / "page.png")


def on_a_laptop(browser: Browser, address: str, folder: Path) -> None:
    """Draw the page as a laptop shows it at first."""
    with opened(browser, f"{address}?lang=nl", SIZES["laptop"]) as page:
        _save(Image.open(BytesIO(page.screenshot())).convert("RGB"), folder / "page-laptop-nl.png")


def for_the_docs(folder: Path) -> None:
    """Draw the two pictures that stand in the docs."""
    with TemporaryDirectory() as data, chromium() as browser, served(make(Path(data))) as address:
        put_together(browser, address, folder)
        on_a_laptop(browser, address, folder)
    print("page.png", "page-laptop-nl.png")


def _save(image: Image.Image, path: Path) -> None:
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """Draw everything into the folder that is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.page_pictures")
    parser.add_argument("folder", type=Path, help="where they are put")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data, chromium() as browser:
        for name, event in events(Path(data)):
            with served(event) as address:
                draw(browser, address, name, folder)
    for_the_docs(folder)


if __name__ == "__main__":
    main()
