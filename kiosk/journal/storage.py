"""TinyDB's storage on a journal: documents in memory, every change one appended line that is on disk before it counts."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from kiosk.errors import EventError
from kiosk.journal.line import Header, encode
from kiosk.journal.recovery import Reading, quarantine, read
from kiosk.times import Clock, stamp

Tables = dict[str, dict[str, dict[str, Any]]]
"""Documents by table and doc_id."""
_to_disk = getattr(os, "fdatasync", os.fsync)


class JournalStorage(Storage):
    """Keeps tables in an append-only file.

    Args:
        path: the journal; made, with `header`, where there is none.
        header: whose it is.
        clock: tells the time of each line.

    Raises:
        EventError: the file cannot be read or written.
    """

    def __init__(self, path: Path, header: Header, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._failed = ""
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            self.reading = self._recover(path.read_bytes())
            self._seq, self._prev = self.reading.last
            self._end = self.reading.end
            if not self.reading.lines:
                self._append(header=header)
                _sync_folder(path.parent)
        except OSError as error:
            raise EventError(
                f"{path} cannot be written ({error.strerror}). Make room, or choose another folder."
            ) from error
        self.header = next((line.header for line in self.reading.lines if line.header), header)
        self.tables = _replay(self.reading)
        self.reading.lines.clear()

    def append(self, ops: Sequence[Sequence[Any]]) -> None:
        """Write one transaction; it is on disk, and in the tables, when this returns.

        Raises:
            EventError: it could not be written; nothing has changed.
            ValueError: a document holds what JSON would lose.
        """
        if self._failed:
            raise EventError(self._failed)
        try:
            self._append(ops)
        except OSError as error:
            raise EventError(
                f"{self._path} cannot be written ({error.strerror}). Make room on the disk; saving then goes on by itself."
            ) from error
        for op in ops:
            _apply(self.tables, _as_written(op))

    def read(self) -> Tables | None:
        """Tell all tables, as TinyDB asks; what is told is a copy that may be changed."""
        return {name: dict(documents) for name, documents in self.tables.items()} or None

    def write(self, data: Tables) -> None:
        """Take over all tables, as TinyDB's own table does: what differs is one transaction."""
        ops: list[tuple[Any, ...]] = [("drop", name) for name in self.tables if name not in data]
        for name, documents in data.items():
            held = self.tables.get(name, {})
            ops += [("remove", name, doc_id) for doc_id in held if doc_id not in documents]
            ops += [
                ("put", name, doc_id, document)
                for doc_id, document in documents.items()
                if doc_id not in held or msgspec.json.encode(held[doc_id]) != msgspec.json.encode(document)
            ]
        if ops:
            self.append(ops)

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _recover(self, content: bytes) -> Reading:
        """Read what is there; put aside what is torn, and end a last line that lost only its end."""
        reading = read(content)
        quarantine(self._path, reading)
        if reading.torn:
            os.ftruncate(self._file, reading.end)
        elif reading.unended:
            os.pwrite(self._file, b"\n", reading.end)
            reading.end += 1
        if reading.torn or reading.unended:
            os.fsync(self._file)
        return reading

    def _append(self, ops: Sequence[Sequence[Any]] = (), header: Header | None = None) -> None:
        line, crc = encode(self._seq, stamp(self._clock()), self._prev, ops, header)
        try:
            _write_all(self._file, line, self._end)
        except OSError:
            os.ftruncate(self._file, self._end)
            raise
        self._sync()
        self._seq, self._prev, self._end = self._seq + 1, crc, self._end + len(line)

    def _sync(self) -> None:
        """Put it on disk; after an error of the device nothing is known any more, so the journal is closed for good."""
        try:
            _to_disk(self._file)
        except OSError as error:
            self._failed = (
                f"The disk under {self._path} fails ({error.strerror}). Stop here, and copy the folder to another."
            )
            raise EventError(self._failed) from error


def _write_all(file: int, content: bytes, at: int) -> None:
    while content:
        written = os.pwrite(file, content, at)
        content, at = content[written:], at + written


def _sync_folder(folder: Path) -> None:
    """Make a new file's name durable, where the system lets a folder be synced."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _replay(reading: Reading) -> Tables:
    tables: Tables = {}
    for line in reading.lines:
        for op in line.ops:
            document = msgspec.json.decode(op.document) if op.kind == "put" else None
            _apply(tables, (op.kind, op.table, op.doc_id, document))
    return tables


def _as_written(op: Sequence[Any]) -> Sequence[Any]:
    """Hold a document as it will be read back, and shared with nobody."""
    return (*op[:3], msgspec.json.decode(msgspec.json.encode(op[3]))) if op[0] == "put" else op


def _apply(tables: Tables, op: Sequence[Any]) -> None:
    kind, name = op[0], op[1]
    if kind == "put":
        tables.setdefault(name, {})[op[2]] = op[3]
    elif kind == "remove":
        tables.get(name, {}).pop(op[2], None)
    elif kind == "drop":
        tables.pop(name, None)
