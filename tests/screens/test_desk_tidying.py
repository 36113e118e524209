"""What a participant takes back is overwritten in the desk's own journal too, while the desk is open."""

from pathlib import Path

import pytest
from msgspec import structs

from kiosk.model.response import Status
from kiosk.station import Station
from tests.samples import response
from tests.screens.hosts import begin, clock, desk

WORDS = "words that nobody may read any more"


async def test_an_open_desk_overwrites_what_was_withdrawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A merge has put somebody's answers into its journal; no key is needed, and what the desk did is kept."""
    monkeypatch.setattr("screens.desk.desk_screen.TIDY", 0.1)
    event = begin(tmp_path)
    path = event.folder / "desk-laptop.jsonl"
    with Station(event, "table-1", clock=clock) as station:
        kept = station.save(response(status=Status.COMPLETE, answers={"levers_other": WORDS}))
        with Station(event, "desk-laptop", clock=clock) as merged:
            merged.adopt([structs.replace(kept, revision=2)])
        async with desk(event) as watcher:
            await watcher.sees("1 van 16 klaar")
            await watcher.press("space")
            await watcher.sees("Ronde 1")
            assert WORDS.encode() in path.read_bytes()
            station.withdraw(kept)
            await watcher.until(lambda: WORDS.encode() not in path.read_bytes(), "overwritten")
            await watcher.sees("0 van 16 klaar", "Ronde 1")
    assert b'"act":"round"' in path.read_bytes()
