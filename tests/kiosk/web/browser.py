"""A real browser for the tests: Debian's Chromium, driven by Playwright, which downloads none of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.decoding import needed

PHONE = (390, 844)
OPTIONS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
OPENED = "document.querySelectorAll('details').forEach(each => { each.open = true })"
BEYOND = """
width => [...document.querySelectorAll('body *')]
    .filter(each => each.getBoundingClientRect().right > width + 0.5 && !each.closest('.unseen'))
    .map(each => each.tagName + ' ' + each.textContent.trim().slice(0, 60))
"""
"""What sticks out at the right of so many pixels."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needed("chromium", "chromium"), args=OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, address: str, size: tuple[int, int] = PHONE, **ways: Any) -> Iterator[Page]:
    """Open a page in a window of its own.

    Args:
        browser: the browser.
        address: where the page is.
        size: the window's, in pixels.
        ways: how else the window is, as Playwright calls it: `locale`, `color_scheme`, `java_script_enabled`, ….
    """
    ways = {"locale": "nl-NL", "viewport": {"width": size[0], "height": size[1]}, **ways}
    context = browser.new_context(**ways)
    try:
        page = context.new_page()
        page.goto(address, wait_until="load")
        yield page
    finally:
        context.close()
