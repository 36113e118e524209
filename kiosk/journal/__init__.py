"""The journal: an append-only file of checksummed lines, with TinyDB as the view of its documents."""

from typing import Any, cast

from tinydb import TinyDB

from kiosk.journal.storage import JournalStorage
from kiosk.journal.table import JournalTable


class JournalDB(TinyDB):
    """TinyDB on a journal: `JournalDB(path)`; what else it takes and raises is told by `JournalStorage`."""

    default_storage_class = JournalStorage  # type: ignore[assignment]
    table_class = JournalTable

    @property
    def storage(self) -> JournalStorage:
        """The journal itself: whose it is, what was wrong with it, and its compaction."""
        return cast("JournalStorage", self._storage)

    def table(self, name: str, **options: Any) -> JournalTable:
        """Give a table; what its queries found is forgotten at every change, so nothing that was withdrawn is kept."""
        return cast("JournalTable", super().table(name, **options))
