"""Files for outside the room, one before and one after somebody takes their answers back: no difference tells of that one."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.export import export
from kiosk.report import report
from kiosk.station import Station
from tests.kiosk.shareable.rooms_to_share import room
from tests.laptops import clock, seen


def withdrawn(event: Event) -> None:
    """Let somebody of the room take their answers back; nothing of them is left in any journal then."""
    gone = next(each for _, each in sorted(seen(event).items()) if each.counts)
    with Station(event, "table-1", clock=clock) as station:
        station.withdraw(gone)
        station.tidy()


def shared(event: Event, path: Path) -> Any:
    """Export what everybody may see."""
    export(event, "json", str(path), shareable=True, force=True, clock=clock)
    return json.loads(path.read_bytes())


@pytest.mark.parametrize("people", [16, 30])
def test_two_files_do_not_tell_of_who_withdrew_in_between(tmp_path: Path, people: int) -> None:
    """No results page was ever served; the second file goes on from what the first one told."""
    event = room(tmp_path, people)
    first = shared(event, tmp_path / "first.json")
    withdrawn(event)
    second = shared(event, tmp_path / "second.json")
    assert second["results"]["questions"] == first["results"]["questions"]
    assert second["results"]["participants"] == first["results"]["participants"]


def test_a_report_and_a_later_file_do_not_either(tmp_path: Path) -> None:
    """Whatever is given out first is gone on from, and a site is the same as a document."""
    event = room(tmp_path, 16)
    report(event, str(tmp_path / "first.md"), language="en", clock=clock)
    told = (tmp_path / "first.md").read_text().partition("## Appendix: all tables")[2]
    withdrawn(event)
    report(event, str(tmp_path / "second.md"), language="en", clock=clock)
    again = (tmp_path / "second.md").read_text().partition("## Appendix: all tables")[2]
    assert [line for line in again.splitlines() if line.startswith("|")] == [
        line for line in told.splitlines() if line.startswith("|")
    ]
    export(event, "site", str(tmp_path / "site"), clock=clock)
    site = json.loads((tmp_path / "site" / "results.json").read_bytes())
    assert site["questions"] == shared(event, tmp_path / "shared.json")["results"]["questions"]


def test_what_cannot_be_written_down_is_not_given_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk: the next file could be another step."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.publication.write_whole", full)
    with pytest.raises(EventError, match=r"Nothing of .* is published yet"):
        shared(room(tmp_path, 16), tmp_path / "first.json")
