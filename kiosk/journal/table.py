"""TinyDB's table on a journal: every method of the stock table works, and costs what it changes, not what there is."""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, cast

import msgspec
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from kiosk.journal.storage import JournalStorage


class _Recorder(MutableMapping[int, dict[str, Any]]):
    """A table as an updater of TinyDB sees it; remembers what was touched, and leaves the table itself alone."""

    def __init__(self, held: Mapping[str, dict[str, Any]]) -> None:
        self._held = held
        self._touched: dict[int, dict[str, Any]] = {}
        self._removed: set[int] = set()

    def __getitem__(self, doc_id: int) -> dict[str, Any]:
        if doc_id in self._touched:
            return self._touched[doc_id]
        if doc_id in self._removed:
            raise KeyError(doc_id)
        return self._touched.setdefault(doc_id, copy.deepcopy(self._held[str(doc_id)]))

    def __setitem__(self, doc_id: int, document: dict[str, Any]) -> None:
        self._removed.discard(doc_id)
        self._touched[doc_id] = copy.deepcopy(dict(document))

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._touched.pop(doc_id, None)
        self._removed.add(doc_id)

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._touched or (str(doc_id) in self._held and doc_id not in self._removed)

    def __iter__(self) -> Iterator[int]:
        yield from [int(key) for key in self._held if int(key) not in self._removed]
        yield from [doc_id for doc_id in self._touched if str(doc_id) not in self._held]

    def clear(self) -> None:
        self._touched.clear()
        self._removed = {int(key) for key in self._held}

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def operations(self, name: str) -> list[tuple[Any, ...]]:
        """Say what was done, as the journal writes it."""
        removed = [("remove", name, str(doc_id)) for doc_id in self._removed if str(doc_id) in self._held]
        return removed + [
            ("put", name, str(doc_id), document)
            for doc_id, document in self._touched.items()
            if _differs(self._held.get(str(doc_id)), document)
        ]


def _differs(held: Mapping[str, Any] | None, document: Mapping[str, Any]) -> bool:
    """Compare as they would be written: in Python True equals 1, in the journal it does not."""
    return held is None or msgspec.json.encode(held) != msgspec.json.encode(document)


class Snapshot(Document):
    """A document as it was when it was asked for; changing it changes nothing else."""

    def __init__(self, value: Mapping[str, Any], doc_id: int) -> None:
        super().__init__(copy.deepcopy(dict(value)), doc_id)


def _own(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Make a document with a doc_id one of this table's class, which is how TinyDB tells that it has one."""
    return Snapshot(document, document.doc_id) if isinstance(document, Document) else document


class JournalTable(Table):
    """A table whose storage is a journal; without a query cache, which would keep what was withdrawn."""

    document_class = Snapshot

    def __init__(self, storage: Storage, name: str, cache_size: int | None = 0, persist_empty: bool = False) -> None:
        del cache_size
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Put a document in; tells its doc_id, which is the document's own where it has one."""
        return super().insert(_own(document))

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Put documents in; tells their doc_ids."""
        return super().insert_multiple(map(_own, documents))

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that fit, or put this one in; tells their doc_ids."""
        return super().upsert(_own(document), cond)

    def put(self, documents: Iterable[tuple[int | None, Mapping[str, Any]]]) -> list[int]:
        """Keep documents under their doc_ids, or under new ones (None), in one transaction; tells the doc_ids."""
        placed = [(doc_id or self._new_id(), document) for doc_id, document in documents]
        self._journal.append([("put", self.name, str(doc_id), dict(document)) for doc_id, document in placed])
        return [doc_id for doc_id, _ in placed]

    def _new_id(self) -> int:
        return int(self._get_next_id())  # type: ignore[no-untyped-call]

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return cast("dict[str, Mapping[str, Any]]", self._journal.tables.get(self.name, {}))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        recorder = _Recorder(self._journal.tables.get(self.name, {}))
        updater(cast("dict[int, Mapping[str, Any]]", recorder))
        operations = recorder.operations(self.name)
        if operations:
            self._journal.append(operations)

    @property
    def _journal(self) -> JournalStorage:
        return cast("JournalStorage", self._storage)
