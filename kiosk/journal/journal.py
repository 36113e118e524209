"""One writer's journal: opened, checked, locked; documents go in by their own identity, and are on disk at once."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from tinydb import TinyDB

from kiosk.errors import JournalError
from kiosk.journal.line import FORMAT, Header
from kiosk.journal.lock import Lock
from kiosk.journal.recovery import Problem, header_of
from kiosk.journal.storage import JournalStorage
from kiosk.journal.table import JournalTable
from kiosk.times import Clock

IDENTITIES = {"responses": "instanceID"}
"""The key that holds a document's identity in each table; elsewhere it is `id`. A doc_id is never one."""


class JournalDB(TinyDB):
    """TinyDB on a journal."""

    table_class = JournalTable

    def table(self, name: str, **options: Any) -> JournalTable:
        """Give a table of this database."""
        return cast("JournalTable", super().table(name, **options))


class Journal:
    """A journal that is open for writing; by nobody else, until it is closed."""

    def __init__(self, db: JournalDB, storage: JournalStorage, lock: Lock) -> None:
        self.db = db
        self._storage = storage
        self._lock = lock
        self._doc_ids = {name: _doc_ids(storage, name) for name in storage.tables}

    @classmethod
    def open(cls, path: Path, header: Header, clock: Clock) -> Self:
        """Open a journal, or make it with this header; a torn last line is put aside.

        Raises:
            JournalHeld: another process writes it.
            JournalError: it is another event's, or of another version of the workshop or of the format.
            EventError: it cannot be read or written.
        """
        lock = Lock(path, clock())
        try:
            _check(path, header_of(path), header)
            db = JournalDB(path, header, clock, storage=JournalStorage)
            return cls(db, cast("JournalStorage", db.storage), lock)
        except BaseException:
            lock.release()
            raise

    @property
    def header(self) -> Header:
        """Whose journal it is."""
        return self._storage.header

    @property
    def problems(self) -> list[Problem]:
        """What was wrong with it when it was opened."""
        return self._storage.reading.problems

    def put(self, table: str, identity: str, document: Mapping[str, Any]) -> None:
        """Keep a document in the place of the one with this identity; it is on disk when this returns.

        Raises:
            EventError: it could not be written; nothing has changed.
        """
        self.put_many(table, [(identity, document)])

    def put_many(self, table: str, documents: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Keep several documents in one transaction: all or none; of one identity, the last."""
        known = self._doc_ids.setdefault(table, {})
        identified = list(dict(documents).items())
        doc_ids = self.db.table(table).put((known.get(identity), document) for identity, document in identified)
        known.update(zip((identity for identity, _ in identified), doc_ids, strict=True))

    def documents(self, table: str) -> dict[str, Mapping[str, Any]]:
        """Tell the documents of a table by their identities."""
        key = IDENTITIES.get(table, "id")
        return {document[key]: document for document in self.db.table(table)}

    def close(self) -> None:
        """Let go of the file and the lock."""
        self.db.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _doc_ids(storage: JournalStorage, table: str) -> dict[str, int]:
    key = IDENTITIES.get(table, "id")
    return {document[key]: int(doc_id) for doc_id, document in storage.tables[table].items() if key in document}


def _check(path: Path, found: Header | None, wanted: Header) -> None:
    """Refuse a journal that is not this event's, before anything of it is mended."""
    if found is None:
        return
    if found.format != FORMAT:
        raise JournalError(f"{path} has the format {found.format}; this kiosk writes {FORMAT}. Update the kiosk.")
    if found.event != wanted.event:
        raise JournalError(
            f"{path} belongs to the event {found.event}. Move it to that event's folder, and start again."
        )
    if found.workshop != wanted.workshop:
        raise JournalError(
            f"{path} was begun with another version of the workshop file. Put that version back, or begin with --new."
        )
