"""The page follows the desk: what is hidden, shown again, closed and opened again, also for a server that starts later."""

import re
from pathlib import Path

import pytest
from msgspec import structs

from kiosk.acts import Acts
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.response import Status
from kiosk.openness import revealed, turned
from kiosk.station import Station
from kiosk.times import Clock
from kiosk.web.pages import Pages
from tests.kiosk.web.serving import begun, come
from tests.laptops import ticking

NOT_YET = "The facilitator has not shown the answers to this question yet."


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event without anybody yet."""
    return begun(tmp_path)


@pytest.fixture
def time() -> Clock:
    """A clock that goes on whenever somebody looks, for kiosk and desk alike."""
    return ticking()


def arrive(event: Event, number: int, time: Clock) -> None:
    """Let so many people complete it."""
    with Station(event, "table-1", clock=time) as station:
        for each in range(number):
            come(station, each)


def turn(event: Event, time: Clock) -> None:
    """Close the event at the desk, or open it again."""
    acts = now(event)
    known = acts.find("closing")
    with Station(event, "desk-laptop", clock=time) as desk:
        desk.act(structs.replace(turned(acts, time()), revision=known.revision if known else 0))


def now(event: Event) -> Acts:
    """Read what was done at the desk."""
    fold = Fold(event)
    fold.poll()
    return fold.acts


def told(pages: Pages) -> int:
    """Look at the page, and tell how many people it speaks of."""
    pages.follow()
    found = re.search(r"<strong>(\d+)</strong>", pages.page("en").content.decode())
    return int(found[1]) if found else 0


def later(event: Event) -> Pages:
    """Start a server that knows only what the journals say."""
    pages = Pages(event)
    pages.follow()
    return pages


def test_the_last_people_are_on_the_page_when_the_event_is_closed(event: Event, time: Clock) -> None:
    """Seven people are five on the page until then; a server that starts later says the same."""
    pages = Pages(event)
    arrive(event, 7, time)
    assert told(pages) == told(later(event)) == 5
    turn(event, time)
    assert told(pages) == told(later(event)) == 7


def test_closing_and_opening_again_singles_nobody_out(event: Event, time: Clock) -> None:
    """After the last step only full ones show, whether the event is open or closed, and whichever server one asks."""
    pages, bases = Pages(event), []
    arrive(event, 7, time)
    turn(event, time)
    assert told(pages) == 7
    for _ in range(5):
        turn(event, time)
        arrive(event, 1, time)
        turn(event, time)
        bases.append((told(pages), told(later(event))))
    assert bases == [(7, 7)] * 4 + [(12, 12)]


def test_who_changes_an_answer_after_the_closing_is_in_the_last_step_as_it_was(event: Event, time: Clock) -> None:
    """A server that starts later takes in the changes of one response in their order, whatever the clocks say."""
    with Station(event, "table-1", clock=time) as station:
        kept = [come(station, each) for each in range(6)]
    pages = Pages(event)
    turn(event, time)
    assert told(pages) == 6
    with Station(event, "table-1", clock=time) as station:
        station.save(structs.replace(kept[0], status=Status.PARTIAL))
    with Station(event, "table-2", clock=ticking()) as station:  # whose clock is behind
        station.save(structs.replace(kept[0], revision=2, status=Status.WITHDRAWN))
    assert told(pages) == told(later(event)) == 6


def test_a_hidden_question_leaves_the_page_and_comes_back(event: Event, time: Clock) -> None:
    """In every language; and a page that says the same keeps its tag."""
    arrive(event, 6, time)
    pages = later(event)
    shown = {language: pages.page(language) for language in ("nl", "en")}
    (question, *_) = event.workshop.questions
    for visible in (False, True):
        with Station(event, "desk-laptop", clock=time) as desk:
            desk.act(revealed(question.name, shown=visible))
        pages.follow()
        content = pages.page("en").content.decode()
        assert (NOT_YET in content) is not visible and ("What do you think helps most?" in content) is visible
        assert ("nog niet getoond" in pages.page("nl").content.decode()) is not visible
    assert {language: pages.page(language) for language in ("nl", "en")} == shown
