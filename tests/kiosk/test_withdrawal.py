"""Withdrawing: one participant's words are in no file any more, count nowhere, and do not come back."""

import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from msgspec import structs

from kiosk import disk, export, placing
from kiosk.errors import EventError, Withdrawn
from kiosk.event import Event
from kiosk.export.as_json import as_json
from kiosk.export.contents import Contents
from kiosk.export.formats import FORMATS
from kiosk.fold import Fold
from kiosk.merging import merge
from kiosk.model.response import Status
from kiosk.reception import Reception
from kiosk.station import Station
from kiosk.withdrawal import settle, withdraw
from tests.laptops import (
    CODE,
    changed,
    clock,
    coded,
    files_with,
    laptop,
    rewritten,
    said,
    saved,
    seen,
    spoken_words,
)
from tests.terminal import kiosk_command

WORDS = "words that nobody else says"
Trace: TypeAlias = Callable[[Event], None]


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event in which somebody with the code CODE said WORDS, revised them elsewhere, and somebody else said more."""
    event = laptop(tmp_path / "data")
    kept, _ = saved(event, "table-1", coded(event, WORDS), said("of somebody else"))
    saved(event, "table-2", changed(kept, f"{WORDS}, revised"))
    return event


def taken_back(event: Event, code: str = CODE, patience: float = 0.0) -> list[str]:
    """Withdraw by a code, as the command does."""
    return list(withdraw(event, code, "laptop", clock=clock, patience=patience))


def test_after_it_the_words_are_in_no_file(event: Event) -> None:
    """Both journals are written anew, whoever else stands in them stays, and the sentences say what was done."""
    assert taken_back(event) == [
        "thursday: the answers of this code are withdrawn, and count nowhere any more.",
        "They are overwritten in every journal of this folder. Exports and copies made before hold them still.",
    ]
    assert files_with(event.folder, "words that") == [] and spoken_words(event) == ["of somebody else"]


def test_only_identity_revision_time_and_writer_are_left(event: Event) -> None:
    """In every journal the same tombstone; neither when, where, in what language nor with which code it was."""
    (name,) = (each.instanceID for each in seen(event).values() if each.code)
    taken_back(event)
    found = seen(event)[name]
    left = {"instanceID": name, "revision": 3, "time": "2017-12-14T13:05:00.000Z", "writer": found.writer}
    for path in event.journals():
        lines = [json.loads(line) for line in path.read_text().splitlines() if name in line]
        assert [line["ops"][0][3] for line in lines] == [left | {"status": "withdrawn"}], path


def test_it_counts_nowhere_and_its_code_leads_nowhere(event: Event, tmp_path: Path) -> None:
    """Not in the export's tallies, not in its responses but for the identity; the code is as wrong as any other."""
    taken_back(event)
    export.export(event, "json", str(tmp_path / "out.json"), clock=clock)
    document = json.loads((tmp_path / "out.json").read_bytes())
    assert document["tallies"]["role"]["base"] == 1
    assert [sorted(each) for each in document["responses"] if each["status"] == "withdrawn"] == [
        ["instanceID", "revision", "status"]
    ]
    with pytest.raises(EventError, match=r"There is no such code in the event "):
        taken_back(event)
    with Station(event, "table-1", clock=clock) as station:
        reception = Reception(event, station, clock=clock)
        reception.follow()
        assert reception.find(CODE) is None and reception.went_before() == 1


def quarantined(event: Event) -> None:
    """Leave a damaged line, which the next start of the kiosk puts aside."""
    rewritten(event.folder / "table-1.jsonl", lambda lines: [*lines, lines[1].replace(b"nobody", b"nobady")])
    saved(event, "table-1")


def damaged(event: Event) -> None:
    """Leave nothing but a damaged line in the journal where it began."""
    rewritten(
        event.folder / "table-1.jsonl", lambda lines: [lines[0], lines[1].replace(b"nobody", b"nobady"), lines[2]]
    )


def headless(event: Event) -> None:
    """Damage the line that tells whose journal it is."""
    rewritten(event.folder / "table-1.jsonl", lambda lines: [b"#" + lines[0], *lines[1:]])


