"""The page while it is open: it follows what is published, disturbs nobody's reading, and can be stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kiosk.event import Event
from kiosk.times import Clock
from tests.kiosk.web import rooms
from tests.kiosk.web.browser import opened
from tests.kiosk.web.following import Site, followed
from tests.kiosk.web.serving import begun, wait_until
from tests.laptops import ticking

LOST = 30_000
"""Milliseconds within which a page must have found out that the connection is gone, or back: two waits of at most ten seconds."""
SUMMARY = "#split-levers-group > summary"


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event with twenty people."""
    event = begun(tmp_path)
    rooms.arrive(event, 20)
    return event


@pytest.fixture
def site(event: Event) -> Iterator[Site]:
    """Its page, and what changes on it."""
    with followed(event) as site:
        yield site


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """The page, open on a phone that listens already; whatever the browser complains of fails the test."""
    with opened(browser, site.address) as page:
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        wait_until(lambda: site.listeners == 1, "the page to listen")
        yield page
        assert complaints == []


@pytest.fixture
def time() -> Clock:
    """A clock that goes on whenever somebody looks."""
    return ticking()


def count(page: Page, people: int) -> None:
    """Wait until the page speaks of so many people."""
    expect(page.locator(".count strong")).to_have_text(str(people))


def test_the_page_follows_while_people_come(page: Page, event: Event, time: Clock) -> None:
    """Count, bars and what stands out change by themselves, without the page being loaded again."""
    page.evaluate("window.stayed = true")
    count(page, 20)
    before = page.locator("#part-responsible").inner_text()
    rooms.arrive(event, 10, first=20, clock=time)
    count(page, 30)
    assert page.locator("#part-responsible").inner_text() != before
    assert page.evaluate("window.stayed")


def test_the_first_results_appear_by_themselves(browser: Browser, tmp_path: Path) -> None:
    """Whoever opened the page too early need not do anything."""
    event = begun(tmp_path)
    with followed(event) as site, opened(browser, site.address) as page:
        expect(page.locator(".wait")).to_contain_text("Nog niet genoeg antwoorden")
        rooms.arrive(event, 6)
        count(page, 5)
        expect(page.locator("#part-levers table").first).to_be_visible()


def test_a_hidden_question_appears_when_it_is_shown(page: Page, event: Event, time: Clock) -> None:
    """And goes again, with its numbers and everything that was said to it."""
    rooms.talk(event, clock=time)
    figure, quote = page.locator("#part-levers table").first, page.get_by_text("Starters die twee jaar")
    expect(quote).to_be_visible()
    rooms.reveal(event, "strengthen", shown=False, clock=time)
    expect(page.locator("#state-strengthen .wait")).to_be_visible()
    expect(figure).not_to_be_attached()
    expect(quote).not_to_be_attached()
    rooms.reveal(event, "strengthen", shown=True, clock=time)
    expect(figure).to_be_visible()
    expect(quote).to_be_visible()


def test_what_somebody_reads_stays_where_it_is(page: Page, event: Event, time: Clock) -> None:
    """What was opened stays open, the focus where it was, and the line that one reads at its height."""
    page.locator(SUMMARY).click()
    page.locator(SUMMARY).focus()
    page.evaluate("document.querySelector('#question-expectations').scrollIntoView()")
    at = page.evaluate("document.querySelector('#question-expectations').getBoundingClientRect().top")
    rooms.arrive(event, 10, first=20, clock=time)
    rooms.talk(event, clock=time)
    count(page, 30)
    expect(page.get_by_text("Starters die twee jaar")).to_be_attached()
    assert page.evaluate("document.querySelector('#split-levers-group').open")
    assert page.evaluate("document.activeElement === document.querySelector('#split-levers-group > summary')")
    now = page.evaluate("document.querySelector('#question-expectations').getBoundingClientRect().top")
    assert abs(now - at) < 2


