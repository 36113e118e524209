"""Where a step of a compaction fails, or others act meanwhile, nothing is lost, and what is owed stays owed."""

import errno
import os
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path
from threading import Event, Thread
from typing import Any, NoReturn

import pytest

from kiosk import disk
from kiosk.errors import DiskFailed, EventError, JournalHeld
from kiosk.naming import leftovers, quarantine_of
from tests.kiosk.journal.notebook import Notebook
from tests.kiosk.journal.test_compaction import SECRET, standing


@pytest.fixture
def journal(path: Path) -> Iterator[Notebook]:
    """Give a journal that owes it that what its note said before is overwritten."""
    with Notebook(path) as journal:
        journal.put("notes", "a", {"id": "a", "text": SECRET})
        journal.put_many("notes", [("a", {"id": "a", "text": "withdrawn"})], erase=True)
        yield journal


def fails(*_: Any, **__: Any) -> NoReturn:
    """Fail as a disk that is broken."""
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def third(step: Callable[..., Any]) -> Callable[..., Any]:
    """Let a step be taken twice, and fail from the third time on."""
    calls = chain((step, step), repeat(fails))
    return lambda *given, **named: next(calls)(*given, **named)


def made(path: Path, flags: int, mode: int = 0o600) -> int:
    """Fail to make a file; open one that exists."""
    return fails() if flags & os.O_CREAT else really_open(path, flags, mode)


really_open = os.open


def is_sound(path: Path, *names: str) -> None:
    """See that a journal holds these notes, that nothing is wrong with it, and that nothing is left beside it."""
    with Notebook(path) as again:
        assert again.problems == []
        assert set(again.documents("notes")) == set(names)
    assert not any(left.exists() for left in leftovers(path))


BREAKS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "open": lambda patch: patch.setattr(os, "open", made),
    "sync": lambda patch: patch.setattr(disk, "to_disk", fails),
    "erase": lambda patch: patch.setattr(disk, "erase", third(disk.erase)),
    "replace": lambda patch: patch.setattr(Path, "replace", fails),
    "forget": lambda patch: patch.setattr(disk, "forget", fails),
}
"""The steps that can fail with the journal going on; how each of them is made to."""


@pytest.mark.parametrize("broken", BREAKS)
def test_a_failing_step_loses_nothing(
    journal: Notebook, path: Path, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused with a sentence; what is saved then is there after a restart, and the next compaction overwrites."""
    with monkeypatch.context() as patch:
        BREAKS[broken](patch)
        with pytest.raises(EventError, match="Input/output error"):
            journal.db.storage.compact()
    assert journal.db.storage.tables.owes
    journal.put("notes", "b", {"id": "b"})
    journal.db.storage.compact()
    assert not journal.db.storage.tables.owes
    assert SECRET.encode() not in standing(path)
    journal.close()
    is_sound(path, "a", "b")


@pytest.mark.parametrize("broken", BREAKS)
def test_a_restart_after_a_failing_step_loses_nothing(
    journal: Notebook, path: Path, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved after a refused compaction is there when the journal is opened again, with nothing tidied before."""
    with monkeypatch.context() as patch:
        BREAKS[broken](patch)
        with pytest.raises(EventError):
            journal.db.storage.compact()
    journal.put("notes", "b", {"id": "b"})
    journal.close()
    is_sound(path, "a", "b")


def test_a_disk_without_links_does_without(journal: Notebook, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot have two names, as on a stick, the old journal is overwritten all the same."""
    old = os.open(path, os.O_RDONLY)
    monkeypatch.setattr(os, "link", fails)
    journal.db.storage.compact()
    assert SECRET.encode() not in os.pread(old, 10_000, 0)
    os.close(old)
    journal.close()
    is_sound(path, "a")


def test_where_the_folder_cannot_be_synced_nothing_is_overwritten(
    journal: Notebook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not knowing which of the two journals the disk will show, it leaves both whole, writes no more, and leaks nothing."""
    before, old = path.read_bytes(), journal.db.storage._file
    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync_folder", fails)
        with pytest.raises(DiskFailed):
            journal.db.storage.compact()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(old)
    with pytest.raises(DiskFailed):
        journal.put("notes", "b", {"id": "b"})
    assert leftovers(path)[1].read_bytes() == before
    journal.close()
    is_sound(path, "a")
    assert SECRET.encode() not in standing(path)


def test_bad_lines_are_overwritten_before_the_new_journal_stands(
    journal: Notebook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill right after the new journal took its place leaves no quarantine, which no one would know was owed."""
    quarantine_of(path).write_text(SECRET)

    def killed(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "sync_folder", killed)
    with pytest.raises(KeyboardInterrupt):
        journal.db.storage.compact()
    assert not quarantine_of(path).exists()


def test_what_could_not_be_overwritten_is_not_cut_off(
    journal: Notebook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A half-written journal that an earlier attempt had to leave is overwritten by the next one before it is removed."""
    fresh, _ = leftovers(path)
    fresh.write_text(SECRET)
    left = os.open(fresh, os.O_RDONLY)
    journal.db.storage.compact()
    assert SECRET.encode() not in os.pread(left, 1000, 0)
    os.close(left)


def test_savings_wait_for_a_compaction_in_another_thread(journal: Notebook, path: Path) -> None:
    """While one thread compacts over and over, every note that another saves is there in the end, each once."""
    done, errors = Event(), list[BaseException]()

    def compact() -> None:
        try:
            while not done.is_set():
                journal.db.storage.compact()
        except BaseException as error:  # noqa: BLE001 - told below
            errors.append(error)

    thread = Thread(target=compact)
    thread.start()
    for number in range(100):
        journal.put("notes", str(number), {"id": str(number)})
    done.set()
    thread.join()
    journal.close()
    assert errors == []
    is_sound(path, "a", *map(str, range(100)))


def test_a_journal_is_not_let_go_in_the_middle_of_a_compaction(
    journal: Notebook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing waits; else the next writer's journal would be replaced by the one that is being made."""
    begun, go_on = Event(), Event()
    really_sync = disk.to_disk

    def slowly(file: int) -> None:
        begun.set()
        assert go_on.wait(20)
        really_sync(file)

    monkeypatch.setattr(disk, "to_disk", slowly)
    compacting, closing = Thread(target=journal.db.storage.compact), Thread(target=journal.close)
    compacting.start()
    assert begun.wait(20)
    closing.start()
    closing.join(0.1)
    with pytest.raises(JournalHeld):
        Notebook(path)
    go_on.set()
    compacting.join()
    closing.join()
    monkeypatch.undo()
    is_sound(path, "a")
