"""A journal in any order of changes, compactions, restarts and kills says what plain dictionaries say."""

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tinydb import where

from kiosk.journal.recovery import read
from kiosk.journal.tail import Tail
from kiosk.records import Records
from tests.kiosk.journal.notebook import HEADER, Documents, Notebook

State: TypeAlias = dict[str, dict[str, dict[str, Any]]]
"""What each table holds, by identity; in what a tail told, by doc_id."""
tables = st.sampled_from(["notes", "guesses"])
lots = st.randoms(use_true_random=False)
TORN = st.sampled_from([b'{"seq":9,"time":"20', b"\xff", b"{", b" {", b'"}'])


def by_identity(state: State) -> State:
    """Tell what each table holds by identity, and see that no identity is there twice."""
    told = {name: {each["id"]: each for each in held.values()} for name, held in state.items()}
    assert {name: len(held) for name, held in told.items()} == {name: len(held) for name, held in state.items()}
    return told


class Journal(RuleBasedStateMachine):
    """A journal, what it should hold, and a tail that folds what it is told after every step."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.path = Path(self._folder.name, "journals", "table-1.jsonl")
        self.path.parent.mkdir()
        self.model: State = {}
        self.folded: State = {}
        self.said: defaultdict[str, list[str]] = defaultdict(list)
        self.owed: list[str] = []
        self.owes = False
        self.overwritten: list[str] = []
        self.count = 0

    @initialize()
    def begin(self) -> None:
        """Open a new journal, and follow it."""
        self.journal, self.tail = Notebook(self.path), Tail(self.path)

    def note(self, identity: str = "") -> dict[str, Any]:
        """Make a document with a text that no other one has, of a new identity or of one that is known."""
        self.count += 1
        identity = identity or f"i{self.count}"
        self.said[identity].append(f"text-{self.count:04}-")
        return {"id": identity, "text": self.said[identity][-1] + "é" * (self.count * 37 % 300)}

    def put(self, name: str, documents: list[dict[str, Any]]) -> None:
        """Take documents into the model."""
        self.model.setdefault(name, {}).update({each["id"]: each for each in documents})

    @rule(name=tables, count=st.integers(1, 3))
    def insert(self, name: str, count: int) -> None:
        """Put new documents in, one alone or several at once."""
        documents = [self.note() for _ in range(count)]
        if count == 1:
            self.journal.db.table(name).insert(documents[0])
        else:
            self.journal.db.table(name).insert_multiple(documents)
        self.put(name, documents)

    @precondition(lambda self: any(self.model.values()))
    @rule(lot=lots)
    def update(self, lot: Any) -> None:
        """Change a document."""
        name, identity = self.drawn(lot)
        text = self.note(identity)["text"]
        self.journal.db.table(name).update({"text": text}, where("id") == identity)
        self.model[name][identity] = {**self.model[name][identity], "text": text}

    @precondition(lambda self: any(self.model.values()))
    @rule(lot=lots)
    def remove(self, lot: Any) -> None:
        """Take a document out."""
        name, identity = self.drawn(lot)
        self.journal.db.table(name).remove(where("id") == identity)
        del self.model[name][identity]

    @rule(name=tables, fresh=st.integers(0, 2), lot=lots)
    def keep(self, name: str, fresh: int, lot: Any) -> None:
        """Keep documents by their identities, some in the places of others, one twice."""
        known = [each for each in self.model.get(name, {}) if lot.random() < 0.5]
        documents = [self.note(each) for each in [*known, *known[:1]]] + [self.note() for _ in range(fresh)]
        if documents:
            Records(self.journal.db.table(name)).keep(documents)
            self.put(name, documents)

    @rule(name=tables, whole=st.booleans())
    def empty(self, name: str, whole: bool) -> None:
        """Empty a table, or drop it."""
        if whole:
            self.journal.db.drop_table(name)
            self.model.pop(name, None)
        else:
            self.journal.db.table(name).truncate()
            self.model[name] = {}

    @precondition(lambda self: any(self.model.values()))
    @rule(lot=lots, at_once=st.booleans())
    def erase(self, lot: Any, at_once: bool) -> None:
        """Leave of a document only that it is withdrawn; overwrite at once what it said, or owe it."""
        name, identity = self.drawn(lot)
        tombstone = {"id": identity, "status": "withdrawn"}
        Records(self.journal.db.table(name)).keep([tombstone], erase=True)
        self.put(name, [tombstone])
        self.owed += self.said.pop(identity, [])
        self.owes = True
        if at_once:
            self.compact()

    @rule()
    def compact(self) -> None:
        """Write the journal anew, which overwrites what is owed."""
        self.journal.db.storage.compact()
        self.overwritten += self.owed
        self.owed.clear()
        self.owes = False

    @rule()
    def restart(self) -> None:
        """Close the journal and open it again, twice."""
        for _ in "twice":
            self.journal.close()
            self.journal = Notebook(self.path)
            assert self.journal.problems == []

    @rule(zeros=st.booleans())
    def kill(self, zeros: bool) -> None:
        """End without closing: the room for more is left as it is, or as zeros."""
        content = self.path.read_bytes()
        room = len(content) - len(content.rstrip(b" "))
        self.journal.close()
        self.path.write_bytes(content[: len(content) - room] + (bytes(room) if zeros else b" " * room))
        self.journal = Notebook(self.path)
        assert self.journal.problems == []

    @rule(end=TORN, room=st.sampled_from([b"", b" " * 100, bytes(100)]))
    def tear(self, end: bytes, room: bytes) -> None:
        """Leave a torn line behind the last one, as a loss of power does: it is told, and told once."""
        self.journal.close()
        with self.path.open("ab") as file:
            file.write(end + room)
        self.journal = Notebook(self.path)
        assert len(self.journal.problems) == 1
        self.restart()

    @rule(count=st.integers(0, 2), lot=lots)
    def merge(self, count: int, lot: Any) -> None:
        """Take over what another journal says, of documents that are here and of others."""
        known = [each for each in self.model.get("notes", {}) if lot.random() < 0.3]
        documents = [self.note(each) for each in known] + [self.note() for _ in range(count)]
        path = Path(self._folder.name, "other.jsonl")
        with Notebook(path, HEADER) as other:
            Records(other.db.table("notes")).keep(documents)
        with Notebook(path, HEADER) as other:
            brought: Documents = other.documents("notes")
        path.unlink()
        if brought:
            Records(self.journal.db.table("notes")).keep(brought.values())
            self.put("notes", documents)

    def drawn(self, lot: Any) -> tuple[str, str]:
        """Draw one of the documents that are there."""
        there = [(name, identity) for name, held in sorted(self.model.items()) for identity in sorted(held)]
        return lot.choice(there)  # type: ignore[no-any-return]

    @invariant()
    def it_says_what_the_model_says(self) -> None:
        """The open journal, its file, and whoever follows it all say the same."""
        held = self.journal.db.storage.read() or {}
        assert by_identity({name: dict(table) for name, table in held.items()}) == self.model
        with self.path.open("rb") as file:
            scan, found = read(file)
        assert scan.problems == [] and found == self.journal.db.storage.tables
        assert found.live == self.journal.db.storage.tables.live == sum(map(len, _documents(found)))
        assert found.owes == self.journal.db.storage.tables.owes == self.owes
        self.follow()
        assert by_identity(self.folded) == self.model
        assert self.tail.scan.problems == []

    def follow(self) -> None:
        """Fold what the tail tells."""
        for _, op in self.tail.poll():
            if op.kind == "drop":
                self.folded.pop(op.table, None)
                continue
            table = self.folded.setdefault(op.table, {})
            if op.kind == "remove":
                table.pop(op.doc_id, None)
            elif op.kind != "table":
                table[op.doc_id] = msgspec.json.decode(op.document)

    @invariant()
    def what_was_erased_stands_nowhere(self) -> None:
        """No file of the folder holds a text that was overwritten."""
        there = b"".join(file.read_bytes() for file in self.path.parent.iterdir())
        assert not [text for text in self.overwritten if text.encode() in there]

    def teardown(self) -> None:
        """Let go of the journal."""
        if hasattr(self, "journal"):
            self.journal.close()
        self._folder.cleanup()


def _documents(found: dict[str, dict[str, bytes]]) -> list[bytes]:
    return [content for held in found.values() for content in held.values()]


TestJournal = Journal.TestCase
TestJournal.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
