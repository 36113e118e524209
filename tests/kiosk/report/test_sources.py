"""Every number of the report is computed, and is what anybody can compute from the export."""

import re
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kiosk.event import Event
from kiosk.locale import Words
from kiosk.model.response import Status
from kiosk.openness import turned
from kiosk.report.blocks import Figure
from kiosk.report.phrases import NUMBERS
from kiosk.report.sources import At, MedianMinutes, told
from tests.kiosk.report.composing import composed, figures, pieces
from tests.kiosk.report.conftest import NONE, ROLES, person
from tests.kiosk.report.recomputing import Recomputing
from tests.laptops import BEGUN, did, laptop, saved
from tests.samples import response


def published(figure: Figure) -> bool:
    """Tell whether a figure is of a step that the export knows nothing of."""
    return "published." in told(figure.source)


def close_to(value: object, figure: Figure) -> bool:
    """Compare what was computed with what a figure says."""
    if isinstance(figure.value, str) or isinstance(value, str):
        return value == figure.value
    return value == pytest.approx(figure.value, abs=0.05 if isinstance(figure.source, MedianMinutes) else None)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_number_stands_in_our_own_words(busy: Event, language: str) -> None:
    """Neither as digits nor written out; what was typed, and what the workshop file says, is told to the letter."""
    written = {Words(language)(each) for each in NUMBERS[1:]}
    own = [piece for piece in pieces(composed(busy, language).blocks) if isinstance(piece, str)]
    assert [piece for piece in own if re.search(r"\d", piece)] == []
    assert [piece for piece in own if written & set(re.findall(r"\w+", piece.lower()))] == []


def test_every_number_of_a_closed_event_is_the_exports(busy: Event, tmp_path: Path) -> None:
    """Computed again from the responses, by code that knows nothing of the report."""
    recomputing, found = Recomputing(busy, tmp_path), figures(composed(busy, "en").blocks)
    wrong = [(each, value) for each in found if not close_to(value := recomputing.value(each), each)]
    assert wrong == [] and len(found) > 300


def test_what_is_shown_is_the_value(busy: Event) -> None:
    """As digits, in this language, or written out; a moment as a time or a date."""
    for each in figures(composed(busy, "en").blocks):
        if isinstance(each.value, int | float):
            small = NUMBERS[int(each.value)] if each.value in range(len(NUMBERS)) else ""
            shown = each.shown.lower().removesuffix(" %")
            assert shown == small or float(shown) == pytest.approx(each.value, abs=0.051), each
        else:
            assert re.fullmatch(r"\d\d:\d\d|\d+ \w+ \d{4}", each.shown), each


LEVERS = ("room", "networks", "funding", "other")

said = st.fixed_dictionaries(
    {},
    optional={
        "levers": st.sampled_from([names for many in (1, 2, 3) for names in combinations(LEVERS, many)]),
        "strengthen_why": st.sampled_from(["time", "money"]),
    },
)
someone = st.tuples(said, st.sampled_from(ROLES), st.integers(1, 3), st.sampled_from([Status.COMPLETE, Status.PARTIAL]))


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(someone, max_size=14), st.booleans())
def test_the_same_holds_for_any_small_event(
    people: list[tuple[dict[str, object], str, int, Status]], closes: bool
) -> None:
    """Open or closed; where a number is of an earlier step, it says so, and is not the export's any more."""
    with TemporaryDirectory() as folder:
        event = laptop(Path(folder) / "data")
        saved(
            event,
            "table-1",
            *(
                response(
                    instanceID=f"uuid:{at}",
                    status=status,
                    group=group,
                    intake={"role": role},
                    answers=answers,
                    end="2017-12-14T13:20:00.000Z",
                )
                for at, (answers, role, group, status) in enumerate(people)
            ),
        )
        if closes:
            did(event, turned(NONE, BEGUN))
        recomputing, found = Recomputing(event, Path(folder)), figures(composed(event, "nl").blocks)
        exact = [each for each in found if not published(each)]
        assert [each for each in exact if not close_to(recomputing.value(each), each)] == []
        assert len(people) < 5 or not closes or any(told(each.source).startswith("tallies.role") for each in exact)


def test_an_open_event_says_how_many_answers_are_not_in_yet(tmp_path: Path) -> None:
    """Its numbers move in steps, as those of the page; what is of an earlier step is told to come from there."""
    event = laptop(tmp_path / "data")
    saved(event, "table-1", *(person(number) for number in range(5)))
    saved(event, "table-1", *(person(number) for number in range(20, 23)))
    found = figures(composed(event, "en").blocks)
    waiting = [each for each in found if each.source == At(("published", "waiting"))]
    assert [(each.value, each.shown) for each in waiting] == [(3, "three")]
    bases = {told(each.source): each.value for each in found if each.source == At(("published", "levers", "base"))}
    assert bases == {"published.levers.base": 5}
