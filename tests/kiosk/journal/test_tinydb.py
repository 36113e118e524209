"""TinyDB on a journal: it answers as TinyDB answers, and says the same after it was closed and opened again."""

from collections.abc import Iterator
from math import inf, nan
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from kiosk.journal import JournalDB
from kiosk.journal.table import JournalTable
from tests.kiosk.journal.notebook import HEADER, Notebook, clock

numbers = st.integers(0, 2)
names = st.sampled_from(["one", "two"])
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
documents = st.fixed_dictionaries({"n": numbers}, optional={"v": values})
acts = st.one_of(
    st.tuples(st.just("insert"), names, st.lists(documents, min_size=1, max_size=3)),
    st.tuples(st.sampled_from(["update", "upsert"]), names, documents, numbers),
    st.tuples(st.sampled_from(["remove", "remove id"]), names, numbers),
    st.tuples(st.sampled_from(["truncate", "drop", "drop all", "open again"]), names),
)


def opened(folder: Path) -> JournalDB:
    """Open the database in a folder."""
    return JournalDB(folder / "table-1.jsonl", header=HEADER, clock=clock)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[JournalDB]:
    """Give an empty database."""
    with opened(tmp_path) as db:
        yield db


@pytest.fixture
def table(db: JournalDB) -> JournalTable:
    """Give an empty table."""
    return db.table("notes")


def told(db: TinyDB) -> str:
    """Tell everything that is in a database, so that True and 1 are different."""
    tables = {name: [(document.doc_id, dict(document)) for document in db.table(name)] for name in sorted(db.tables())}
    return repr({name: held for name, held in tables.items() if held})


def done(db: TinyDB, kind: str, name: str, *given: Any) -> object:
    """Do one thing to a database, and tell what it answers."""
    match kind:
        case "insert" if len(given[0]) == 1:
            return db.table(name).insert(given[0][0])
        case "insert":
            return db.table(name).insert_multiple(given[0])
        case "update":
            return db.table(name).update(given[0], where("n") == given[1])
        case "upsert":
            return db.table(name).upsert(given[0], where("n") == given[1])
        case "remove":
            return db.table(name).remove(where("n") == given[0])
        case "remove id" if db.table(name).contains(doc_id=given[0]):
            return db.table(name).remove(doc_ids=[given[0]])
        case "truncate":
            db.table(name).truncate()
        case "drop":
            db.drop_table(name)
        case "drop all":
            db.drop_tables()
    return None


@settings(deadline=None)
@given(st.lists(acts, max_size=12))
def test_whatever_is_done_it_holds_what_tinydb_in_memory_holds(todo: list[tuple[Any, ...]]) -> None:
    """After any changes, and after closing and opening again, a journal holds the documents that memory would hold."""
    with TemporaryDirectory() as folder:
        ours, memory = opened(Path(folder)), TinyDB(storage=MemoryStorage)
        for kind, *given in [*todo, ("open again", "one")]:
            if kind == "open again":
                ours.close()
                storage = memory.storage
                ours, memory = opened(Path(folder)), TinyDB(storage=lambda held=storage: held)
            assert done(ours, kind, *given) == done(memory, kind, *given)
            assert told(ours) == told(memory)
        ours.close()


def test_what_was_found_before_a_change_is_not_found_after_it(table: JournalTable) -> None:
    """The same question asked again after a change is answered anew, so that nothing withdrawn is found."""
    table.insert({"text": "mine", "n": 1})
    assert table.count(where("n") == 1) == 1
    table.update({"text": "changed"}, where("n") == 1)
    assert [found["text"] for found in table.search(where("n") == 1)] == ["changed"]
    table.put([("1", {"n": 2})], erase=True)
    assert not table._query_cache
    table.remove(where("n") == 2)
    assert table.search(where("n") == 1) == []
    assert not table.contains(where("n") == 1)


def test_a_doc_id_is_not_given_twice_while_it_is_open(table: JournalTable) -> None:
    """A document that comes after a removed one gets a number of its own."""
    assert table.insert_multiple([{}, {}]) == [1, 2]
    table.remove(doc_ids=[2])
    assert table.insert({}) == 3


