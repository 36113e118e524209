"""Following a journal while it is written: every line once, in order, and the bad ones told."""

import subprocess
import sys
from io import BytesIO, FileIO
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.journal.line import Operation
from kiosk.journal.recovery import read
from kiosk.journal.tail import Tail
from tests.kiosk.journal.notebook import HEADER, WRITER, Notebook


def write(path: Path, *names: str) -> bytes:
    """Put documents of these names into a journal; tells what the file then holds."""
    with Notebook(path) as journal:
        for name in names:
            journal.put("notes", name, {"id": name})
    return path.read_bytes()


def told(operations: list[tuple[int, Operation]]) -> list[str]:
    """Tell the names of the documents that were put."""
    return [msgspec.json.decode(op.document)["id"] for _, op in operations if op.kind == "put"]


def test_each_line_is_seen_once(path: Path) -> None:
    """Every poll tells what was written since the last, and nothing where there is no journal yet."""
    tail = Tail(path)
    assert tail.poll() == []
    write(path, "a", "b")
    assert told(tail.poll()) == ["a", "b"]
    assert tail.poll() == []
    write(path, "c")
    assert told(tail.poll()) == ["c"]
    assert tail.scan.header == HEADER
    assert tail.scan.time == "2017-12-14T13:00:00.000Z"
    assert tail.scan.problems == []


def test_what_is_removed_is_told(path: Path) -> None:
    """A document that was taken out comes as an entry without one, under the same table and number."""
    tail = Tail(path)
    with Notebook(path) as journal:
        journal.put("notes", "a", {"id": "a"})
        journal.db.table("notes").remove(doc_ids=[1])
    (_, put), (_, removed) = tail.poll()
    assert (put.kind, put.table, put.doc_id) == ("put", "notes", "1")
    assert (removed.kind, removed.table, removed.doc_id) == ("remove", "notes", "1")


@settings(deadline=None)
@given(st.lists(st.integers(0, 700), max_size=8))
def test_a_half_written_line_waits(cuts: list[int]) -> None:
    """However the bytes of a journal arrive, each document is told once, in order, as soon as its line is whole."""
    with TemporaryDirectory() as folder:
        content = write(Path(folder) / "whole.jsonl", *"abcde")
        path = Path(folder) / "table-1.jsonl"
        tail, seen = Tail(path), list[str]()
        for cut in [*sorted(cuts), len(content)]:
            path.write_bytes(content[:cut])
            seen += told(tail.poll())
            assert "".join(seen) == "abcde"[: max(0, content[:cut].count(b"\n") - 1)]
        assert tail.scan.problems == []


def test_a_replaced_journal_is_read_anew(path: Path) -> None:
    """A file that takes the journal's place, as a merge or a compaction puts it there, is told from its first line."""
    tail = Tail(path)
    write(path, "a", "b")
    tail.poll()
    other = path.with_name("other.jsonl")
    write(other, "c", "d", "e")
    other.replace(path)
    assert told(tail.poll()) == ["c", "d", "e"]
    assert tail.scan.problems == []


def test_a_shortened_journal_is_read_anew(path: Path) -> None:
    """A file that became shorter in its place is told from its first line, and then goes on."""
    tail = Tail(path)
    content = write(path, "a", "b")
    tail.poll()
    path.write_bytes(content[: content.index(b"\n", content.index(b'"a"')) + 1])
    assert told(tail.poll()) == ["a"]
    write(path, "c")
    assert told(tail.poll()) == ["c"]
    assert tail.scan.problems == []


@settings(deadline=None)
@given(st.data())
def test_a_bad_line_is_passed_over_and_told(data: st.DataObject) -> None:
    """Whichever byte is damaged, the other documents are told, and the same lines are called bad as by the writer."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table-1.jsonl"
        content = bytearray(write(path, *"abcd"))
        lines = bytes(content).splitlines(keepends=True)
        number = data.draw(st.integers(2, 4), label="line")
        at = sum(map(len, lines[: number - 1])) + data.draw(st.integers(0, len(lines[number - 1]) - 2), label="byte")
        content[at] = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]), label="becomes")
        path.write_bytes(content)
        tail = Tail(path)
        assert told(tail.poll()) == [name for name in "abcd" if name != "abcd"[number - 2]]
        assert tail.scan.problems == read(BytesIO(content))[0].problems


def test_a_line_end_that_became_a_return_is_counted_as_the_writer_counts(path: Path) -> None:
    """A carriage return is a damaged byte as any other, and does not move the numbers of the lines behind it."""
    content = write(path, "a", "b", "c").replace(b'"seq":1', b'"seq"\r1')
    path.write_bytes(content)
    tail = Tail(path)
    assert told(tail.poll()) == ["b", "c"]
    assert tail.scan.problems == read(BytesIO(content))[0].problems


def test_another_process_is_followed_while_it_writes(path: Path) -> None:
    """What another process saves is told here, each document once and in order, while it goes on writing."""
    tail, seen = Tail(path), list[str]()
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path), "300"]) as writer:
        while writer.poll() is None:
            seen += told(tail.poll())
    assert writer.returncode == 0
    seen += told(tail.poll())
    assert seen == [str(number) for number in range(300)]
    assert tail.scan.problems == []


class Overtaken(FileIO):
    """A file of which a reader sees the second half as it is, and the first as it was before a writer came along."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read all that is left as it looks where the writer overtakes the reader."""
        content = super().read(size) or b""
        return content if size != -1 else b" " * (len(content) // 2) + content[len(content) // 2 :]


def test_a_line_that_is_written_between_two_pages_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a line's end is there before its beginning was read, the line is read again, not passed over as a bad one."""
    tail = Tail(path)
    write(path, "a")
    assert told(tail.poll()) == ["a"]
    write(path, "b")
    monkeypatch.setattr(Path, "open", lambda path, *_, **__: Overtaken(path))
    assert told(tail.poll()) == ["b"]
    assert tail.scan.problems == []


@pytest.mark.parametrize("room", [b"", b" " * 70_000, bytes(70_000)], ids=["nothing", "spaces", "zeros"])
def test_room_behind_the_last_line_is_nothing(path: Path, room: bytes) -> None:
    """Room for more, spaces as written or zeros as a loss of power shows it, is no line, and is written over."""
    path.write_bytes(write(path, "a") + room)
    tail = Tail(path)
    assert told(tail.poll()) == ["a"]
    assert tail.poll() == []
    write(path, "b")
    assert told(tail.poll()) == ["b"]
    assert tail.scan.problems == read(BytesIO(path.read_bytes() + room))[0].problems == []
