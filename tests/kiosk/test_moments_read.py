"""Moments that are none, in a journal that somebody made: what has them is left out and told, and all else goes on."""

from pathlib import Path

import pytest
from msgspec import structs

from kiosk.acts import Acts
from kiosk.conclusions import concluded
from kiosk.event import Event
from kiosk.export import export
from kiosk.fold import Fold
from kiosk.openness import turned
from kiosk.report import WRITERS, report
from tests.kiosk.report.conftest import person
from tests.laptops import BEGUN, clock, did, laptop, saved

NONE = ["yesterday", "2017-12-14", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1850-01-01T00:00:00Z"]


def filled(tmp_path: Path) -> Event:
    """Make an event of twelve people."""
    event = laptop(tmp_path / "data")
    saved(event, "table-1", *(person(number) for number in range(12)))
    return event


def written(event: Event, folder: Path) -> None:
    """Write everything that there is of an event."""
    for ending in WRITERS:
        report(event, str(folder / f"out{ending}"), clock=clock)
    for form in ("json", "jsonl", "csv", "xlsx", "site"):
        export(event, form, str(folder / f"everything-{form}"), clock=clock)
        export(event, form, str(folder / f"shareable-{form}"), shareable=True, clock=clock)


@pytest.mark.parametrize("none", NONE)
def test_a_response_with_such_a_moment_is_left_out(tmp_path: Path, none: str) -> None:
    """It is told beside the journal, and every format is written."""
    event = filled(tmp_path)
    saved(event, "table-2", person(40, start=none), person(41, end=none))
    did(event, turned(Acts(), BEGUN))
    fold = Fold(event)
    fold.poll()
    assert len(fold.responses) == 12
    assert [none in each and "is no moment" in each for each in fold.stations["table-2"].problems] == [True, True]
    written(event, tmp_path)


def test_an_act_with_such_a_moment_is_left_out(tmp_path: Path) -> None:
    """As a line of the minutes."""
    event = filled(tmp_path)
    did(event, *(structs.replace(concluded(f"said {at}", "note", None, BEGUN), at=at) for at in NONE))
    did(event, turned(Acts(), BEGUN))
    written(event, tmp_path)
    assert "said" not in (tmp_path / "out.md").read_text()


def test_who_has_withdrawn_at_such_a_moment_has_withdrawn(tmp_path: Path) -> None:
    """What is left of them is taken as it is."""
    event = filled(tmp_path)
    saved(event, "table-2", person(4, revision=1).tombstone("yesterday", "somebody"))
    fold = Fold(event)
    fold.poll()
    assert fold.responses["uuid:04"].withdrawn
