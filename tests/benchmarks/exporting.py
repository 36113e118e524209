"""Exporting many responses: JSON Lines beside a bare loop over the same values, and the memory that streaming takes."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk import definition
from kiosk.event import Event
from kiosk.journal import JournalDB
from kiosk.station import Station
from tests.benchmarks.figures import Samples
from tests.benchmarks.stores import document
from tests.kiosk.export_events import clock

MANY, FEW = 100_000, 10_000
STATION = "table-1"
SPEED = """
import sys
from pathlib import Path
from time import perf_counter

import msgspec

from kiosk.event import Event
from kiosk.export.as_csv import as_csv
from kiosk.export.as_jsonl import as_jsonl
from kiosk.export.as_json import as_json
from kiosk.export.contents import Contents
from kiosk.fold import Fold
from kiosk.placing import place

folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
fold = Fold(Event.open(folder))
fold.poll()
values = list(Contents(fold).responses())


def bare():
    encode = msgspec.json.encode
    with open(folder.parent / "bare.jsonl", "wb") as file:
        for value in values:
            file.write(encode(value) + b"\\n")


def written(name, writer):
    def write():
        place(fold, str(folder.parent / name), name, lambda: writer(Contents(fold)), force=True)
    return write


def csv(contents):
    for name, pieces in as_csv(contents).items():
        yield from pieces


WAYS = {
    "a bare loop of msgspec.json.encode": bare,
    "jsonl, on disk": written("out.jsonl", as_jsonl),
    "json, on disk": written("out.json", as_json),
    "csv, all tables, on disk": written("out.csv", csv),
}
for _ in range(rounds):
    for name, way in WAYS.items():
        begun = perf_counter()
        way()
        print(f"{name}\\t{perf_counter() - begun}", flush=True)
"""
MEMORY = """
import sys
from pathlib import Path

from kiosk.event import Event
from kiosk.export.as_csv import as_csv
from kiosk.export.as_jsonl import as_jsonl
from kiosk.export.contents import Contents
from kiosk.fold import Fold


def peak():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) * 1024


folder, form = Path(sys.argv[1]), sys.argv[2]
fold = Fold(Event.open(folder))
fold.poll()
Path("/proc/self/clear_refs").write_text("5")  # the peak counts anew from here
opened = peak()
contents = Contents(fold)
pieces = {"jsonl": lambda: [as_jsonl(contents)], "csv": lambda: as_csv(contents).values()}[form]()
with open(folder.parent / "out", "wb") as file:
    for each in pieces:
        file.writelines(each)
print(opened, peak() - opened)
"""


def measure(rounds: int) -> Iterator[tuple[str, Samples]]:
    """Export in turns; the memory over that of the opened event stands in the title, for few and for many responses."""
    with tempfile.TemporaryDirectory() as folder:
        events = {size: _event(Path(folder), size) for size in (FEW, MANY)}
        told = [
            f"{form} {size:,}: {_memory(event, form):.1f} MB"
            for form in ("jsonl", "csv")
            for size, event in events.items()
        ]
        samples: Samples = {}
        for line in _run(SPEED, events[MANY], str(rounds)).splitlines():
            name, seconds = line.split("\t")
            samples.setdefault(name, []).append(float(seconds))
    print("peak of memory over that of the opened event: " + "; ".join(told), flush=True)
    yield f"exporting {MANY:,} responses", samples


def _event(folder: Path, size: int) -> Event:
    """Make an event with so many responses, as its kiosk would have kept them."""
    event = Event.begin(folder / str(size), definition.find("leven-lang-leren"), clock=clock, name="many")
    with Station(event, STATION, clock=clock):
        pass
    with JournalDB(event.folder / f"{STATION}.jsonl") as db:
        db.table("responses").insert_multiple(document(number) for number in range(size))
    return event


def _memory(event: Event, form: str) -> float:
    """Measure the megabytes that an export takes at most beyond what the opened event does."""
    _, more = map(int, _run(MEMORY, event, form).split())
    return more / 1e6


def _run(program: str, event: Event, argument: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, str(event.folder), argument], capture_output=True, text=True, check=True
    )
    return done.stdout
