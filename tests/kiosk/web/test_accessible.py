"""The page for everybody: axe-core finds nothing wrong with it, and nothing that it cannot judge, however it is looked at."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.kiosk.web import rooms
from tests.kiosk.web.axe import complaints
from tests.kiosk.web.browser import OPENED, PHONE, opened
from tests.kiosk.web.serving import SOURCE, begun, served

NARROW, WIDE = (320, 640), (1440, 900)
WAYS: dict[str, tuple[tuple[int, int], dict[str, Any]]] = {
    "light and narrow": (NARROW, {"color_scheme": "light"}),
    "dark": (PHONE, {"color_scheme": "dark"}),
    "forced colours": (PHONE, {"forced_colors": "active"}),
    "wide, with more contrast": (WIDE, {"contrast": "more"}),
}
TARGETS = """
[...document.querySelectorAll('a, button, summary')].filter(each => each.checkVisibility())
    .filter(each => each.getBoundingClientRect().height < 24).map(each => each.outerHTML.slice(0, 100))
"""
"""What is too low to be hit with a finger."""


@pytest.fixture(scope="module", params=["nothing yet", "everything", "a hidden question", "many groups"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page: before anybody answered, with hidden groups and all kinds of words, with a question hidden, …."""
    folder = tmp_path_factory.mktemp("data")
    source = folder / "six.toml"
    source.write_text(SOURCE.read_text().replace("groups = 3", "groups = 6"))
    event = begun(folder, source=source if request.param == "many groups" else SOURCE)
    if request.param != "nothing yet":
        rooms.arrive(event, 60 if request.param == "many groups" else 30)
        rooms.talk(event)
        rooms.close(event)
    if request.param == "a hidden question":
        rooms.reveal(event, "responsibility", shown=False)
    with served(event) as address:
        yield address


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page with everything on it."""
    event = begun(tmp_path_factory.mktemp("data"))
    rooms.arrive(event, 30)
    rooms.talk(event)
    rooms.close(event)
    with served(event) as address:
        yield address


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_wrong_however_it_is_looked_at(browser: Browser, address: str, language: str, way: str) -> None:
    """With everything opened that can be; nor is anything lower than a finger can hit."""
    size, ways = WAYS[way]
    with opened(browser, f"{address}?lang={language}", size, **ways) as page:
        page.evaluate(OPENED)
        assert complaints(page) == []
        assert page.evaluate(TARGETS) == []


def test_hidden_groups_and_quotes_are_among_what_was_looked_at(browser: Browser, whole: str) -> None:
    """Else the tests above would say nothing about them."""
    with opened(browser, f"{whole}?lang=en") as page:
        page.evaluate(OPENED)
        expect(page.get_by_text("Not shown, since it would be about fewer than 5").first).to_be_visible()
        assert page.locator("blockquote").count() > 5 and page.locator("table.beside").count() > 5


def test_what_is_wrong_is_found(browser: Browser, whole: str) -> None:
    """The check can fail: without a language, with pale letters, and without headings in order it does."""
    with opened(browser, whole) as page:
        page.evaluate(
            """() => {
                document.documentElement.removeAttribute('lang')
                document.querySelector('.subtitle').setAttribute('class', 'track')
                const sheet = new CSSStyleSheet()
                sheet.replaceSync('.track { color: #ccc }')
                document.adoptedStyleSheets = [sheet]
            }"""
        )
        found = " ".join(complaints(page))
        assert "html-has-lang" in found and "color-contrast" in found


def test_all_of_it_can_be_reached_with_the_keyboard(browser: Browser, whole: str) -> None:
    """In the order in which it is read; where one is can be seen, and a split opens with a key."""
    with opened(browser, whole) as page:
        reached: list[str] = []
        while not reached or reached[-1] != "Per groep":
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.textContent.trim()"))
            assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
        assert reached[:3] == ["English", "Bijwerken pauzeren", "Wat helpt volgens u het meest?"] and len(reached) == 6
        page.keyboard.press("Enter")
        expect(page.locator("#split-levers-group table")).to_be_visible()


def test_headings_tell_what_the_page_has(browser: Browser, whole: str) -> None:
    """One for the page, one for each question, one for each thing under it; none is skipped."""
    with opened(browser, whole) as page:
        levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(each => Number(each.tagName[1]))")
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_letters_twice_as_large_still_fit(browser: Browser, whole: str, size: tuple[int, int]) -> None:
    """Whoever wants larger letters scrolls down only."""
    with opened(browser, whole, size) as page:
        page.evaluate(OPENED)
        page.evaluate("document.documentElement.style.setProperty('font-size', '212%')")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
