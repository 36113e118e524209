"""What the tests of the page in a browser share: the browser, one for each file of them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.kiosk.web.browser import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser."""
    with chromium() as program:
        yield program
