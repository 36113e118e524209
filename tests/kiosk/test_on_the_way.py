"""What is being written of an event when somebody withdraws, or when its writer is killed: nothing of it is left anywhere."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from kiosk import folder_placing, on_the_way, placing
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.export import export
from kiosk.export.as_json import as_json
from kiosk.export.contents import Contents
from kiosk.export.formats import FORMATS
from kiosk.purging import purge
from kiosk.report import report
from kiosk.station import Station
from kiosk.withdrawal import withdraw
from tests.laptops import CODE, clock, coded, files_with, laptop, said, saved, seen
from tests.terminal import kiosk_command

WORDS = "words that nobody may find"
KILLED = """
import os, sys
from pathlib import Path
from kiosk import disk
from kiosk.event import Event
from kiosk.export import export
folder, form, target, words = sys.argv[1:]
def to_disk(file, real=disk.to_disk):
    if words.encode() in Path(f"/proc/self/fd/{file}").read_bytes():
        os.kill(os.getpid(), 9)
    real(file)
disk.to_disk = to_disk
export(Event.open(Path(folder)), form, target)
"""
"""Exports, and is killed when it has written these words."""


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event in which somebody said what they will take back."""
    made = laptop(tmp_path / "data")
    saved(made, "table-1", coded(made, WORDS), *(said(f"other {n}", instanceID=f"uuid:{n}") for n in range(5)))
    return made


@pytest.fixture
def stick() -> Iterator[Path]:
    """A folder on another disk."""
    folder = Path("/dev/shm") / f"stick-{os.getpid()}"
    if not folder.parent.is_dir():
        pytest.skip("there is no other disk")
    folder.mkdir()
    yield folder
    for path in folder.iterdir():
        on_the_way.erase_whole(path)
    folder.rmdir()


def taken_back(event: Event) -> None:
    """Withdraw by the code."""
    assert list(withdraw(event, CODE, "laptop", clock=clock))


