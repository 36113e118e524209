"""What a journal holds now: tables of documents, kept as the bytes they were written as, and decoded when asked for."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from kiosk.journal.line import KEEPING, Operation

Document: TypeAlias = dict[str, Any]


class Documents(Mapping[str, Document]):
    """One table by doc_id; each document is decoded anew, so that whoever changes it changes nothing else."""

    def __init__(self, held: Mapping[str, bytes]) -> None:
        self.held = held

    def __getitem__(self, doc_id: str) -> Document:
        return msgspec.json.decode(self.held[doc_id])  # type: ignore[no-any-return]

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self.held

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


class Tables(dict[str, dict[str, bytes]]):
    """All tables; `live` is the size of their documents in bytes, `owes` whether replaced ones must be overwritten yet."""

    live = 0
    owes = False

    def apply(self, op: Operation) -> None:
        """Do what a line says was done."""
        if op.kind == "drop":
            self.live -= sum(map(len, self.pop(op.table, {}).values()))
            return
        table = self.setdefault(op.table, {})
        if op.kind in KEEPING:
            document = bytes(op.document)
            self.live += len(document) - len(table.get(op.doc_id, b""))
            self.owes |= op.kind == "erase"
            table[op.doc_id] = document
        elif op.kind == "remove":
            self.live -= len(table.pop(op.doc_id, b""))
