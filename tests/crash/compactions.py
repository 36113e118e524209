"""Compactions that end in the middle: at each of their steps, and in each state that a loss of power can leave of them.

`python -m tests.crash.compactions JOURNAL N` compacts a journal, and kills itself before step N of it.
"""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from kiosk import disk
from kiosk.journal import JournalDB
from kiosk.naming import leftovers, quarantine_of
from tests.crash.plan import TABLE, State, do, look, secret, steps

STEPS: list[tuple[Any, str]] = [
    (os, "link"),
    (os, "pwrite"),
    (os, "ftruncate"),
    (Path, "replace"),
    (Path, "unlink"),
    (disk, "to_disk"),
    (disk, "names_to_disk"),
]
"""What a compaction asks of the system."""
ERASED = 1


def owing(path: Path, seed: int) -> State:
    """Write a journal that owes it that what document 1 said is overwritten, also in its quarantine; tells its state."""
    state: State = {}
    path.parent.mkdir(parents=True)
    with JournalDB(path) as db:
        for step in steps(seed, state):
            if step.kind == "insert":
                do(db, step)
                state[step.doc_id] = step.document
            if len(state) == 8:
                break
        state[ERASED] = {"id": ERASED, "status": "withdrawn"}
        db.table(TABLE).put([(str(ERASED), state[ERASED])], erase=True)
    quarantine_of(path).write_text(secret(ERASED))
    return state


def interrupt(folder: Path, seed: int) -> Counter[str]:
    """Kill a compaction before each of its steps: nothing is lost, and the next one overwrites what is owed."""
    counted = Counter[str]()
    for number in count(1):
        path = folder / str(number) / "table-1.jsonl"
        state = owing(path, seed)
        command = [sys.executable, "-m", "tests.crash.compactions", str(path), str(number)]
        ended = subprocess.run(command).returncode
        assert ended in {0, -signal.SIGKILL}, f"step {number}: it ended with {ended}"
        _check(path, state, f"killed before step {number}")
        if ended == 0:
            assert number > len(STEPS), "it was killed before every step"
            return counted
        counted["killed compactions"] += 1
    raise AssertionError("the steps never end")


def leave(folder: Path, seed: int) -> Counter[str]:
    """Lay what a loss of power can leave: nothing is lost, no journal that lives is overwritten, nothing erased stays."""
    counted, chance = Counter[str](), Random(seed)
    for name, lay in STATES.items():
        for number in range(12):
            path = folder / name / str(number) / "table-1.jsonl"
            state = owing(path, seed + number)
            lay(path, _compacted(path, folder / "compacted.jsonl"), chance)
            _check(path, state, f"seed {seed}, {name}")
            counted[name] += 1
    return counted


def _compacted(path: Path, copy: Path) -> bytes:
    copy.write_bytes(path.read_bytes())
    with JournalDB(copy) as db:
        db.storage.compact()
    return copy.read_bytes()


def _half(path: Path, fresh: bytes, chance: Random) -> None:
    leftovers(path)[0].write_bytes(fresh[: chance.randrange(len(fresh))] + bytes(chance.randrange(1000)))


def _whole(path: Path, fresh: bytes, _: Random) -> None:
    leftovers(path)[0].write_bytes(fresh)


def _linked(path: Path, fresh: bytes, chance: Random) -> None:
    if chance.random() < 0.5:
        _whole(path, fresh, chance)
    os.link(path, leftovers(path)[1])


def _renamed(path: Path, fresh: bytes, chance: Random) -> None:
    quarantine_of(path).unlink()
    _whole(path, fresh, chance)
    os.link(path, leftovers(path)[1])
    leftovers(path)[0].replace(path)


def _overwriting(path: Path, fresh: bytes, chance: Random) -> None:
    _renamed(path, fresh, chance)
    old = leftovers(path)[1]
    with old.open("r+b") as file:
        file.write(bytes(chance.randrange(old.stat().st_size)))


STATES: dict[str, Callable[[Path, bytes, Random], None]] = {
    "new journal half written": _half,
    "new journal whole, in nobody's place": _whole,
    "old name is a second one of the journal": _linked,
    "new journal in its place": _renamed,
    "old journal half overwritten": _overwriting,
}


def _check(path: Path, state: State, where: str) -> None:
    """Open the journal: it is as it was, what lay about is overwritten; and after a compaction, what was owed too."""
    live, before = path.stat().st_ino, path.read_bytes()
    held = [os.open(each, os.O_RDONLY) for each in path.parent.iterdir()]
    assert look(path) == (state, []), f"{where}: something else is there"
    assert (path.stat().st_ino, path.read_bytes()) == (live, before.rstrip(b" ")), f"{where}: opening changed it"
    assert path.stat().st_nlink == 1, f"{where}: it has another name"
    assert not any(left.exists() for left in leftovers(path)), f"{where}: something is left"
    with JournalDB(path) as db:
        assert db.storage.tables.owes or secret(ERASED).encode() not in before, f"{where}: nobody knows what is owed"
        db.storage.compact()
    assert look(path) == (state, []), f"{where}: compacted, something else is there"
    files = [file.read_bytes() for file in path.parent.iterdir()]
    files += [os.pread(file, 1 << 20, 0) for file in held]
    for file in held:
        os.close(file)
    assert secret(ERASED).encode() not in b"".join(files), f"{where}: what was erased stands there yet"


def main(path: str, until: int) -> None:
    """Compact a journal, and end without a word before a step of it."""
    taken = count(1)

    def deadly(step: Callable[..., Any]) -> Callable[..., Any]:
        def take(*given: Any, **named: Any) -> Any:
            if next(taken) == until:
                os.kill(os.getpid(), signal.SIGKILL)
            return step(*given, **named)

        return take

    with JournalDB(path) as db:
        for owner, name in STEPS:
            setattr(owner, name, deadly(getattr(owner, name)))
        db.storage.compact()
        os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
