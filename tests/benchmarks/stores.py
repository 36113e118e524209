"""The stores that are measured beside one another, each filled with as many responses."""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from kiosk.journal import JournalDB
from kiosk.records import Records

WORDS = "samen roosters maken en met tijd om van elkaar te leren in de school en daarbuiten".split()


def document(number: int) -> dict[str, Any]:
    """Make a response of about 1 KB, like those of the built-in workshop."""
    return {
        "instanceID": f"uuid:00000000-0000-4000-8000-{number:012}",
        "revision": 1,
        "time": "2017-12-14T13:05:07.123Z",
        "writer": "3279c0ba-c8f2-48df-9219-00abaeccc752",
        "deviceid": "kiosk:table-1",
        "status": "complete",
        "language": "nl",
        "start": "2017-12-14T13:00:00.000Z",
        "end": "2017-12-14T13:05:07.123Z",
        "today": "2017-12-14",
        "group": number % 3 + 1,
        "question_order": ["expectations", "strengthen", "responsibility"],
        "step": "thanks",
        "intake": {"role": "teacher", "organisation": "school", "experience": "y4_10"},
        "answers": {
            "chances": ["attitude", "bridge", "develop", "starters", "abroad"],
            "chances_why": " ".join(WORDS[number % 5 :]),
            "levers": ["room", "hrm", "paths"],
            "strengthen_why": " ".join(WORDS[number % 7 :]),
            "responsible": "together",
            "supply": 1 + number % 5,
            "grants": 2,
        },
        "missing": {"equipped": "declined", "money": "skipped", "attractive": "blank"},
        "quotable": ["chances_why"],
        "seconds": {"role": 0.7, "chances": 17.9, "levers": 12.5, "responsible": 8.4},
        "code": f"scrypt:c1782c3bbb7211e5d72a62b88acc3f62:{number:048x}",
    }


class Raw:
    """A file that is written and synced, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._file = os.open(folder / "raw", os.O_RDWR | os.O_CREAT)
        self._end = 0

    def append(self, lines: list[bytes]) -> None:
        """Put lines on disk, one after the other."""
        for line in lines:
            self._end += os.pwrite(self._file, line, self._end)
            os.fdatasync(self._file)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._file)


class Journal:
    """The kiosk's own."""

    def __init__(self, folder: Path, size: int) -> None:
        self._path = folder / "table-1.jsonl"
        self._db = JournalDB(self._path)
        self._table = self._db.table("responses")
        self._table.insert_multiple(document(number) for number in range(size))
        self._db.storage.compact()
        self._records = Records(self._table)
        self._seen = self._path.stat().st_size

    def insert(self, document: dict[str, Any]) -> None:
        """Put a document in."""
        self._table.insert(document)

    def update(self, doc_id: int, fields: dict[str, Any]) -> None:
        """Change a document."""
        self._table.update(fields, doc_ids=[doc_id])

    def keep(self, document: dict[str, Any]) -> None:
        """Put a document in the place of the one with its identity."""
        self._records.keep([document])

    def written(self) -> list[bytes]:
        """Tell the lines that were written since the last call."""
        with self._path.open("rb") as file:
            file.seek(self._seen)
            lines = [line for line in file if line.endswith(b"\n")]  # behind them there is room for more
        self._seen += sum(map(len, lines))
        return lines

    def close(self) -> None:
        """Let go of it."""
        self._db.close()


class Sqlite:
    """One table of JSON texts, as durable as the journal."""

    def __init__(self, folder: Path, size: int) -> None:
        self._db = sqlite3.connect(folder / "db.sqlite", isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = full")
        self._db.execute("create table responses (id integer primary key, instance text unique, document text)")
        rows = ((each["instanceID"], json.dumps(each)) for each in map(document, range(size)))
        self._db.execute("begin")
        self._db.executemany("insert into responses (instance, document) values (?, ?)", rows)
        self._db.execute("commit")
        self._db.execute("pragma wal_checkpoint(truncate)")

    def insert(self, document: dict[str, Any]) -> None:
        """Put a document in."""
        row = document["instanceID"], json.dumps(document)
        self._db.execute("insert into responses (instance, document) values (?, ?)", row)

    def update(self, doc_id: int, fields: dict[str, Any]) -> None:
        """Change a document."""
        (found,) = self._db.execute("select document from responses where id = ?", (doc_id,)).fetchone()
        changed = json.dumps({**json.loads(found), **fields})
        self._db.execute("update responses set document = ? where id = ?", (changed, doc_id))

    def keep(self, document: dict[str, Any]) -> None:
        """Put a document in the place of the one with its identity."""
        self._db.execute(
            "insert into responses (instance, document) values (?, ?)"
            " on conflict (instance) do update set document = excluded.document",
            (document["instanceID"], json.dumps(document)),
        )

    def close(self) -> None:
        """Let go of it."""
        self._db.close()


class Stock:
    """TinyDB as it comes."""

    def __init__(self, folder: Path, size: int) -> None:
        path = folder / "db.json"
        path.write_text(json.dumps({"responses": {str(number + 1): document(number) for number in range(size)}}))
        self._db = TinyDB(path)
        self._table = self._db.table("responses")

    def insert(self, document: dict[str, Any]) -> None:
        """Put a document in."""
        self._table.insert(document)

    def update(self, doc_id: int, fields: dict[str, Any]) -> None:
        """Change a document."""
        self._table.update(fields, doc_ids=[doc_id])

    def keep(self, document: dict[str, Any]) -> None:
        """Put a document in the place of the one with its identity."""
        raise NotImplementedError("an interview at TinyDB's own pace is not measured")

    def close(self) -> None:
        """Let go of it."""
        self._db.close()
