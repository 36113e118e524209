"""What saving, opening and following a journal cost, beside what else could be done: `python -m tests.benchmarks store`.

Everything is measured in turns, one operation of each after the other, on the same disk; who is first changes. `raw` is
a write and an fdatasync of exactly the bytes that the journal wrote one turn before.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

from tests.benchmarks import opening, tailing
from tests.benchmarks.figures import Samples
from tests.benchmarks.stores import Journal, Raw, Sqlite, Stock, document

Act: TypeAlias = Callable[[], object]
Store: TypeAlias = Journal | Sqlite | Stock

SIZES = 100, 1_000, 10_000, 100_000
STOCK = {100: 50, 1_000: 20, 10_000: 4, 100_000: 1}
"""Rounds for TinyDB's own file storage, which takes seconds at the larger sizes."""
SAVES = 12
"""Savings in an interview."""
NAMES = RAW, JOURNAL, SQLITE, TINYDB = (
    "raw write + fdatasync",
    "journal",
    "SQLite, WAL, synchronous = FULL",
    "TinyDB, JSONStorage",
)


def measure(rounds: int) -> Iterator[tuple[str, Samples]]:
    """Measure every size, then opening, then following."""
    for size in SIZES:
        folder = Path(tempfile.mkdtemp(prefix="kiosk-store-"))
        try:
            yield from _at(size, rounds, folder)
        finally:
            shutil.rmtree(folder)
    yield from opening.measure(max(3, rounds // 40))
    yield from tailing.measure(max(100, rounds * 2))


def _at(size: int, rounds: int, folder: Path) -> Iterator[tuple[str, Samples]]:
    raw, journal, sqlite, stock = Raw(folder), Journal(folder, size), Sqlite(folder, size), Stock(folder, size)
    for title, prepare in (("insert", insert), ("update by id", update), (f"interview of {SAVES} savings", interview)):
        samples: Samples = {name: [] for name in NAMES}
        prepare(journal, size, rounds)()
        lines = journal.written()
        for turn in range(rounds):
            todo: list[tuple[str, Act]] = [
                (RAW, partial(raw.append, lines)),
                (JOURNAL, prepare(journal, size, turn)),
                (SQLITE, prepare(sqlite, size, turn)),
            ]
            if prepare is not interview and turn < STOCK[size]:
                todo.append((TINYDB, prepare(stock, size, turn)))
            first = turn % len(todo)
            for name, act in todo[first:] + todo[:first]:
                samples[name].append(timed(act))
            lines = journal.written()
        yield f"{title}, {size:,} responses", samples
    for store in (raw, journal, sqlite, stock):
        store.close()


def insert(store: Store, size: int, turn: int) -> Act:
    """Put a new response in."""
    return partial(store.insert, document(size + turn))


def update(store: Store, size: int, turn: int) -> Act:
    """Change one field of a response somewhere in the middle."""
    return partial(store.update, turn * 7919 % size + 1, {"revision": turn + 2})


def interview(store: Store, _size: int, turn: int) -> Act:
    """Save one new response again and again while it grows, as an interview does."""
    whole = document(10_000_000 + turn)
    answers = list(whole["answers"].items())
    states = [
        {**whole, "revision": save, "answers": dict(answers[: save * len(answers) // SAVES])}
        for save in range(1, SAVES + 1)
    ]

    def act() -> None:
        for state in states:
            store.keep(state)

    return act


def timed(act: Act) -> float:
    """Tell how many seconds it takes."""
    begun = perf_counter()
    act()
    return perf_counter() - begun
