"""A journal of notes for the tests of the room: fixed clock and writer, documents by their own identities."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from kiosk.journal import JournalDB
from kiosk.journal.recovery import Problem
from kiosk.model.header import Header
from kiosk.records import Records

HEADER = Header(writer="w", station="table-1", event="e", workshop="sha256:0")
WRITER = """
import sys
from itertools import count
from pathlib import Path
from tests.kiosk.journal.notebook import Notebook
notebook = Notebook(Path(sys.argv[1]))
for number in range(int(sys.argv[2])) if len(sys.argv) > 2 else count():
    notebook.put("notes", str(number), {"id": str(number), "text": "x" * (number % 2000)})
    print(number, flush=True)
"""
"""A program that writes a journal in a process of its own, and tells each note that is on disk."""
Documents = dict[str, Mapping[str, Any]]


def clock() -> datetime:
    """Tell the one time of these tests."""
    return datetime(2017, 12, 14, 13, tzinfo=UTC)


class Notebook:
    """A journal that is open for writing."""

    def __init__(self, path: Path, header: Header = HEADER) -> None:
        self.db = JournalDB(path, header=header, clock=clock)

    @property
    def problems(self) -> list[Problem]:
        """What was wrong with it when it was opened."""
        return self.db.storage.problems

    def put(self, table: str, identity: str, document: Mapping[str, Any]) -> None:
        """Keep one document."""
        self.put_many(table, [(identity, document)])

    def put_many(self, table: str, documents: list[tuple[str, Mapping[str, Any]]], *, erase: bool = False) -> None:
        """Keep documents in one transaction."""
        Records(self.db.table(table)).keep([document for _, document in documents], erase=erase)

    def documents(self, table: str) -> Documents:
        """Tell the documents of a table by their identities."""
        return {each["id"]: each for each in map(msgspec.json.decode, Records(self.db.table(table)))}

    def close(self) -> None:
        """Let go of it."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
