"""TinyDB's table on a journal: every method of the stock table works, and costs what it changes, not what there is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, cast

from msgspec import Raw
from tinydb.table import Table

from kiosk.journal.documents import Document, Documents
from kiosk.journal.line import Operation
from kiosk.journal.storage import JournalStorage
from kiosk.lossless import encode


class _Draft(MutableMapping[int, Document]):
    """A table as an updater of TinyDB sees it; remembers what is changed (None: removed), and leaves the table alone."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._changed: dict[int, Document | None] = {}

    def __getitem__(self, doc_id: int) -> Document:
        if doc_id not in self._changed:
            self._changed[doc_id] = self._documents[str(doc_id)]
        document = self._changed[doc_id]
        if document is None:
            raise KeyError(doc_id)
        return document

    def __setitem__(self, doc_id: int, document: Document) -> None:
        self._changed[doc_id] = document

    def __delitem__(self, doc_id: int) -> None:
        self._changed[doc_id] = None

    def __contains__(self, doc_id: object) -> bool:
        return self._changed[doc_id] is not None if doc_id in self._changed else str(doc_id) in self._documents

    def __iter__(self) -> Iterator[int]:
        return (doc_id for doc_id in dict.fromkeys([*map(int, self._documents), *self._changed]) if doc_id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def operations(self, name: str) -> Iterator[Operation]:
        """Say what was changed; a document that is written as it was before was not."""
        for doc_id, document in self._changed.items():
            held = self._documents.held.get(str(doc_id))
            if document is None and held is not None:
                yield Operation("remove", name, str(doc_id))
            elif document is not None and (content := encode(document)) != held:
                yield Operation("put", name, str(doc_id), Raw(content))


class JournalTable(Table):
    """A table whose storage is a journal."""

    def insert(self, document: Mapping[str, Any]) -> int:
        """Put a document in; tells its doc_id."""
        if type(document) is not dict:
            return super().insert(document)
        doc_id: int = self._get_next_id()  # type: ignore[no-untyped-call]
        self._journal.append([Operation("put", self.name, str(doc_id), Raw(encode(document)))])
        self.clear_cache()
        return doc_id

    def put(self, documents: Iterable[tuple[str | None, Mapping[str, Any]]], *, erase: bool = False) -> list[str]:
        """Keep documents under their doc_ids, or under new ones (None), in one transaction; tells the doc_ids.

        With `erase` it is owed that what stood in their places is overwritten.
        """
        documents, kind = list(documents), "erase" if erase else "put"
        ops = [
            Operation(kind, self.name, doc_id or str(self._get_next_id()), Raw(encode(document)))  # type: ignore[no-untyped-call]
            for doc_id, document in documents
        ]
        held = self.documents
        if any(doc_id is not None and doc_id not in held for doc_id, _ in documents):
            self._next_id = None  # the next one must not be given a number that was chosen here
        self._journal.append(ops)
        self.clear_cache()
        return [op.doc_id for op in ops]

    @property
    def documents(self) -> Documents:
        """All documents as they are now, by doc_id."""
        return Documents(self._journal.tables.get(self.name, {}))

    @property
    def _journal(self) -> JournalStorage:
        return cast("JournalStorage", self._storage)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return cast("dict[str, Mapping[str, Any]]", self.documents)

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        draft = _Draft(self.documents)
        updater(cast("dict[int, Mapping[str, Any]]", draft))
        operations = list(draft.operations(self.name))
        if operations or self.name not in self._journal.tables:
            self._journal.append(operations or [Operation("table", self.name)])
        self.clear_cache()