def killed(event: Event, form: str, target: Path) -> None:
    """Kill an export when its first file is written."""
    done = subprocess.run([sys.executable, "-c", KILLED, event.folder, form, target, WORDS], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc")
@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("ends", ["a withdrawal", "a purge", "the next export"])
def test_what_a_killed_export_left_is_erased(event: Event, stick: Path, form: str, ends: str) -> None:
    """On whichever disk it stands."""
    killed(event, form, stick / "out")
    assert files_with(stick, WORDS)
    match ends:
        case "a withdrawal":
            taken_back(event)
        case "a purge":
            purge(event.folder)
        case _:
            export(event, "xlsx", str(stick / "workbook.xlsx"), clock=clock)
    assert [path.name for path in stick.iterdir()] == (["workbook.xlsx"] if ends == "the next export" else [])
    assert not list(event.folder.glob(".export-*"))


@pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc")
def test_what_a_killed_export_left_in_the_event_is_erased_by_the_next(event: Event, tmp_path: Path) -> None:
    """Also where nobody withdraws."""
    killed(event, "json", tmp_path / "out.json")
    assert any(name.startswith(".export-") for name in files_with(event.folder, WORDS))
    export(event, "json", str(tmp_path / "out.json"), clock=clock)
    assert not list(event.folder.glob(".export-*"))


def test_one_that_is_being_written_by_another_stays(event: Event, tmp_path: Path) -> None:
    """Two exports at once do not erase each other's."""
    with on_the_way.Beside(event.folder, tmp_path / "site") as other:
        other.path.mkdir()
        (other.path / "index.html").write_text("of another")
        export(event, "csv", str(tmp_path / "tables"), clock=clock)
        assert other.is_wanted and (other.path / "index.html").read_text() == "of another"


@pytest.mark.parametrize("name", [".mine", "mine-12345678", ".mine-1234", "../mine"])
def test_a_sign_leads_nowhere_but_to_what_an_export_left(event: Event, tmp_path: Path, name: str) -> None:
    """Whatever somebody wrote into it."""
    mine = tmp_path / name
    mine.write_text("mine")
    (event.folder / ".export-1-12345678.at").write_bytes(os.fsencode(mine.absolute()))
    on_the_way.clear(event.folder)
    assert mine.read_text() == "mine" and not list(event.folder.glob(".export-*"))


@pytest.mark.parametrize("elsewhere", [False, True])
def test_what_stands_in_its_place_already_goes_where_the_next_cannot_be_written(
    event: Event, tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, *, elsewhere: bool
) -> None:
    """Somebody withdraws just when the file is put there, and then the disk is full."""
    target, tries = (stick if elsewhere else tmp_path) / "out.json", list[int]()

    def written(contents: Contents) -> Iterator[bytes]:
        tries.append(1)
        if len(tries) > 1:
            raise OSError(28, "No space left on device")
        return as_json(contents)

    stays = placing._stays

    def late(*args: object) -> bool:
        if len(tries) == 1 and target.exists():
            taken_back(event)
        return stays(*args)  # type: ignore[arg-type]

    monkeypatch.setitem(FORMATS, "json", structs.replace(FORMATS["json"], restricted=written))
    monkeypatch.setattr(placing, "_stays", late)
    with pytest.raises(EventError, match="No space left"):
        export(event, "json", str(target), clock=clock)
    assert files_with(tmp_path, WORDS) == [] and list(stick.iterdir()) == []


def test_a_folder_that_stands_in_its_place_already_is_made_anew(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody withdraws just when it is put there."""
    swap, meanwhile = folder_placing._swap, [event]

    def swapped(path: Path, fresh: Path) -> None:
        swap(path, fresh)
        if meanwhile:
            taken_back(meanwhile.pop())

    monkeypatch.setattr(folder_placing, "_swap", swapped)
    export(event, "csv", str(tmp_path / "tables"), clock=clock)
    assert not meanwhile and files_with(tmp_path, WORDS) == []


@pytest.mark.parametrize("name", ["x.jsonl", "event.json", "table-1.jsonl", "../{event}/new.md", "deep/er.json", "."])
@pytest.mark.parametrize("what", ["json", "csv", "report"])
def test_nothing_is_written_into_an_events_folder(event: Event, name: str, what: str) -> None:
    """There a file would be read as a journal, or take the place of one."""
    (event.folder / "deep").mkdir()
    before = {path: path.read_bytes() for path in event.folder.iterdir() if path.is_file()}
    target = f"{event.folder}/{name.format(event=event.folder.name)}" + (".md" if what == "report" else "")
    with pytest.raises(EventError, match="in the folder of an event"):
        if what == "report":
            report(event, target, force=True, clock=clock)
        else:
            export(event, what, target, force=True, clock=clock)
    assert {path: path.read_bytes() for path in event.folder.iterdir() if path.is_file()} == before
    with Station(event, "table-1", clock=clock):
        assert len(seen(event)) == 6


def test_a_name_as_long_as_a_name_can_be(event: Event, tmp_path: Path, stick: Path) -> None:
    """What is written beside it has a shorter one."""
    for folder in (tmp_path, stick):
        assert export(event, "csv", str(folder / ("t" * 255)), clock=clock)
        assert export(event, "json", str(folder / ("é" * 127)), clock=clock)


def test_a_name_that_is_too_long_is_told(event: Event, tmp_path: Path) -> None:
    """Of a folder as of a file."""
    for form in ("csv", "json"):
        with pytest.raises(EventError, match=r"cannot be written .File name too long"):
            export(event, form, str(tmp_path / ("t" * 300)), clock=clock)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_standard_output_that_is_full_is_told(event: Event) -> None:
    """In a sentence, as of any file."""
    for command in (["export", "--format", "xlsx"], ["report"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                kiosk_command(*command, "-o", "-", "--data", event.folder.parent),
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                timeout=60,
                check=False,
            )
        assert done.returncode == 1
        assert (
            done.stderr == "kiosk: Standard output cannot be written (No space left on device). Name a file with -o.\n"
        )
