"""The static copy in a real browser, opened from a disk: drawn, in both languages, and nothing wrong with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from kiosk.export import export
from tests.kiosk.web import rooms
from tests.kiosk.web.axe import complaints
from tests.kiosk.web.browser import OPENED, PHONE, opened
from tests.kiosk.web.serving import begun


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The copy of a page about thirty people."""
    event = begun(tmp_path_factory.mktemp("data"))
    rooms.arrive(event, 30)
    rooms.talk(event)
    path = export(event, "site", str(tmp_path_factory.mktemp("web") / "site"))
    assert path is not None
    yield path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index", "nl", "en"])
def test_nothing_is_wrong_with_a_copy(browser: Browser, folder: Path, name: str, scheme: str) -> None:
    """As of the page itself, with everything opened that can be; its own policy lets its own style through."""
    with opened(browser, "about:blank", PHONE, color_scheme=scheme) as page:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto((folder / f"{name}.html").as_uri())
        page.evaluate(OPENED)
        assert complaints(page) == [] and said == []
        width = page.locator("body").evaluate("each => getComputedStyle(each).maxWidth")
        assert width != "none"


def test_a_copy_leads_to_its_other_language_and_back(browser: Browser, folder: Path) -> None:
    """Also from a disk, without any server; it says what it is."""
    with opened(browser, (folder / "index.html").as_uri()) as page:
        expect(page.get_by_text("De kopie verandert niet meer")).to_be_visible()
        page.get_by_role("link", name="English").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Not for each other, but with each other")
        page.get_by_role("link", name="Nederlands").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Niet voor elkaar, maar met elkaar")
        assert page.get_by_role("button").count() == 0
