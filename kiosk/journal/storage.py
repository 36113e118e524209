"""TinyDB's storage on a journal: documents in memory, every change one appended line that is on disk before it counts."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from msgspec import Raw
from tinydb.storages import Storage

from kiosk import disk, lossless
from kiosk.errors import DiskFailed, JournalError
from kiosk.journal.documents import Documents
from kiosk.journal.line import Line, Operation, encode
from kiosk.journal.recovery import Problem, read
from kiosk.model.header import Header
from kiosk.naming import leftovers, quarantine_of
from kiosk.times import Clock, now, stamp
from kiosk.writer_lock import lock


class JournalStorage(Storage):
    """Keeps tables in the file at `path`, which is made where there is none, and which nobody else writes until it is closed.

    `header` says whose it has to be, and whose a new one is (None: whosever it is); `clock` tells the time of each line.

    Raises:
        JournalHeld: another process writes it. `JournalError`: it is another event's, or of another version or format.
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
        from kiosk.journal.compaction import rewrite  # which the first paint does not need

        with self._mutex, disk.refusing(self._path):
            self._refuse_failed()
            if self.tables.owes:  # first of all: after a kill, the new journal says no more that it is owed
                disk.erase(quarantine_of(self._path))
            old = self._file
            self._file, self._seq, self._prev = rewrite(self._path, self.header, self._time, self.tables)
            self._end = self._size = os.fstat(self._file).st_size
            with disk.closing_on_failure(old):  # not overwritten then: it may be what the disk will show
                self._sync(disk.sync_folder, self._path.parent)
            disk.forget(old)
            disk.erase(leftovers(self._path)[1])
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
                fresh = {doc_id: lossless.encode(document) for doc_id, document in documents.items()}
                ops += [Operation("put", name, id, Raw(raw)) for id, raw in fresh.items() if held.get(id) != raw]
        if ops:
            self.append(ops)

    def close(self) -> None:
        """Let go of the file and its lock, once a compaction that another thread is in the middle of is done."""
        with self._mutex:
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
        if scan.header and (why := scan.header.clash(wanted)):
            raise JournalError(f"{self._path} {why}")
        self.header = scan.header or wanted or Header(station=self._path.stem)
        self.problems: list[Problem] = scan.problems
        self._seq, self._prev, self._time, self._end = scan.seq, scan.prev, scan.time, scan.end
        for left in leftovers(self._path):
            disk.erase(left)
        if scan.aside:
            from kiosk.quarantine import put_aside

            put_aside(self._path, scan)
        self._size = os.fstat(self._file).st_size
        if scan.torn or scan.unended:  # what is torn off becomes room, so that its words stand in the quarantine alone
            end = b"\n" * scan.unended
            disk.write_all(self._file, end.ljust(self._size - self._end, b" "), self._end)
            self._end, self._size = self._end + len(end), max(self._size, self._end + len(end))
            disk.to_disk(self._file)
        if not scan.seq:
            self._write(header=self.header)
            disk.sync_folder(self._path.parent)
        elif not scan.header and wanted:
            self.compact()

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
            self._failed = disk.FAILS.format(path=self._path, reason=error.strerror)
            raise DiskFailed(self._failed) from error

    def _refuse_failed(self) -> None:
        if self._failed:
            raise DiskFailed(self._failed)
