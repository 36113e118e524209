"""What was torn, damaged or lost is told and put aside; every other document is there."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from kiosk.errors import JournalError
from kiosk.journal.line import FIRST, Line, encode
from kiosk.journal.recovery import Problem
from kiosk.naming import quarantine_of
from kiosk.times import stamp
from tests.kiosk.journal.notebook import HEADER, Documents, Notebook, clock

NAMES = "abcdef"
"""The documents of the journal below; the line of the first one is line 2."""


def note(name: str) -> dict[str, str]:
    """Make a document."""
    return {"id": name, "text": f"één {name}"}


def look(path: Path) -> tuple[Documents, list[Problem]]:
    """Open a journal, and tell its documents and its problems."""
    with Notebook(path) as journal:
        return journal.documents("notes"), journal.problems


def aside(path: Path) -> list[str]:
    """Tell the lines that were put into the quarantine."""
    beside = quarantine_of(path)
    lines = beside.read_bytes().splitlines() if beside.exists() else []
    return [msgspec.json.decode(line)["text"] for line in lines]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the bytes of a sound journal of six documents."""
    path = tmp_path_factory.mktemp("sound") / "table-1.jsonl"
    with Notebook(path) as journal:
        for name in NAMES:
            journal.put("notes", name, note(name))
    return path.read_bytes()


def test_a_torn_end_costs_what_was_torn_and_nothing_else(content: bytes, tmp_path: Path) -> None:
    """Cut off at any byte of the last two lines, the whole lines are read, and the rest is in the quarantine."""
    lines = content.splitlines(keepends=True)
    for cut in range(len(content) - len(lines[-1]) - len(lines[-2]), len(content)):
        path = tmp_path / str(cut) / "table-1.jsonl"
        path.parent.mkdir()
        path.write_bytes(content[:cut])
        *whole, rest = content[:cut].split(b"\n")
        if rest + b"\n" in lines:
            whole, rest = [*whole, rest], b""
        expected = {name: note(name) for name in NAMES[: len(whole) - 1]}
        documents, problems = look(path)
        assert documents == expected
        assert [problem.line for problem in problems] == ([len(whole) + 1] if rest else [])
        assert aside(path) == ([rest.rstrip(b" ").decode("utf-8", "backslashreplace")] if rest else [])
        assert look(path) == (expected, []), "the second time it is sound"
        with Notebook(path) as journal:
            journal.put("notes", "new", note("new"))
        assert look(path) == ({**expected, "new": note("new")}, [])
        shutil.rmtree(path.parent)


def test_a_torn_header_is_made_anew(content: bytes, tmp_path: Path) -> None:
    """A journal that was cut off in its first line is empty, and can be written."""
    path = tmp_path / "table-1.jsonl"
    path.write_bytes(content[:40])
    assert look(path)[0] == {}
    assert look(path) == ({}, [])


@settings(deadline=None)
@given(st.data())
def test_a_damaged_byte_costs_its_own_line(content: bytes, data: st.DataObject) -> None:
    """Any byte of a line in the middle may turn into any other: that line is told, and the other documents are there."""
    lines = content.splitlines(keepends=True)
    number = data.draw(st.integers(2, len(lines) - 1), label="line")
    start, line = sum(map(len, lines[: number - 1])), bytearray(lines[number - 1])
    line[data.draw(st.integers(0, len(line) - 2), label="byte")] ^= data.draw(st.integers(1, 255), label="flipped")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table-1.jsonl"
        path.write_bytes(content[:start] + line + content[start + len(line) :])
        documents, problems = look(path)
        assert documents == {name: note(name) for name in NAMES if name != NAMES[number - 2]}
        assert str(problems[0]).startswith(f"line {number}: it")
        assert "".join(aside(path)) == line.decode("utf-8", "backslashreplace")


def test_a_lost_line_end_costs_no_document(content: bytes, tmp_path: Path) -> None:
    """Two lines whose line end was damaged are told, and both their documents are there."""
    path = tmp_path / "table-1.jsonl"
    ends = [at for at, byte in enumerate(content) if byte == ord("\n")]
    for end in ends[1:-1]:
        path.write_bytes(content[:end] + b"?" + content[end + 1 :])
        documents, problems = look(path)
        assert problems
        assert documents == {name: note(name) for name in NAMES}


def test_a_damaged_last_line_does_not_harm_what_comes_after_it(content: bytes, tmp_path: Path) -> None:
    """Writing goes on behind a damaged line; it stays told, and what was written is read."""
    path = tmp_path / "table-1.jsonl"
    path.write_bytes(content[:-20] + b"#" + content[-19:])
    for name in "xy":
        with Notebook(path) as journal:
            journal.put("notes", name, note(name))
    documents, problems = look(path)
    assert set(documents) == {*NAMES[:-1], "x", "y"}
    assert [problem.line for problem in problems] == [7]
    assert len(aside(path)) == 1, "put aside once, however often it is met"


@pytest.mark.parametrize("number", range(2, 7))
def test_a_missing_line_is_told(content: bytes, tmp_path: Path, number: int) -> None:
    """Where a whole line was taken out, the line that now stands there says so; all others are read."""
    path = tmp_path / "table-1.jsonl"
    lines = content.splitlines(keepends=True)
    path.write_bytes(b"".join(lines[: number - 1] + lines[number:]))
    documents, problems = look(path)
    assert problems == [Problem(number, "a line before it is missing")]
    assert documents == {name: note(name) for name in NAMES if name != NAMES[number - 2]}


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"event": "f"}, r"belongs to the event f\. Move it"),
        ({"workshop": "sha256:1"}, r"another version of the workshop file\. Put"),
        ({"format": "workshop-kiosk-journal/2"}, r"has the format workshop-kiosk-journal/2; .* Update the kiosk\."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
@pytest.mark.parametrize("end", [b"", b'{"seq":1,"ti'], ids=["whole", "torn"])
def test_a_foreign_journal_is_refused_and_left_alone(
    tmp_path: Path, other: dict[str, str], sentence: str, end: bytes
) -> None:
    """A journal of another event, workshop or format is refused with a sentence, and not a byte of it is changed."""
    path = tmp_path / "table-1.jsonl"
    first, _ = encode(Line(seq=0, time=stamp(clock()), prev=FIRST, header=structs.replace(HEADER, **other)))
    path.write_bytes(first + end)
    before = path.read_bytes()
    for _ in "twice":
        with pytest.raises(JournalError, match=sentence):
            Notebook(path)
    assert path.read_bytes() == before


def test_documents_without_an_identity_do_not_lock_the_journal(tmp_path: Path) -> None:
    """A journal opens again whatever documents TinyDB put into it."""
    path = tmp_path / "table-1.jsonl"
    with Notebook(path) as journal:
        journal.db.table("loose").insert({"text": "no identity"})
    with Notebook(path) as journal:
        assert journal.db.table("loose").all() == [{"text": "no identity"}]
