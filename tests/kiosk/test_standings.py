"""Where a participant stands: own answers and their shares, as far as the public may know and the facilitator shows it."""

import pytest

from kiosk.acts import Acts
from kiosk.fold import Change
from kiosk.locale import Words
from kiosk.model.acts import Reveal
from kiosk.model.response import Response, Status
from kiosk.openness import revealed
from kiosk.standings import Standings
from tests.samples import WORKSHOP, response

ANSWERS = {"levers": ("space",), "who": "school", "dilemma": 4, "chances": ("a", "b", "c")}


def room(people: int) -> list[Response]:
    """Make people who all say the same."""
    return [response(status=Status.COMPLETE, answers=ANSWERS) for _ in range(people)]


def told(people: list[Response], acts: Acts) -> list[str]:
    """Tell the labels of what the first of them is shown."""
    standings = Standings(WORKSHOP, acts)
    standings.note(Change(None, each) for each in people)
    return [label for label, _ in standings.of(people[0], Words("nl"))]


def test_everything_that_enough_people_answered_is_shown() -> None:
    """Of a ranking only what came first; of four people nothing."""
    assert told(room(5), Acts()) == ["space", "school", "4 · dilemma?", "a"]
    assert told(room(4), Acts()) == []


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        (("first",), ["school", "4 · dilemma?", "a"]),
        (("second",), ["space", "a"]),
        (("first", "second", "third"), []),
        (("unknown",), ["space", "school", "4 · dilemma?", "a"]),
    ],
    ids=" ".join,
)
def test_parts_of_hidden_questions_are_left_out(hidden: tuple[str, ...], left: list[str]) -> None:
    """As on the page; what the facilitator shows again is there again."""
    acts = Acts()
    for name in hidden:
        acts.take(revealed(name, shown=False))
    assert told(room(5), acts) == left
    for name in hidden:
        acts.take(Reveal(id=f"reveal:{name}", question=name, shown=True, revision=1))
    assert told(room(5), acts) == ["space", "school", "4 · dilemma?", "a"]