def killed_while_compacting(event: Event) -> None:
    """Leave what a kiosk leaves that was killed between writing a journal anew and overwriting the old one."""
    for ending in ("tmp", "old"):
        shutil.copy(event.folder / "table-1.jsonl", event.folder / f"table-1.jsonl.{ending}")


def killed_while_exporting(event: Event) -> None:
    """Leave what an export leaves that was killed."""
    disk.stage(event.folder, ".export-", WORDS.encode())


def killed_before_compacting(event: Event) -> None:
    """Leave a journal in which the tombstone stands behind the words."""
    (found,) = (each for each in seen(event).values() if each.code)
    with Station(event, "table-2", clock=clock) as station:
        station.withdraw(found)


@pytest.mark.parametrize(
    "trace",
    [quarantined, damaged, headless, killed_while_compacting, killed_while_exporting],
    ids=lambda trace: trace.__name__,
)
def test_wherever_the_words_stand_they_are_overwritten(event: Event, trace: Trace) -> None:
    """Also where something went wrong before; and whoever else stands there stays."""
    trace(event)
    assert files_with(event.folder, "words that") != []
    taken_back(event)
    assert files_with(event.folder, "words that") == [] and spoken_words(event) == ["of somebody else"]


def test_one_that_was_interrupted_is_finished_by_the_next(event: Event) -> None:
    """Though the code leads nowhere any more: what was left is overwritten before it is looked for."""
    killed_before_compacting(event)
    with pytest.raises(EventError, match=r"There is no such code"):
        taken_back(event)
    assert files_with(event.folder, "words that") == [] and spoken_words(event) == ["of somebody else"]


def test_a_journal_that_a_kiosk_writes_is_left_to_that_kiosk(event: Event) -> None:
    """It is told that it has not done so yet; when it follows and tidies, the words are gone there too."""
    with Station(event, "table-1", clock=clock) as station:
        reception = Reception(event, station, clock=clock)
        reception.follow()
        told = taken_back(event)
        assert told[1:] == ["table-1 has not overwritten them yet; that laptop does it as soon as it sees this."]
        assert files_with(event.folder, "words that") == ["table-1.jsonl"]
        reception.follow()
        assert reception.owes and (files_with(event.folder, "words that") == ["table-1.jsonl"])
        fold = Fold(event)
        fold.poll()
        assert [path.stem for path in fold.holders(seen_withdrawn(event))] == ["table-1"], (
            "a tombstone alone is not enough"
        )
        reception.tidy()
        assert files_with(event.folder, "words that") == [] and not reception.owes
    assert spoken_words(event) == ["of somebody else"]


def seen_withdrawn(event: Event) -> str:
    """Name the response that was withdrawn."""
    return next(each.instanceID for each in seen(event).values() if each.withdrawn)


def test_the_command_waits_for_a_kiosk_that_runs(event: Event) -> None:
    """It says that all is overwritten when all is."""
    done = threading.Event()
    with Station(event, "table-1", clock=clock) as station:
        reception = Reception(event, station, clock=clock)

        def run() -> None:
            while not done.wait(0.01):
                reception.follow()
                if reception.owes:
                    reception.tidy()

        kiosk = threading.Thread(target=run)
        kiosk.start()
        try:
            told = taken_back(event, patience=30)
            assert (
                told[-1].startswith("They are overwritten in every journal")
                and files_with(event.folder, "words that") == []
            )
        finally:
            done.set()
            kiosk.join()


def test_a_sitting_that_goes_on_writes_nothing(event: Event) -> None:
    """Whoever is at it when it is withdrawn elsewhere is told; not a word more is kept, also when the kiosk parks it."""
    with Station(event, "table-1", clock=clock) as station:
        reception = Reception(event, station, clock=clock)
        reception.follow()
        found = reception.find(CODE)
        assert found is not None
        sitting = reception.resume(found)
        assert sitting is not None
        taken_back(event)
        reception.follow()
        for act in (sitting.save, sitting.back, lambda: sitting.speak("en")):
            with pytest.raises(Withdrawn, match="deleted by their participant"):
                act()
        reception.park(sitting)
        reception.tidy()
        assert files_with(event.folder, "words that") == files_with(event.folder, '"language":"en"') == []


