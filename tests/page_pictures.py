"""Pictures of the results page: `python -m tests.page_pictures FOLDER` makes them, on phones, a laptop and paper.

They are made with the real server and Chromium, so what stands in them is what people see.
"""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, PdfMargins

from kiosk.event import Event
from tests.kiosk.web import rooms
from tests.kiosk.web.browser import OPENED, chromium, opened
from tests.kiosk.web.serving import begun, served

SIZES = {"phone": (390, 844), "laptop": (1440, 900), "projector": (1920, 1080)}
PEOPLE = 30
MARGIN: PdfMargins = {"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"}


def events(folder: Path) -> Iterator[tuple[str, Event]]:
    """Begin the events that are looked at: one without anybody, one in the middle of it, one with everything."""
    yield "empty", begun(folder / "empty")
    some = begun(folder / "some")
    rooms.arrive(some, PEOPLE)
    rooms.talk(some)
    rooms.reveal(some, "responsibility", shown=False)
    yield "hidden", some
    whole = begun(folder / "whole")
    rooms.arrive(whole, PEOPLE)
    rooms.talk(whole)
    yield "whole", whole


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


def main() -> None:
    """Draw everything into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data, chromium() as browser:
        for name, event in events(Path(data)):
            with served(event) as address:
                draw(browser, address, name, folder)


if __name__ == "__main__":
    main()
