"""Exports that are written piece by piece take no more memory for many responses than for few."""

import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kiosk import definition
from kiosk.event import Event
from kiosk.export.as_csv import as_csv
from kiosk.export.as_jsonl import as_jsonl
from kiosk.export.contents import Contents
from kiosk.fold import Fold
from tests.kiosk.export_events import HOSTILE, WHOLE, clock
from tests.samples import response

FEW, MANY = 300, 3_000
PIECES: dict[str, Callable[[Contents], list[Iterable[bytes]]]] = {
    "jsonl": lambda contents: [as_jsonl(contents)],
    "csv": lambda contents: list(as_csv(contents).values()),
}


def contents(folder: Path, size: int) -> Contents:
    """Make an event of which so many responses have been read."""
    event = Event.begin(folder, definition.find("leven-lang-leren"), clock=clock, name=str(size))
    fold = Fold(event)
    words = list(HOSTILE.values())
    for number in range(size):
        said = WHOLE | {"answers": WHOLE["answers"] | {"strengthen_why": words[number % len(words)] * 20}}
        each = response(instanceID=f"uuid:{number:08}", **said)
        fold.responses[each.instanceID] = each
    return Contents(fold, clock=clock)


def peak(pieces: Iterable[Iterable[bytes]]) -> tuple[int, int]:
    """Write everything nowhere; tells the bytes that were held at most meanwhile, and those that were written."""
    tracemalloc.start()
    try:
        written = sum(len(piece) for each in pieces for piece in each)
        return tracemalloc.get_traced_memory()[1], written
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", PIECES)
def test_ten_times_the_responses_take_no_more_memory(tmp_path: Path, form: str) -> None:
    """What is written is ten times as much, what is held at once is the same."""
    few, little = peak(PIECES[form](contents(tmp_path, FEW)))
    many, much = peak(PIECES[form](contents(tmp_path, MANY)))
    assert much > 5 * little
    assert many < 1.25 * few
