"""The documents of one table by their own identities, which TinyDB's doc_ids are not."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import msgspec
from msgspec import Struct

from kiosk.journal.table import JournalTable


class Identity(Struct):
    """As much of a document as tells which one it is: a response's `instanceID`, elsewhere `id`."""

    instanceID: str = ""
    id: str = ""

    @classmethod
    def of(cls, content: bytes) -> str:
        """Read which document it is, and pass over what it says; one that does not say so has none."""
        with suppress(msgspec.ValidationError):
            found = _decode(content)
            return found.instanceID or found.id
        return ""


_decode = msgspec.json.Decoder(Identity).decode


class Records:
    """Keeps each document in the place of the one with its identity.

    Args:
        table: of a journal that is open for writing.
    """

    def __init__(self, table: JournalTable) -> None:
        self._table = table
        self._doc_ids = {Identity.of(content): doc_id for doc_id, content in table.documents.held.items()}

    def keep(self, documents: Iterable[Mapping[str, Any]], *, erase: bool = False) -> None:
        """Keep documents, all in one transaction; of one identity, the last.

        Args:
            documents: with their identities.
            erase: what stood in their places is to be overwritten; the compaction that does it is due then.

        Raises:
            EventError: they could not be written; nothing has changed.
        """
        known = {str(document.get("instanceID") or document["id"]): document for document in documents}
        placed = [(self._doc_ids.get(identity), document) for identity, document in known.items()]
        if placed:
            self._doc_ids |= zip(known, self._table.put(placed, erase=erase), strict=True)

    def find(self, identity: str) -> bytes | None:
        """Find a document, as JSON."""
        doc_id = self._doc_ids.get(identity)
        return self._table.documents.held.get(doc_id) if doc_id else None

    def __iter__(self) -> Iterator[bytes]:
        return iter(list(self._table.documents.held.values()))

    def __len__(self) -> int:
        return len(self._doc_ids)
