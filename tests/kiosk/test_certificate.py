"""The certificate of a merge: who brought what, what was wrong with it, and words by which two people compare the result."""

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from kiosk.certificate import SPOKEN, Certificate, fingerprint
from kiosk.codes import WORDS
from kiosk.merging import merge
from kiosk.model.acts import Theme
from kiosk.model.response import Response
from kiosk.station import Station
from tests.laptops import changed, clock, did, done, laptop, rewritten, said, saved, state_of

ONE, OTHER = said("one", instanceID="uuid:1"), said("other", instanceID="uuid:2")


def test_a_certificate_tells_what_came_of_each_station(tmp_path: Path) -> None:
    """New, known, changed and withdrawn records, each counted once, and every problem with its file and line."""
    ours, theirs = laptop(tmp_path / "ours"), laptop(tmp_path / "theirs")
    with Station(theirs, "table-2", clock=clock) as station:
        first, second, third = (station.save(said(words)) for words in ("first", "second", "third"))
        merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
        station.save(changed(second, "second, changed"))
        station.withdraw(third)
        station.save(said("fourth"))
    rewritten(theirs.folder / "table-2.jsonl", lambda lines: [*lines, b"noise\n"])
    told = merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    head, columns, row, problem, number, last = told.lines()
    assert head == "thursday" and columns.split() == "station records new known changed withdrawn problems".split()
    assert row.split() == ["table-2", "4", "1", "1", "1", "1", "1"]
    assert (
        problem
        == f"  ! {theirs.folder}/table-2.jsonl: line 8: it does not end with a checksum; the other lines are read"
    )
    assert last == f"  {told.spoken}   ({told.fingerprint[:12]})"
    assert number == "Now 4 records. Compare these words on both laptops:"
    assert max(map(len, (columns, row, number, last))) <= 80
    assert first.instanceID


def test_the_fingerprint_is_the_hash_of_all_records_in_the_order_of_their_identities() -> None:
    """Whoever knows the format can compute it; the order in which they were read is not in it."""
    content = msgspec.json.encode([ONE, OTHER], order="deterministic")
    wanted = hashlib.sha256(content).hexdigest()
    assert fingerprint({"uuid:1": ONE, "uuid:2": OTHER}) == fingerprint({"uuid:2": OTHER, "uuid:1": ONE}) == wanted


def test_what_was_done_at_a_desk_is_counted_and_compared_too(tmp_path: Path) -> None:
    """A new act, a known one, one that was changed, and one that is gone, which is a change whether it was here or not."""
    ours, theirs = laptop(tmp_path / "ours"), laptop(tmp_path / "theirs")
    themes = [Theme(id=f"theme:{number}", label="time", at="") for number in range(4)]
    known, renamed, dropped = did(theirs, *themes[:3])
    merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert state_of(ours) == state_of(theirs)
    gone = [replace(each, gone=True) for each in (dropped, Theme(id="theme:8", label="room", at=""))]
    did(theirs, replace(renamed, label="money"), *gone, themes[3])
    assert state_of(ours) != state_of(theirs)
    told = merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert told.arrivals[0].counts == {"new": 1, "known": 1, "changed": 3, "withdrawn": 0}
    assert (told.records, told.fingerprint) == (5, state_of(theirs)) and known.id in done(ours)


@pytest.mark.parametrize("field", [{"label": "money"}, {"gone": True}, {"revision": 2}, {"undoes": True}], ids=repr)
def test_other_acts_are_heard(field: dict[str, Any]) -> None:
    """One letter more, one taken back, and other words are said."""
    theme = Theme(id="theme:1", label="time", at="", revision=1)
    assert fingerprint({"theme:1": theme}) != fingerprint({"theme:1": replace(theme, **field)})


def test_an_act_and_a_response_of_one_name_are_two_records(tmp_path: Path) -> None:
    """As somebody might write them who wants to hide one behind the other."""
    ours, theirs = laptop(tmp_path / "ours"), laptop(tmp_path / "theirs")
    saved(theirs, "table-2", ONE)
    did(theirs, Theme(id="uuid:1", label="time", at=""))
    told = merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert (told.records, [each.counts["new"] for each in told.arrivals]) == (2, [1, 1])


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"uuid:1": ONE},
        {"uuid:1": ONE, "uuid:2": changed(OTHER, "othes")},
        {"uuid:1": ONE, "uuid:2": replace(OTHER, revision=1)},
        {"uuid:1": ONE, "uuid:2": OTHER.tombstone("2017-12-14T13:05:00.000Z", "w")},
    ],
    ids=["nobody", "one less", "another letter", "another revision", "a tombstone"],
)
def test_whatever_differs_is_heard(other: dict[str, Response]) -> None:
    """One record, letter or revision more or less, and other words are said."""
    mine = Certificate("thursday", [], 2, fingerprint({"uuid:1": ONE, "uuid:2": OTHER}))
    theirs = Certificate("thursday", [], len(other), fingerprint(other))
    assert mine.spoken != theirs.spoken


def test_the_words_can_be_said_aloud() -> None:
    """Six of those of the codes, of which no two are alike."""
    spoken = Certificate("thursday", [], 0, fingerprint({})).spoken.split()
    assert len(spoken) == SPOKEN and set(spoken) <= set(WORDS)
