"""TinyDB's storage on a journal: documents in memory, every change one appended line that is on disk before it counts."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from tinydb.storages import Storage

from kiosk import disk
from kiosk.errors import DiskFailed, JournalError
from kiosk.journal.compaction import rewrite
from kiosk.journal.documents import Documents
from kiosk.journal.line import FORMAT, Header, Line, Operation, encode, written
from kiosk.journal.recovery import Problem, quarantine, read
from kiosk.naming import leftovers, quarantine_of
from kiosk.times import Clock, now, stamp
from kiosk.writer_lock import lock


class JournalStorage(Storage):
    """Keeps tables in an append-only file that nobody else writes until it is closed.

    Args:
        path: the journal; made where there is none.
        header: whose it has to be, and whose a new one is; None for whosever it is.
        clock: tells the time of each line.

    Raises:
        JournalHeld: another process writes it.
        JournalError: it is another event's, or of another version of the workshop or of the format.
        EventError: it cannot be read or written.
    """

    def __init__(self, path: str | Path, header: Header | None = None, clock: Clock = now) -> None:
        self._path, self._clock = Path(path), clock
        self._file, self._failed, self._time, self._mutex = -1, "", "", Lock()
        self._end = self._size = 0
        with disk.refusing(self._path):
            self._lock = lock(self._path, clock())
            try:
                self._open(header)
            except BaseException:
                self.close()
                raise

    @property
    def garbage(self) -> int:
        """How many bytes of the file say what is no more so."""
        return self._end - self.tables.live

    def append(self, ops: Sequence[Operation]) -> None:
        """Write one transaction; it is on disk, and in the tables, when this returns.

        Raises:
            EventError: it could not be written, and nothing has changed; `DiskFailed`: nor will anything be any more.
        """
        with self._mutex:
            self._write(ops=tuple(ops))
            for op in ops:
                self.tables.apply(op)

    def compact(self) -> None:
        """Write the journal anew with what lives, and overwrite what it was; where that is owed, its quarantine too.

        Raises:
            EventError: there is no room for it, or the old file cannot be overwritten yet; nothing is lost.
        """
        with self._mutex, disk.refusing(self._path):
            self._refuse_failed()
            old = self._file
            self._file, self._seq, self._prev = rewrite(self._path, self.header, self._time, self.tables)
            self._end = self._size = os.fstat(self._file).st_size
            self._sync(disk.sync_folder, self._path.parent)
            disk.forget(old)
            disk.erase(leftovers(self._path)[1])
            if self.tables.owes:
                disk.erase(quarantine_of(self._path))
            self.tables.owes = False

    def read(self) -> dict[str, Any] | None:
        """Tell all tables, as TinyDB asks."""
        return {name: Documents(held) for name, held in self.tables.items()} or None

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Take over all tables, as TinyDB's own table does: what differs is one transaction."""
        ops = [Operation("drop", name) for name in self.tables if name not in data]
        for name, documents in data.items():
            held = self.tables.get(name, {})
            ops += [Operation("remove", name, doc_id) for doc_id in held if doc_id not in documents]
            if not isinstance(documents, Documents):
                fresh = {doc_id: written(document) for doc_id, document in documents.items()}
                ops += [Operation("put", name, id, raw) for id, raw in fresh.items() if held.get(id) != bytes(raw)]
        if ops:
            self.append(ops)

    def close(self) -> None:
        """Let go of the file and its lock."""
        if self._file >= 0:
            if self._size > self._end:
                with suppress(OSError):
                    os.ftruncate(self._file, self._end)
            os.close(self._file)
        self._file, self._failed = -1, self._failed or f"{self._path} is closed."
        self._lock.release()

    def _open(self, wanted: Header | None) -> None:
        """Read what is there, refuse what is another's, then mend what has to be."""
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        with self._path.open("rb") as file:
            scan, self.tables = read(file)
        _refuse_foreign(self._path, scan.header, wanted)
        self.header = scan.header or wanted or Header(station=self._path.stem)
        self.problems: list[Problem] = scan.problems
        self._seq, self._prev, self._time, self._end = scan.seq, scan.prev, scan.time, scan.end
        for left in leftovers(self._path):
            disk.erase(left)
        quarantine(self._path, scan)
        if scan.torn:  # what is cut off stands in the quarantine alone, not on blocks that nobody overwrites any more
            disk.write_all(self._file, b" " * (os.fstat(self._file).st_size - self._end), self._end)
            os.fsync(self._file)
        if scan.torn or scan.unended:
            os.ftruncate(self._file, self._end)
        if scan.unended:
            disk.write_all(self._file, b"\n", self._end)
            self._end += 1
        self._size = os.fstat(self._file).st_size
        if not scan.seq:
            self._write(header=self.header)
            disk.sync_folder(self._path.parent)
        elif not scan.header:
            self.compact()
        elif scan.torn or scan.unended:
            os.fsync(self._file)

    def _write(self, **what: Any) -> None:
        self._refuse_failed()
        line = Line(seq=self._seq, time=stamp(self._clock()), prev=self._prev, **what)
        content, crc = encode(line)
        try:
            self._size = disk.write_into(self._file, content, self._end, self._size)
        except OSError as error:
            self._size = self._end
            raise disk.refusal(self._path, error) from error
        self._sync(disk.to_disk, self._file)
        self._seq, self._prev, self._time, self._end = line.seq + 1, crc, line.time, self._end + len(content)

    def _sync(self, sync: Callable[[Any], object], what: int | Path) -> None:
        """Put it on disk; after an error of the device nothing is known any more, so nothing is written any more."""
        try:
            sync(what)
        except OSError as error:
            self._failed = (
                f"The disk under {self._path} fails ({error.strerror}). Stop here, and copy the folder to another."
            )
            raise DiskFailed(self._failed) from error

    def _refuse_failed(self) -> None:
        if self._failed:
            raise DiskFailed(self._failed)


def _refuse_foreign(path: Path, found: Header | None, wanted: Header | None) -> None:
    """Refuse a journal that is not this event's, before anything of it is mended."""
    if found and found.format != FORMAT:
        raise JournalError(f"{path} has the format {found.format}; this kiosk writes {FORMAT}. Update the kiosk.")
    if found and wanted and found.event != wanted.event:
        raise JournalError(f"{path} belongs to the event {found.event}. Move it to that event's folder.")
    if found and wanted and found.workshop != wanted.workshop:
        raise JournalError(f"{path} is of another version of the workshop file. Put that back, or begin with --new.")
