"""Compaction: what lives is kept, whoever follows misses nothing, and what was replaced is overwritten."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import msgspec
import pytest

from kiosk import disk
from kiosk.errors import DiskFull
from kiosk.journal.recovery import read
from kiosk.journal.tail import Tail
from kiosk.naming import leftovers, quarantine_of
from tests.kiosk.journal.notebook import HEADER, Notebook

COMPACTING = """
import sys
from pathlib import Path
from tests.kiosk.journal.notebook import Notebook
with Notebook(Path(sys.argv[1])) as notebook:
    for number in range(400):
        notebook.put("notes", str(number), {"id": str(number), "text": "x" * (number * 7 % 2000)})
        if number % 5 == 4:
            notebook.db.storage.compact()
"""
"""A program that saves a note four hundred times, and compacts after every fifth."""
SECRET = "what nobody may read any more"


@pytest.fixture
def journal(path: Path) -> Iterator[Notebook]:
    """Give a journal whose one note said something else before."""
    with Notebook(path) as journal:
        journal.put("notes", "a", {"id": "a", "text": SECRET})
        journal.put("notes", "a", {"id": "a", "text": "after"})
        yield journal


def standing(path: Path) -> bytes:
    """Read everything that stands in the folder of a journal."""
    return b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())


def test_it_keeps_all_that_a_journal_says_now(journal: Notebook, path: Path) -> None:
    """Documents, empty tables, doc_ids, the writer and the time of the last line are as before; what was replaced is gone."""
    journal.db.table("empty", persist_empty=True)
    journal.put("notes", "b", {"id": "b"})
    journal.put("notes", "c", {"id": "c"})
    journal.db.table("notes").remove(doc_ids=[2])
    tables, garbage = dict(journal.db.storage.tables), journal.db.storage.garbage
    with path.open("rb") as file:
        before, _ = read(file)
    journal.db.storage.compact()
    with path.open("rb") as file:
        after, found = read(file)
    assert found == tables and list(found) == ["notes", "empty"] and set(found["notes"]) == {"1", "3"}
    assert (after.header, after.time, after.problems) == (HEADER, before.time, [])
    assert SECRET.encode() not in standing(path)
    assert journal.db.storage.garbage < garbage
    journal.put("notes", "d", {"id": "d"})
    journal.close()
    with Notebook(path) as again:
        assert again.problems == []
        assert {name: dict(held) for name, held in again.db.storage.tables.items()} == {
            "notes": {**tables["notes"], "4": msgspec.json.encode({"id": "d"})},
            "empty": {},
        }


def test_another_process_is_followed_while_it_compacts(path: Path) -> None:
    """However often a journal is put in the place of the one that is followed, every note is told, and nothing is bad."""
    tail, seen, begun_anew = Tail(path), set[str](), 0
    with subprocess.Popen([sys.executable, "-c", COMPACTING, str(path)]) as writer:
        while writer.poll() is None:
            number = tail.scan.number
            told = {msgspec.json.decode(op.document)["id"] for _, op in tail.poll() if op.kind == "put"}
            begun_anew += 0 < number >= tail.scan.number and bool(told)
            seen |= told
            assert tail.scan.problems == []
    assert writer.returncode == 0
    seen |= {msgspec.json.decode(op.document)["id"] for _, op in tail.poll() if op.kind == "put"}
    assert seen == {str(number) for number in range(400)}


def test_a_backup_is_not_overwritten(journal: Notebook, path: Path) -> None:
    """A journal that has another name too, as a backup with hard links gives it, keeps its content under that one."""
    backup = path.with_name("backup")
    os.link(path, backup)
    before = backup.read_bytes()
    journal.db.storage.compact()
    journal.db.storage.compact()
    assert backup.read_bytes() == before
    assert SECRET.encode() in before and SECRET.encode() not in path.read_bytes()


def test_what_a_kill_left_is_cleared_when_the_journal_is_opened(journal: Notebook, path: Path) -> None:
    """A half-written journal and an old one are overwritten before they are removed; the journal itself is as it was."""
    journal.close()
    before = path.read_bytes()
    inodes = [os.open(left, os.O_RDWR | os.O_CREAT) for left in leftovers(path)]
    for inode in inodes:
        os.pwrite(inode, SECRET.encode(), 0)
    with Notebook(path) as again:
        assert again.documents("notes") == {"a": {"id": "a", "text": "after"}}
        assert not any(left.exists() for left in leftovers(path))
    assert path.read_bytes() == before
    for inode in inodes:
        assert SECRET.encode() not in os.pread(inode, 1000, 0)
        os.close(inode)


def test_on_a_full_disk_it_is_refused(journal: Notebook, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no room for a second journal, the first one stays, goes on, and is compacted once there is room."""
    before = path.read_bytes()

    def full(_: int) -> NoReturn:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "to_disk", full)
        patch.setattr(disk, "forget", os.close)
        with pytest.raises(DiskFull, match="Make room on the disk"):
            journal.db.storage.compact()
    assert path.read_bytes() == before
    journal.put("notes", "b", {"id": "b"})
    journal.db.storage.compact()
    journal.close()
    assert SECRET.encode() not in standing(path)
    with Notebook(path) as again:
        assert list(again.documents("notes")) == ["a", "b"]


def test_a_damaged_header_is_put_aside_and_made_anew(journal: Notebook, path: Path) -> None:
    """A journal whose first line is damaged is told, and written anew with a sound one; the second time nothing is wrong."""
    journal.close()
    path.write_bytes(path.read_bytes().replace(b'"station":"table-1"', b'"station":"table-!"'))
    with Notebook(path) as again:
        assert [problem.line for problem in again.problems] == [1]
        assert b"table-!" in quarantine_of(path).read_bytes()
        assert again.documents("notes") == {"a": {"id": "a", "text": "after"}}
    with Notebook(path) as again:
        assert again.problems == []
        assert again.db.storage.header == HEADER


@pytest.mark.usefixtures("journal")
def test_only_its_owner_can_read_a_compacted_journal(journal: Notebook, path: Path) -> None:
    """The new journal has the mode 0600, whatever the system's habit is, and whatever a leftover had."""
    fresh, _ = leftovers(path)
    fresh.touch(0o666)
    fresh.chmod(0o666)
    habit = os.umask(0)
    try:
        journal.db.storage.compact()
    finally:
        os.umask(habit)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
