"""Taking back what was done at a desk: the last thing first, also after its journal was written anew."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk import definition
from kiosk.conclusions import concluded, conclusions
from kiosk.desk import Desk
from kiosk.event import Event
from kiosk.model.acts import Conclusion
from kiosk.openness import hidden_questions, revealed

BEGUN = datetime(2017, 12, 14, 13, tzinfo=UTC)


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event."""
    return Event.begin(tmp_path, definition.find("leven-lang-leren"))


def started(event: Event) -> Desk:
    """Start a desk, whose clock goes a second further at each look."""
    ticks = iter(range(100_000))
    desk = Desk(event, "laptop", clock=lambda: BEGUN + timedelta(seconds=next(ticks)))
    desk.follow()
    return desk


@pytest.fixture
def compacted(event: Event) -> Iterator[Desk]:
    """A desk that noted four lines and took the last one back, started again on a journal that was written anew."""
    with closing(started(event)) as desk:
        for text in "abcd":
            desk.journal.act(concluded(text, "note", None, desk.clock()))
        desk.journal.undo()
        desk.journal.open().tidy()
    with closing(started(event)) as desk:
        yield desk


def test_what_was_taken_back_is_no_reason_to_leave_another_thing_out(compacted: Desk) -> None:
    """Of the line that was taken back the journal holds only that; the one before it is the next."""
    undone = compacted.journal.undo()
    assert isinstance(undone, Conclusion)
    assert undone.text == "c"
    assert [each.text for each in conclusions(compacted.acts)] == ["a", "b"]


def test_one_after_the_other_goes(compacted: Desk) -> None:
    """Until nothing is left."""
    undone = [compacted.journal.undo() for _ in range(4)]
    assert [each.text for each in undone if isinstance(each, Conclusion)] == ["c", "b", "a"]
    assert undone[-1] is None


def test_of_what_was_changed_twice_the_earlier_is_back(event: Event) -> None:
    """As long as the journal holds it."""
    with closing(started(event)) as desk:
        desk.journal.act(revealed("roles", shown=False))
        desk.journal.act(revealed("roles", shown=True))
        desk.journal.undo()
        assert hidden_questions(desk.acts) == {"roles"}
