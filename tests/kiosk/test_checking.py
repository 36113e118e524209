"""`kiosk check`: every problem has its file and its place, a sound event has none, and looking changes nothing."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from kiosk import definition
from kiosk.checking import check
from kiosk.event import Event
from kiosk.fold import ACTS, RESPONSES, STATIONS
from kiosk.journal import JournalDB
from kiosk.journal.line import Line
from kiosk.journal.recovery import Scan
from kiosk.model.header import Header
from kiosk.station import Station
from tests.samples import response
from tests.terminal import kiosk_command

NOW = datetime(2017, 12, 14, 13, 5, tzinfo=UTC)
STAMP = "2017-12-14T13:05:00.000Z"
SOURCE = definition.find("leven-lang-leren")
Damage: TypeAlias = Callable[[Event], None]


def clock() -> datetime:
    """Tell the same moment always."""
    return NOW


def begun(data: Path) -> Event:
    """Begin an event in which two stations have saved three responses each."""
    event = Event.begin(data, SOURCE, clock=clock)
    for name in ("table-1", "table-2"):
        with Station(event, name, clock=clock) as station:
            for _ in range(3):
                station.save(response())
    return event


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event with two journals of four lines each."""
    return begun(tmp_path / "data")


def torn(event: Event) -> None:
    """Tear off the end of a journal, as a loss of power does."""
    journal = event.folder / "table-1.jsonl"
    journal.write_bytes(journal.read_bytes()[:-20])


def flipped(event: Event) -> None:
    """Change one letter in the second line of a journal."""
    journal = event.folder / "table-1.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([lines[0], lines[1].replace(b"draft", b"drift"), *lines[2:]]))


def shortened(event: Event) -> None:
    """Take out the third line of a journal."""
    journal = event.folder / "table-1.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], *lines[3:]]))


def mixed(event: Event) -> None:
    """Copy another event's journal into the folder."""
    shutil.copy(begun(event.folder.parent).folder / "table-1.jsonl", event.folder / "table-9.jsonl")


def strange(event: Event) -> None:
    """Put in a journal that is whole, by a kiosk that knows a status which this one does not."""
    header = Header(station="table-9", event=event.info.id, workshop=event.info.hash)
    with JournalDB(event.folder / "table-9.jsonl", header=header) as db:
        db.table(RESPONSES).insert({"instanceID": "uuid:9", "status": "pondering"})


def strange_act(event: Event) -> None:
    """Put in the journal of a later desk, which can do something that this kiosk does not know."""
    header = Header(station="desk-9", event=event.info.id, workshop=event.info.hash)
    with JournalDB(event.folder / "desk-9.jsonl", header=header) as db:
        db.table(ACTS).insert({"id": "vote:1", "act": "vote"})


def strange_report(event: Event) -> None:
    """Put in what a later kiosk says of its laptop."""
    header = Header(station="table-9", event=event.info.id, workshop=event.info.hash)
    with JournalDB(event.folder / "table-9.jsonl", header=header) as db:
        db.table(STATIONS).insert({"id": "table-9", "free": "plenty"})


def changed(event: Event) -> None:
    """Change the event's own copy of the workshop file."""
    path = event.folder / "workshop.toml"
    path.write_bytes(path.read_bytes().replace(b"2017121401", b"2017121402"))


def emptied(event: Event) -> None:
    """Lose what event.json said."""
    (event.folder / "event.json").write_bytes(b"")


def unlisted(event: Event) -> None:
    """Lose the event's copy of the workshop file."""
    (event.folder / "workshop.toml").unlink()


def left_over(event: Event) -> None:
    """Leave what a kiosk leaves that was killed while it wrote its journal anew."""
    shutil.copy(event.folder / "table-1.jsonl", event.folder / "table-1.jsonl.old")


def headless(event: Event) -> None:
    """Damage the line that tells whose journal it is."""
    journal = event.folder / "table-1.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"header", b"leader", 1))


def unreadable(event: Event) -> None:
    """Put something under the name of a journal that cannot be opened as a file."""
    (event.folder / "table-9.jsonl").mkdir()


DAMAGES: dict[Damage, str] = {
    torn: "table-1.jsonl: line 4: ",
    flipped: "table-1.jsonl: line 2: its checksum does not fit",
    shortened: "table-1.jsonl: line 3: a line before it is missing",
    mixed: "table-9.jsonl: it belongs to the event leven-lang-leren-2017-12-14-2",
    strange: "table-9.jsonl: line 2: a response in it cannot be read (",
    strange_act: "desk-9.jsonl: line 2: what a desk did in it cannot be read (",
    strange_report: "table-9.jsonl: line 2: what a kiosk said of its laptop in it cannot be read (",
    changed: "workshop.toml: it was changed after the event began",
    emptied: "event.json is damaged",
    unreadable: "table-9.jsonl: it cannot be read (Is a directory). See who may read it.",
    unlisted: "workshop.toml cannot be read",
    left_over: "table-1.jsonl: table-1.jsonl.old was left by a kiosk that was killed, and may hold old answers",
}
LEFT = "table-1.jsonl.old was left by a kiosk that was killed, and may hold old answers. Start that kiosk once more."


