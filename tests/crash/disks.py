"""Disks that are full, or fail: what was acknowledged is there, what was refused is not, and it goes on when it can."""

import errno
import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NoReturn

from kiosk import disk
from kiosk.errors import DiskFailed, DiskFull, EventError
from kiosk.journal import JournalDB
from kiosk.naming import leftovers
from tests.crash.plan import TABLE, State, do, look, model, steps

BALLAST = 64 * 1024


@contextmanager
def small_disk(folder: Path, kilobytes: int = 512) -> Iterator[Path]:
    """Mount a small disk in memory.

    Raises:
        PermissionError: this is not allowed here.
    """
    folder.mkdir(parents=True)
    options = ["-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if (
        not hasattr(os, "geteuid")
        or os.geteuid()
        or subprocess.run(["mount", *options], capture_output=True).returncode
    ):
        raise PermissionError("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, seed: int) -> Counter[str]:
    """Write until a small disk is full, in vain for some time, and on when there is room."""
    counted = Counter[str]()
    ballast, path = folder / "ballast", folder / "table-1.jsonl"
    ballast.write_bytes(bytes(BALLAST))
    state: State = {}
    with JournalDB(path) as db:
        counted["saved before it was full"] = _until_full(db, state, seed)
        size = path.stat().st_size
        for _ in range(3):
            _refused(lambda: db.table(TABLE).insert({"text": "y" * 8000}))
            _refused(db.storage.compact)
            assert path.stat().st_size == size, "a refused line leaves nothing behind"
            assert not any(left.exists() for left in leftovers(path)), "nor does a refused compaction"
            counted["refused"] += 2
        ballast.unlink()
        counted["saved once there was room"] = _until_full(db, state, seed + 1)
    found, problems = look(path)
    assert found == state and problems == []
    assert path.read_bytes().endswith(b"\n")
    return counted


def _until_full(db: JournalDB, state: State, seed: int) -> int:
    for number, step in enumerate(step for step in steps(seed, state) if step.kind in {"insert", "update"}):
        try:
            do(db, step)
        except DiskFull:
            assert number, "there was room"
            return number
        after = model(state, step)
        state.clear()
        state.update(after)
    raise AssertionError("the steps never end")


def _refused(act: Callable[[], object]) -> None:
    try:
        act()
    except DiskFull:
        return
    raise AssertionError("a full disk took it")


def fail(folder: Path, rounds: int, seed: int) -> Counter[str]:
    """Let a write or a sync fail with EIO at a random step: nothing acknowledged is lost, and a failed sync ends it."""
    counted, chance = Counter[str](), Random(seed)
    for number in range(rounds):
        path = folder / f"failing-{number}.jsonl"
        at, broken = chance.randrange(1, 12), chance.choice(["pwrite", "sync"])
        state, after = _fail_at(path, at, broken, seed + number)
        found, problems = look(path)
        allowed = (state,) if broken == "pwrite" else (state, after)
        assert found in allowed, f"seed {seed + number}: something else is there than what was acknowledged"
        assert problems == [], f"seed {seed + number}: something of the refused line stands there"
        counted[f"failed to {broken}"] += 1
    return counted


def _fail_at(path: Path, at: int, broken: str, seed: int) -> tuple[State, State]:
    """Write, with a disk that fails at one step; tells what was acknowledged, and what would be with the refused step."""
    state: State = {}
    kinds = {"insert", "update", "remove"}
    with JournalDB(path) as db:
        for number, step in enumerate(step for step in steps(seed, state) if step.kind in kinds):
            if number < at:
                do(db, step)
                after = model(state, step)
                state.clear()
                state.update(after)
                continue
            with _failing(broken):
                _fails(lambda: do(db, step), DiskFailed if broken == "sync" else EventError)  # noqa: B023
            after = model(state, step)
            if broken == "sync":
                _fails(lambda: db.table(TABLE).insert({"text": "more"}), DiskFailed)
            else:
                state[db.table(TABLE).insert({"text": "more"})] = {"text": "more"}
            return state, after
    raise AssertionError("the steps never end")


def _fails(act: Callable[[], object], kind: type[EventError]) -> None:
    try:
        act()
    except kind:
        return
    raise AssertionError("a failing disk took it")


@contextmanager
def _failing(what: str) -> Iterator[None]:
    """Break the system's write, after half of it, or the disk's sync."""
    write, sync = os.pwrite, disk.to_disk

    def half(file: int, content: bytes, at: int) -> NoReturn:
        write(file, content[: len(content) // 2], at)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def fails(_file: int) -> NoReturn:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    if what == "pwrite":
        os.pwrite = half  # type: ignore[assignment]
    else:
        disk.to_disk = fails
    try:
        yield
    finally:
        os.pwrite, disk.to_disk = write, sync
