"""Where a participant stands: own answers and their shares, as far as the public may know and the facilitator shows it."""

from pathlib import Path

import pytest
from msgspec import structs

from kiosk.fold import Change, Fold
from kiosk.locale import Words
from kiosk.model.response import Response, Status
from kiosk.openness import revealed
from kiosk.standings import Standings
from tests.laptops import laptop
from tests.samples import response

ANSWERS = {"levers": ("room",), "responsible": "school", "equipped": 4, "chances": ("bridge", "attitude")}
LABELS = {
    "levers": "ruimte en tijd om te leren, naar eigen behoefte",
    "responsible": "school en directie",
    "equipped": "4 · Zijn scholen ingericht voor de loopbaan van leraren?",
}


@pytest.fixture
def fold(tmp_path: Path) -> Fold:
    """An event that nobody writes in."""
    return Fold(laptop(tmp_path))


def told(fold: Fold, people: list[Response]) -> list[str]:
    """Tell the labels of what the first of them is shown, once all are in the event."""
    fold.responses = {each.instanceID: each for each in people}
    standings = Standings(fold)
    standings.note(Change(None, each) for each in people)
    return [label for label, _ in standings.of(people[0], Words("nl"))]


def room(people: int) -> list[Response]:
    """Make people who all say the same."""
    return [response(status=Status.COMPLETE, answers=ANSWERS) for _ in range(people)]


def test_everything_that_enough_people_answered_is_shown(fold: Fold) -> None:
    """Of four people nothing."""
    assert told(fold, room(5)) == list(LABELS.values())
    assert told(fold, room(4)) == []


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        (("strengthen",), ("responsible", "equipped")),
        (("responsibility",), ("levers",)),
        (("strengthen", "responsibility"), ()),
        (("unknown",), ("levers", "responsible", "equipped")),
    ],
    ids=" ".join,
)
def test_parts_of_hidden_questions_are_left_out(fold: Fold, hidden: tuple[str, ...], left: tuple[str, ...]) -> None:
    """As on the page; what the facilitator shows again is there again."""
    for name in hidden:
        fold.acts.take(revealed(name, shown=False))
    assert told(fold, room(5)) == [LABELS[part] for part in left]
    for name in hidden:
        fold.acts.take(structs.replace(revealed(name, shown=True), revision=1))
    assert told(fold, room(5)) == list(LABELS.values())