def test_a_document_with_a_doc_id_keeps_it(table: JournalTable) -> None:
    """TinyDB's own `Document` goes in under the number it has, and `upsert` finds it by that number."""
    assert table.insert(Document({"n": 1}, doc_id=7)) == 7
    assert table.upsert(Document({"n": 2}, doc_id=7)) == [7]
    assert table.all() == [{"n": 2}]


def test_what_is_handed_out_is_a_copy(table: JournalTable) -> None:
    """Changing a document that was asked for, however deep, changes nothing in the table."""
    table.insert({"n": 1, "deep": {"list": [1]}})
    for document in [table.all()[0], next(iter(table)), table.get(doc_id=1), table.search(where("n") == 1)[0]]:
        assert isinstance(document, Document)
        document["deep"]["list"].append(2)
    assert table.all() == [{"n": 1, "deep": {"list": [1]}}]


def test_what_is_taken_in_is_a_copy(tmp_path: Path) -> None:
    """Changing a document that was put in, however deep, changes nothing in the table."""
    deep = [1]
    with Notebook(tmp_path / "table-1.jsonl") as journal:
        journal.db.table("inserted").insert({"id": "a", "deep": deep})
        journal.put("notes", "a", {"id": "a", "deep": deep})
        deep.append(2)
        assert journal.documents("inserted") == journal.documents("notes") == {"a": {"id": "a", "deep": [1]}}


@pytest.mark.parametrize("lost", [nan, inf, -inf, [{"deep": nan}]], ids=repr)
def test_what_json_would_lose_is_refused(db: JournalDB, tmp_path: Path, lost: object) -> None:
    """A document that would not come back as it went in is refused whole, with all that came with it."""
    db.insert({"n": 1})
    before = told(db), (tmp_path / "table-1.jsonl").read_bytes()
    with pytest.raises(ValueError, match="cannot be kept"):
        db.insert_multiple([{"n": 2}, {"n": lost}])
    with pytest.raises(ValueError, match="cannot be kept"):
        db.update({"n": lost}, doc_ids=[1])
    assert (told(db), (tmp_path / "table-1.jsonl").read_bytes()) == before


@pytest.mark.parametrize("value", [("a", "b"), b"bytes", {1: "one"}, 2**64, None], ids=repr)
def test_what_is_kept_is_the_same_before_and_after_opening_again(tmp_path: Path, value: object) -> None:
    """A value that JSON knows in another form only is refused, or held in that form from the start."""
    with opened(tmp_path) as db:
        try:
            db.insert({"v": value})
        except (TypeError, ValueError):
            assert told(db) == "{}"
        before = told(db)
    with opened(tmp_path) as db:
        assert told(db) == before


def test_true_and_one_are_two_things(tmp_path: Path) -> None:
    """A one that becomes True is a change, though Python calls them equal; what is the same is not written again."""
    with opened(tmp_path) as db:
        db.insert({"n": 1})
        db.update({"n": True})
        size = (tmp_path / "table-1.jsonl").stat().st_size
        db.update({"n": True})
        assert (tmp_path / "table-1.jsonl").stat().st_size == size
    with opened(tmp_path) as db:
        assert told(db) == "{'_default': [(1, {'n': True})]}"


def test_one_identity_is_one_document(tmp_path: Path) -> None:
    """A document that comes again, even within one transaction, stands in its own place."""
    with Notebook(tmp_path / "table-1.jsonl") as journal:
        journal.put_many("notes", [("a", {"id": "a", "n": 1}), ("a", {"id": "a", "n": 2})])
        journal.put("notes", "a", {"id": "a", "n": 3})
        assert journal.db.table("notes").all() == [{"id": "a", "n": 3}]


def test_a_number_that_was_chosen_is_not_given_to_another(table: JournalTable) -> None:
    """A document that is put under a number of its own stays, however many come after it."""
    table.insert({"n": "first"})
    table.put([("3", {"n": "chosen"})])
    assert [table.insert({"n": "later"}) for _ in range(2)] == [4, 5]
    assert table.get(doc_id=3) == {"n": "chosen"}