def test_nobody_goes_on_with_what_was_withdrawn_meanwhile(event: Event) -> None:
    """Between the code and the first screen it may go, at a laptop that never kept any of it."""
    with Station(event, "table-3", clock=clock) as station:
        reception = Reception(event, station, clock=clock)
        reception.follow()
        found = reception.find(CODE)
        assert found is not None
        taken_back(event)
        with pytest.raises(Withdrawn, match="deleted by their participant"):
            reception.resume(found)
    assert files_with(event.folder, "table-3") == ["table-3.jsonl"], "where it stands only as the station's name"
    assert [each.status for each in seen(event).values() if each.withdrawn] == [Status.WITHDRAWN]


def test_a_code_of_another_laptop_is_found_after_the_merge(event: Event, tmp_path: Path) -> None:
    """Its salt comes with it; a journal that somebody made up, with no salt at all, stops nobody."""
    other = laptop(tmp_path / "other")
    assert other.info.salt != event.info.salt
    saved(other, "table-9", coded(other, "from elsewhere", "wolk-zebra-10"), said("", code="scrypt:zz:00"))
    merge(event.folder.parent, None, [other.folder], "laptop", clock=clock)
    taken_back(event, "wolk zebra 10")
    assert files_with(event.folder, "from elsewhere") == [] and "of somebody else" in spoken_words(event)


@pytest.mark.parametrize("before", ["staged", "gathered"])
def test_an_export_that_is_being_written_begins_anew(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    """Whether the withdrawal comes when it has read everything, or when it has written it: it holds none of it."""
    meanwhile = [event]

    def written(contents: Contents) -> Iterator[bytes]:
        if before == "gathered" and meanwhile:
            taken_back(meanwhile.pop())
        return as_json(contents)

    def staged(folder: Path, prefix: str, content: Iterable[bytes]) -> Path:
        made = disk.stage(folder, prefix, content)
        if before == "staged" and meanwhile:
            taken_back(meanwhile.pop())
            assert not made.exists()
        return made

    monkeypatch.setitem(FORMATS, "json", structs.replace(FORMATS["json"], restricted=written))
    monkeypatch.setattr(placing, "stage", staged)
    export.export(event, "json", str(tmp_path / "out.json"), clock=clock)
    assert not meanwhile and "words that" not in (tmp_path / "out.json").read_text()
    assert list(event.folder.glob(".export-*")) == []


def test_the_longest_name_of_a_station_has_a_desk(event: Event) -> None:
    """What a kiosk may be called does not keep its laptop from deleting."""
    list(withdraw(event, CODE, "x" * 64, clock=clock))
    assert files_with(event.folder, "words that") == []


def test_settling_twice_changes_nothing(event: Event) -> None:
    """There is nothing left to do then, and no journal grows."""
    taken_back(event)
    before = {path: path.read_bytes() for path in event.journals()}
    fold = Fold(event)
    fold.poll()
    assert fold.overdue() == {}
    settle(fold)
    assert {path: path.read_bytes() for path in event.journals()} == before


def test_the_command_deletes_however_the_code_is_typed(event: Event) -> None:
    """In several words too; a second time it is a sentence and status 1."""
    command = kiosk_command("withdraw", "Appel", "Molen", "42", "--data", event.folder.parent, "--station", "laptop")
    first, second = (subprocess.run(command, capture_output=True, text=True, timeout=60, check=False) for _ in range(2))
    assert (first.returncode, first.stderr, len(first.stdout.splitlines())) == (0, "", 2)
    assert files_with(event.folder, "words that") == []
    assert (second.returncode, second.stdout) == (1, "") and second.stderr.startswith("kiosk: There is no such code")


def test_what_was_given_to_others_stays_theirs(event: Event) -> None:
    """The one who withdraws takes nobody else's answers along, whatever they have in common."""
    saved(event, "table-1", *(structs.replace(said(WORDS), code=None) for _ in range(2)))
    taken_back(event)
    assert spoken_words(event) == ["of somebody else", WORDS, WORDS]