def state(folder: Path) -> dict[Path, tuple[bytes, int, int]]:
    """Remember the folder and all in it: the bytes, the time and the mode of each."""
    paths = [folder, *folder.rglob("*")]
    told = [(path.read_bytes() if path.is_file() else b"", path.stat()) for path in paths]
    return {path: (content, seen.st_mtime_ns, seen.st_mode) for path, (content, seen) in zip(paths, told, strict=True)}


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Run the command, and tell its status and what it says."""
    done = subprocess.run(kiosk_command("check", *arguments), capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_sound_event_has_no_problems(event: Event) -> None:
    """So says the function, and the command, of the newest event too."""
    assert check(event.folder) == []
    assert run("--data", event.folder.parent) == (0, f"No problems found in {event.folder}.\n", "")


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_is_told_in_a_line_with_its_place(event: Event, damage: Damage) -> None:
    """The one line names the file, and of a journal the number of the line where it has one."""
    damage(event)
    (told,) = check(event.folder)
    assert told.startswith(str(event.folder)) and DAMAGES[damage] in told and "\n" not in told


def test_looking_changes_nothing(event: Event) -> None:
    """Not a byte, not a time, no new file, however much is damaged; every problem is told, and the status is 1."""
    for damage in (flipped, mixed, changed):
        damage(event)
    before = state(event.folder)
    status, out, err = run(event.folder)
    assert (status, out) == (1, "")
    assert [any(DAMAGES[damage] in line for line in err.splitlines()) for damage in (flipped, mixed, changed)] == [
        True
    ] * 3
    assert len(err.splitlines()) == 3 and "Traceback" not in err
    assert state(event.folder) == before


def test_whatever_is_wrong_nothing_is_mended_by_looking(event: Event) -> None:
    """A torn end, a quarantine, leftovers and a lost header stay for the kiosk to mend; a second look tells the same."""
    torn(event)
    Station(event, "table-1", clock=clock).close()
    for damage in (flipped, torn, headless, left_over, strange):
        damage(event)
    before = state(event.folder.parent)
    told = [check(event.folder) for _ in range(2)]
    assert told[0] == told[1] and state(event.folder.parent) == before
    assert [each.removeprefix(f"{event.folder}/").split(": ", 2)[:2] for each in told[0]] == [
        ["table-1.jsonl", "line 1"],
        ["table-1.jsonl", "line 2"],
        ["table-1.jsonl", "line 3"],
        ["table-1.jsonl", "line 1"],
        ["table-1.jsonl", LEFT],
        ["table-9.jsonl", "line 2"],
    ]


def test_a_strange_response_has_its_line_whatever_is_damaged_before_it(event: Event) -> None:
    """Lines are counted as an editor does: damaged ones, lost ones and two that were joined too."""
    journal = event.folder / "table-1.jsonl"
    for status in ("pondering", "musing"):
        with JournalDB(journal) as db:
            db.table(RESPONSES).insert({"instanceID": f"uuid:{status}", "revision": 1, "status": status})
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([lines[0], b"noise\n", b"\n", lines[1][:-1] + b" " + lines[2], *lines[3:]]))
    told = [line.removeprefix(f"{journal}: ") for line in check(event.folder)]
    assert [line.split(":")[0] for line in told] == [f"line {number}" for number in (2, 3, 4, 6, 7)]
    assert "a line end in it is damaged" in told[2]
    assert "'pondering'" in told[3] and "'musing'" in told[4]


def test_a_line_that_is_being_written_just_now_is_no_problem(event: Event) -> None:
    """Half of it is on disk, and its kiosk lives; once that is gone, it is a torn end."""
    journal = event.folder / "table-1.jsonl"
    with Station(event, "table-1", clock=clock):
        journal.write_bytes(journal.read_bytes().rstrip(b" ") + b'{"seq":4,"time":"2017')
        assert check(event.folder) == []
        shutil.copy(journal, event.folder / "copy.jsonl")
    assert [line.split(": ")[1] for line in check(event.folder) if "copy.jsonl" in line] == ["line 5"]


def test_a_journal_that_is_written_anew_while_one_looks_is_no_problem(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was begun to be read is overwritten by then, and the new one is read instead."""
    before = state(event.folder)
    with Station(event, "table-1", clock=clock) as station:
        meanwhile, take = [station], Scan.take

        def taken(scan: Scan, raw: bytes) -> list[Line]:
            if meanwhile:
                meanwhile.pop().tidy()
                raw = bytes(len(raw))
            return take(scan, raw)

        monkeypatch.setattr(Scan, "take", taken)
        assert check(event.folder) == [] and not meanwhile
    assert set(before) <= set(state(event.folder))


def test_an_event_that_a_kiosk_is_writing_can_be_looked_at(event: Event) -> None:
    """The lock keeps writers out, not readers."""
    with Station(event, "table-1", clock=clock) as station:
        station.save(response())
        assert check(event.folder) == []


def test_a_folder_that_is_no_event_is_told(tmp_path: Path) -> None:
    """The sentence says what it lacks, and where events are found."""
    assert [f"{tmp_path}: this is no event folder: it has no event.json" in each for each in check(tmp_path)] == [True]


def test_a_workshop_file_is_looked_through_to_the_end(tmp_path: Path) -> None:
    """Each of its problems is a line with file and key path; a good one has none; one that is missing is told."""
    bad = tmp_path / "bad.toml"
    bad.write_text(SOURCE.read_text().replace("groups = 3", 'groups = "three"\ncolour = "red"'))
    assert check(SOURCE) == []
    told = check(bad)
    assert len(told) == 2 and all(line.startswith(f"{bad}: ") for line in told)
    assert {line.split(": ")[1] for line in told} == {"groups", "colour"}
    status, out, err = run(SOURCE, bad, tmp_path / "none.toml")
    assert (status, out, len(err.splitlines())) == (1, "", 3) and "There is no workshop file" in err


@pytest.mark.parametrize("name", ["none.toml", "none", "n" * 300], ids=["no file", "no folder", "too long a name"])
def test_a_path_where_nothing_is_is_told(tmp_path: Path, name: str) -> None:
    """In a line, as every problem is."""
    (told,) = check(tmp_path / name)
    assert str(tmp_path / name) in told