def test_bars_grow_and_nothing_is_announced(page: Page, event: Event, time: Clock) -> None:
    """The same bar is drawn on, so that it can grow; a screen reader is not interrupted by numbers."""
    page.evaluate("window.bar = document.querySelector('#part-responsible rect.bar')")
    rooms.arrive(event, 10, first=20, clock=time)
    count(page, 30)
    assert page.evaluate("window.bar.isConnected")
    assert page.evaluate("getComputedStyle(window.bar).transitionDuration") == "0.2s"
    assert page.locator("[role=status]").inner_text() == ""
    assert page.locator("[aria-live]").count() == 0


def test_bars_do_not_move_for_whoever_wants_no_motion(browser: Browser, site: Site) -> None:
    """They stand at their new length at once."""
    with opened(browser, site.address, reduced_motion="reduce") as page:
        bar = page.locator("#part-responsible rect.bar").first
        assert bar.evaluate("each => getComputedStyle(each).transitionProperty") == "none"


def test_a_paused_page_stands_still_and_catches_up(page: Page, event: Event, site: Site, time: Clock) -> None:
    """It does not even listen any more; what it missed comes when it goes on."""
    page.get_by_role("button", name="Bijwerken pauzeren").click()
    wait_until(lambda: site.listeners == 0, "the page to stop listening")
    rooms.arrive(event, 10, first=20, clock=time)
    page.wait_for_timeout(500)
    count(page, 20)
    page.get_by_role("button", name="Weer bijwerken").click()
    count(page, 30)
    expect(page.get_by_role("button", name="Bijwerken pauzeren")).to_be_visible()


def test_the_page_says_when_the_connection_is_gone_and_when_it_is_back(
    page: Page, event: Event, site: Site, time: Clock
) -> None:
    """Meanwhile what it says stays, and one can refresh it by hand; then it catches up."""
    site.telling = False
    expect(page.get_by_role("status")).to_contain_text("De verbinding is weg", timeout=LOST)
    expect(page.get_by_role("link", name="Vernieuw")).to_be_visible()
    count(page, 20)
    rooms.arrive(event, 10, first=20, clock=time)
    site.telling = True
    expect(page.get_by_role("status")).to_have_text("De verbinding is er weer.", timeout=LOST)
    count(page, 30)
    expect(page.get_by_role("link", name="Vernieuw")).to_be_hidden()


def test_an_older_server_has_the_page_all_the_same(browser: Browser, site: Site) -> None:
    """Where nothing tells what changes, the page is whole, says nothing of a connection, and can be refreshed by hand."""
    site.telling = False
    with opened(browser, site.address) as page:
        expect(page.get_by_role("link", name="Vernieuw")).to_be_visible(timeout=LOST)
        assert page.get_by_role("status").inner_text() == ""
        count(page, 20)


def test_pieces_that_the_page_does_not_know_come_with_a_fresh_page(
    page: Page, event: Event, site: Site, time: Clock
) -> None:
    """A server that was renewed meanwhile may speak of others; the page takes all of them, and keeps what was opened."""
    page.locator(SUMMARY).click()
    page.evaluate("document.querySelector('#glance').id = 'old'; window.stayed = true")
    rooms.arrive(event, 10, first=20, clock=time)
    count(page, 30)
    expect(page.locator("#glance")).to_be_attached()
    assert page.evaluate("window.stayed && document.querySelector('#split-levers-group').open")


def test_a_phone_in_a_pocket_catches_up_when_it_is_taken_out(page: Page, event: Event, site: Site, time: Clock) -> None:
    """Hidden for long it asks nothing more."""
    page.clock.install()
    page.evaluate("Object.defineProperty(document, 'hidden', {get: () => window.away, configurable: true})")
    page.evaluate("window.away = true; document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.fast_forward(70_000)
    wait_until(lambda: site.listeners == 0, "the page to stop listening")
    rooms.arrive(event, 10, first=20, clock=time)
    page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    count(page, 30)
