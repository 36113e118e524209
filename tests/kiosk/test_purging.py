"""Purging: a whole event is overwritten and gone, and nothing else in the data folder is touched."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from kiosk import disk, purging
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.file_lock import FileLock
from kiosk.station import Station
from tests.laptops import clock, everything, laptop, said, saved
from tests.terminal import Terminal, kiosk_command

Trap: TypeAlias = Callable[[Path, Path], None]


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event with a journal, beside another event and a letter in the same data folder."""
    data = tmp_path / "data"
    saved(laptop(data, name="friday"), "table-1", said("of another event"))
    (data / "letter.txt").write_text("mine")
    event = laptop(data)
    saved(event, "table-1", said("words"))
    return event


def others(event: Event) -> dict[str, bytes | None]:
    """Remember all that is not this event's."""
    return {
        name: content
        for name, content in everything(event.folder.parent).items()
        if Path(name).parts[0] != event.info.id
    }


def run(event: Event, *options: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Purge by the command, and type something where it asks."""
    command = kiosk_command("purge", event.info.id, "--data", event.folder.parent, *options)
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(("options", "typed"), [((), "thursday\n"), (("--yes",), "")], ids=["asked", "with --yes"])
def test_an_event_is_gone_and_nothing_else(event: Event, options: tuple[str, ...], typed: str) -> None:
    """Its folder too; the other event and the letter are there to the byte."""
    before = others(event)
    done = run(event, *options, typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(
        "thursday: 4 files were overwritten and deleted. Copies and exports elsewhere were not.\n"
    )
    assert everything(event.folder.parent) == before and not event.folder.exists()


@pytest.mark.parametrize("typed", ["", "\n", "yes\n", "friday\n", "Thursday\n"], ids=repr)
def test_without_its_name_nothing_is_deleted(event: Event, typed: str) -> None:
    """Whatever else is typed there, or nothing at all, is a no."""
    before = everything(event.folder.parent)
    done = run(event, typed=typed)
    assert done.returncode == 1 and "Type the name of the event" in done.stdout and "Traceback" not in done.stderr
    assert everything(event.folder.parent) == before


@pytest.mark.parametrize("name", ["monday", "..", "../data", ".", "", "letter.txt", "thursday/"])
def test_what_is_no_event_is_told(event: Event, name: str) -> None:
    """A name that could lead elsewhere, or where no event is, deletes nothing."""
    before = everything(event.folder.parent)
    with pytest.raises(EventError, match=r"There is no event|cannot be an event's name"):
        purging.find(event.folder.parent, name)
    assert everything(event.folder.parent) == before


def test_an_event_that_a_kiosk_writes_stays(event: Event) -> None:
    """The sentence names what is in use."""
    before = everything(event.folder)
    with Station(event, "table-2", clock=clock):
        before = everything(event.folder)
        with pytest.raises(EventError, match=r"in use \(table-2\.jsonl\.lock\)\. .* nothing was deleted\.$"):
            purging.purge(event.folder)
    assert set(everything(event.folder)) == set(before)


@pytest.mark.parametrize("lock", ["results.lock", "merge.lock"])
def test_an_event_that_is_shown_or_merged_stays(event: Event, lock: str) -> None:
    """A results page, and a merge under way, count as being in use."""
    before, held = everything(event.folder), FileLock(event.folder / lock)
    assert held.acquire()
    with pytest.raises(EventError, match=rf"in use \({lock}\)"):
        purging.purge(event.folder)
    held.release()
    assert everything(event.folder) == before


def test_an_event_whose_kiosk_or_desk_runs_stays(event: Event) -> None:
    """The real ones, with the page that they serve: the command refuses, and they go on."""
    options = ("--data", event.folder.parent, "--event", "thursday", "--host", "127.0.0.1")
    for command, shows in (((), "code"), (("live",), "http://127.0.0.1")):
        with Terminal(kiosk_command(*command, *options), size=(120, 40)) as running:
            running.wait_for(shows)
            done = run(event, "--yes")
            assert done.returncode == 1 and "is in use" in done.stderr and running.alive
    assert (event.folder / "table-1.jsonl").exists()


def test_every_file_is_overwritten_before_its_name_goes(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever still holds one open reads zeros, or nothing; event.json is the last, so that one can begin again."""
    (event.folder / "table-1.jsonl.old").write_bytes(b"words, once")
    opened = {path: path.open("rb") for path in event.folder.iterdir()}
    order: list[str] = []

    def noted(path: Path) -> None:
        order.append(path.name)
        disk.erase(path)

    monkeypatch.setattr(purging, "erase", noted)
    assert purging.purge(event.folder) == len(opened) == 5
    assert order[-1] == "event.json" and set(order) == {path.name for path in opened}
    for file in opened.values():
        assert file.read().strip(b"\0") == b""
        file.close()


@pytest.mark.parametrize("until", range(5))
def test_one_that_was_interrupted_is_done_by_the_next(
    event: Event, monkeypatch: pytest.MonkeyPatch, until: int
) -> None:
    """Wherever it was, also between overwriting a file and taking its name away."""
    done: list[Path] = []

    def interrupted(path: Path) -> None:
        if len(done) == until:
            path.write_bytes(b"")
            raise KeyboardInterrupt
        done.append(path)
        disk.erase(path)

    (event.folder / "table-1.quarantine.jsonl").write_bytes(b"words")
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(purging, "erase", interrupted)
        purging.purge(event.folder)
    purging.purge(purging.find(event.folder.parent, "thursday"))
    assert not event.folder.exists()


def to_a_file(folder: Path, outside: Path) -> None:
    """Link a file of the folder to one outside."""
    (folder / "table-9.jsonl").symlink_to(outside / "letter.txt")


def to_a_folder(folder: Path, outside: Path) -> None:
    """Link a folder in it to one outside."""
    (folder / "away").symlink_to(outside)


def to_a_lock(folder: Path, outside: Path) -> None:
    """Link a lock to a file outside, and another to nothing."""
    (folder / "table-9.jsonl.lock").symlink_to(outside / "letter.txt")
    (folder / "table-8.jsonl.lock").symlink_to(outside / "nothing")


def by_another_name(folder: Path, outside: Path) -> None:
    """Give a file outside a second name in the folder."""
    (folder / "table-9.jsonl").hardlink_to(outside / "letter.txt")


def through_a_pipe(folder: Path, outside: Path) -> None:
    """Put a pipe into the folder, and a folder within a folder."""
    os.mkfifo(folder / "pipe")
    (folder / "one" / "two").mkdir(parents=True)


@pytest.mark.parametrize(
    "trap", [to_a_file, to_a_folder, to_a_lock, by_another_name, through_a_pipe], ids=lambda trap: trap.__name__
)
def test_what_is_outside_stays_whatever_leads_there(event: Event, tmp_path: Path, trap: Trap) -> None:
    """A link goes, and what it leads to stays to the byte."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.txt").write_text("mine")
    trap(event.folder, outside)
    purging.purge(event.folder)
    assert not event.folder.exists() and everything(outside) == {"letter.txt": b"mine"}


def test_a_folder_that_is_a_link_itself_is_told(event: Event, tmp_path: Path) -> None:
    """Nothing is deleted by a name that stands for a folder elsewhere."""
    data = tmp_path / "linked"
    data.mkdir()
    (data / "thursday").symlink_to(event.folder)
    with pytest.raises(EventError, match=r"is a link\. Purge the folder that it leads to"):
        purging.find(data, "thursday")
