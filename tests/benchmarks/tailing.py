"""From saved to seen: a writer notes when each save returned, a tail in another process when it saw it."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kiosk.journal.tail import Tail
from screens.desk.desk_screen import EVERY
from tests.benchmarks.figures import Samples
from tests.benchmarks.stores import document

WRITER = """
import sys, time
from random import Random
from kiosk.journal import JournalDB
from tests.benchmarks.stores import document
path, number, chance = sys.argv[1], int(sys.argv[2]), Random(1)
with JournalDB(path) as db:
    table = db.table("responses")
    for each in range(number):
        table.insert(document(each))
        print(time.monotonic(), flush=True)
        if each == number // 2:
            db.storage.compact()
        time.sleep(chance.uniform(0.005, 0.025))
"""
"""Saves, and compacts in the middle."""


def measure(number: int) -> Iterator[tuple[str, Samples]]:
    """Follow a writer as the desk does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table-1.jsonl")
        command = [sys.executable, "-c", WRITER, str(path), str(number)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            seen = _follow(path, number)
            assert writer.stdout
            saved = list(map(float, writer.stdout))
    waits = [max(0.0, seen[document(each)["instanceID"]] - moment) for each, moment in enumerate(saved)]
    yield f"saved → seen in another process, looking every {EVERY * 1000:.0f} ms", {"tail": waits}


def _follow(path: Path, number: int) -> dict[str, float]:
    tail, seen = Tail(path), dict[str, float]()
    while len(seen) < number:
        for _, op in tail.poll():
            seen.setdefault(msgspec.json.decode(op.document)["instanceID"], time.monotonic())
        time.sleep(EVERY)
    return seen
