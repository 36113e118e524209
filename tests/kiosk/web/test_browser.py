"""The results page in a real browser, as wide as a phone: it reads without script, fits, and asks nobody else anything."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from kiosk.event import Event
from kiosk.station import Station
from tests.kiosk.web import rooms
from tests.kiosk.web.browser import BEYOND, OPENED, opened
from tests.kiosk.web.serving import SOURCE, begun, served

LONG = "arbeidsongeschiktheidsverzekeringsmaatschappijdirecteur"
EVIL = (
    "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\"> "
    "[bold]loud[/bold] \u202etxet\u202c \x07\x1b[2J {{ 7 * 7 }} 👩🏽‍🏫 عربي " + "lang " * 8_000
)


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Event:
    """An event with thirty people who said all kinds of things."""
    event = begun(tmp_path_factory.mktemp("data"))
    rooms.arrive(event, 30)
    rooms.talk(event)
    return event


@pytest.fixture(scope="module")
def address(event: Event) -> Iterator[str]:
    """The address of its page."""
    with served(event) as address:
        yield address


def overhanging(page: Page) -> list[str]:
    """Name what sticks out at the right of the screen, with everything on the page opened."""
    page.evaluate(OPENED)
    width = page.evaluate("document.documentElement.clientWidth")
    found: list[str] = page.evaluate(BEYOND, width)
    content = page.evaluate("document.documentElement.scrollWidth")
    return found or ([f"{content} pixels of content"] if content > width else [])


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_the_page_reads_the_same_with_and_without_script(browser: Browser, address: str, script: bool) -> None:
    """Title, number of people, questions, counts and quotes are read; nobody but its own server is asked for anything."""
    with opened(browser, "about:blank", java_script_enabled=script) as page:
        asked, complaints = set[str](), list[str]()
        page.on("request", lambda request: asked.add(request.url.split("?")[0]))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(address)
        told = page.locator("body").inner_text()
        for text in ("Niet voor elkaar, maar met elkaar", "30 deelnemers", "de leraar zelf", "(30 %)", "Per groep"):
            assert text in told
        assert "Starters die twee jaar lang een coach houden." in told and "Om drie uur was de koffie op." not in told
        assert asked <= {address, f"{address}/live"}
        assert [text for text in complaints if "404" not in text] == []
        assert (("Bijwerken pauzeren" in told) is script and "Vernieuw" in told) or script


def test_the_page_is_drawn(browser: Browser, address: str) -> None:
    """Its own style is let through its own policy: the ground is warm, and bars of the page's red are on it."""
    with opened(browser, address) as page:
        page.locator("#part-responsible").scroll_into_view_if_needed()
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    colours = {colour for _, colour in picture.getcolors(1 << 20) or []}
    assert {(0xFB, 0xF8, 0xF2), (0xB5, 0x45, 0x2F), (0xE6, 0xDF, 0xD2)} <= colours


def test_a_split_opens_without_script(browser: Browser, address: str) -> None:
    """A tap on “by group” shows the groups, though nothing on the page can run."""
    with opened(browser, address, java_script_enabled=False) as page:
        expect(page.locator("#split-levers-group table")).to_be_hidden()
        page.locator("#split-levers-group summary").click()
        expect(page.locator("#split-levers-group")).to_contain_text("Groep 2")


def test_the_other_language_is_one_tap_away(browser: Browser, address: str) -> None:
    """A phone gets its own language first, and can have the other."""
    with opened(browser, address, locale="en-GB") as page:
        expect(page.get_by_role("heading", level=1)).to_have_text("Not for each other, but with each other")
        page.get_by_role("link", name="Nederlands").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Niet voor elkaar, maar met elkaar")


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_sticks_out_on_a_phone(browser: Browser, address: str, language: str, width: int) -> None:
    """With everything opened, one scrolls down only, never sideways."""
    with opened(browser, f"{address}?lang={language}", (width, 700)) as page:
        assert overhanging(page) == []


def test_a_word_longer_than_the_screen_is_broken(browser: Browser, tmp_path: Path) -> None:
    """Dutch makes words of any length; in a title, a question or a choice they do not push the numbers off the screen."""
    source = tmp_path / "long.toml"
    source.write_text(SOURCE.read_text().replace("de leraar zelf", LONG).replace("Niet voor elkaar", LONG))
    event = begun(tmp_path / "data", source=source)
    rooms.arrive(event, 10)
    with served(event) as address, opened(browser, address) as page:
        assert LONG in page.locator("body").inner_text()
        assert overhanging(page) == []


def test_hostile_words_do_nothing_but_be_read(browser: Browser, tmp_path: Path) -> None:
    """Script, markup, turned letters, controls and forty thousand characters, released and handed in."""
    event = begun(tmp_path)
    said = rooms.arrive(event, 10)
    rooms.say(event, said[0], "strengthen_why", EVIL)
    with Station(event, "table-2") as station:
        rooms.hand_in(station, 1, EVIL)
    rooms.release(event, rooms.voices(event))
    with served(event) as address, opened(browser, address) as page:
        quote = page.locator("blockquote", has_text="<script>")
        expect(quote).to_contain_text("[bold]loud[/bold] txet [2J {{ 7 * 7 }} 👩🏽‍🏫 عربي lang lang")
        assert len(quote.inner_text()) < 700 and page.title() == "Niet voor elkaar, maar met elkaar – resultaten"
        assert page.locator("dd", has_text="<script>").count() == 3
        assert overhanging(page) == []


def test_everything_is_open_on_paper(browser: Browser, address: str) -> None:
    """And nothing is there that one could press; it says when it was printed."""
    with opened(browser, address) as page:
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator("#split-levers-group table")).to_be_visible()
        expect(page.locator("#printed")).to_contain_text("Afgedrukt op")
        expect(page.locator("#live, nav").first).to_be_hidden()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details[open]").count() == 0


def test_splits_are_on_paper_without_script_too(browser: Browser, address: str) -> None:
    """The style alone opens them."""
    with opened(browser, address, java_script_enabled=False) as page:
        page.emulate_media(media="print")
        expect(page.locator("#split-levers-group table")).to_be_visible()
