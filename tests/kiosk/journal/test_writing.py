"""A save counts when it is on disk: full disks, failing disks, second writers and sudden ends change nothing else."""

import errno
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from kiosk import disk
from kiosk.errors import EventError, JournalHeld
from kiosk.naming import quarantine_of
from tests.kiosk.journal.notebook import WRITER, Notebook

really_write = os.pwrite


def no_room(*_: object) -> NoReturn:
    """Write nothing, as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full(file: int, content: bytes, at: int) -> NoReturn:
    """Write half, as a disk does that is full then."""
    really_write(file, content[: len(content) // 2], at)
    no_room()


def failing(*_: object) -> NoReturn:
    """Fail as a disk that is broken."""
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.fixture
def journal(path: Path) -> Iterator[Notebook]:
    """Give a journal with one document."""
    with Notebook(path) as journal:
        journal.put("notes", "a", {"id": "a", "text": "before"})
        yield journal


@pytest.fixture
def writer(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Give another process that writes this journal for as long as it lives."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def names(path: Path) -> list[str]:
    """Open a journal, and tell the names of its documents."""
    with Notebook(path) as journal:
        assert journal.problems == []
        return list(journal.documents("notes"))


def test_a_full_disk_changes_nothing(journal: Notebook, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that finds no room says so in a sentence, leaves file and tables as they were, and later ones go on."""
    before = path.read_bytes().rstrip(b" ")
    for _ in "twice":
        with monkeypatch.context() as patch:
            patch.setattr(os, "pwrite", full)
            with pytest.raises(EventError, match=r"No space left on device\)\. Make room on the disk"):
                journal.put_many("notes", [("a", {"id": "a", "text": "after"}), ("b", {"id": "b"})])
        assert path.read_bytes() == before
        assert journal.documents("notes") == {"a": {"id": "a", "text": "before"}}
    journal.put("notes", "c", {"id": "c"})
    journal.close()
    assert names(path) == ["a", "c"]


def test_a_new_journal_on_a_full_disk_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not even the first line has room, opening says so, and succeeds once there is room."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", full)
        with pytest.raises(EventError, match="Make room on the disk"):
            Notebook(path)
    assert names(path) == []


def test_a_lock_that_finds_no_room_is_let_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the lock's own file has no room, opening says so in a sentence, and succeeds once there is room."""
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", no_room)
        with pytest.raises(EventError, match="No space left on device"):
            Notebook(path)
    assert names(path) == []


def test_a_line_that_is_taken_in_pieces_is_written_whole(
    journal: Notebook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that writes a few bytes at a time is asked until all are written."""
    monkeypatch.setattr(os, "pwrite", lambda file, content, at: really_write(file, content[:7], at))
    journal.put("notes", "b", {"id": "b"})
    journal.close()
    assert names(path) == ["a", "b"]


def test_a_failing_disk_ends_the_writing(journal: Notebook, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the disk failed to keep a line, nothing is known of it: every further save is refused with a sentence."""
    with monkeypatch.context() as patch:
        patch.setattr(disk, "to_disk", failing)
        with pytest.raises(EventError, match=r"fails \(Input/output error\)\. Stop here"):
            journal.put("notes", "b", {"id": "b"})
    size = path.stat().st_size
    with pytest.raises(EventError, match="copy the folder to another"):
        journal.put("notes", "c", {"id": "c"})
    assert path.stat().st_size == size
    assert list(journal.documents("notes")) == ["a"]


def test_a_second_writer_is_refused(path: Path, writer: "subprocess.Popen[str]") -> None:
    """While another process writes a journal, opening it names that process, its host and what to do."""
    assert writer.stdout
    writer.stdout.readline()
    sentence = f"open for writing by process {writer.pid} on {socket.gethostname()} since .*Close that kiosk first"
    with pytest.raises(JournalHeld, match=sentence):
        Notebook(path)


@pytest.mark.usefixtures("journal")
def test_one_process_does_not_open_a_journal_twice(path: Path) -> None:
    """The one that already writes it is named, though it is this process."""
    with pytest.raises(JournalHeld, match=f"process {os.getpid()}"):
        Notebook(path)


def test_a_sudden_end_loses_nothing_that_was_acknowledged(path: Path, writer: "subprocess.Popen[str]") -> None:
    """After kill -9 every document whose saving returned is there, and the journal can be written at once."""
    assert writer.stdout
    acknowledged = [writer.stdout.readline().strip() for _ in range(50)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.stdout.read().split()
    found = names(path)
    assert found[: len(acknowledged)] == acknowledged
    assert len(found) <= len(acknowledged) + 1


def test_only_its_owner_can_read_what_was_said(path: Path) -> None:
    """Journal, lock and quarantine have the mode 0600, whatever the system's habit is."""
    habit = os.umask(0)
    try:
        Notebook(path).close()
        with path.open("ab") as file:
            file.write(b"torn")
        with Notebook(path):
            files = path, path.with_name(f"{path.name}.lock"), quarantine_of(path)
            assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * 3
    finally:
        os.umask(habit)


def test_a_change_costs_what_it_changes(tmp_path: Path) -> None:
    """An update appends as many bytes to a journal of a thousand documents as to one of two."""
    costs = set()
    for number in (2, 1000):
        path = tmp_path / f"{number}.jsonl"
        with Notebook(path) as journal:
            journal.put_many("notes", [(str(each), {"id": str(each), "text": "x"}) for each in range(number)])
            before = path.stat().st_size
            journal.db.table("notes").update({"text": "changed"}, doc_ids=[1])
            costs.add(path.stat().st_size - before)
    assert len(costs) == 1
