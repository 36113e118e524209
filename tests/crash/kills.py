"""SIGKILL at random moments of insert, update, delete, erasure and compaction, of one journal that goes on and on."""

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from kiosk.naming import leftovers
from tests.crash.plan import State, Step, look, model, secret, steps

LONGEST = 0.08
"""Seconds that a writer lives at most after it is ready."""
FILLED = 150
"""Documents above which a round begins with a new journal, so that compactions stay as frequent as they are."""


def kill(folder: Path, rounds: int, seed: int) -> Iterator[Counter[str]]:
    """Kill as many writers; tells after each what was counted so far.

    Raises:
        AssertionError: something that was acknowledged is not there, or something is there that should not be.
    """
    chance, counted = Random(seed), Counter[str]()
    state: State = {}
    path = folder / "table-1.jsonl"
    for number in range(rounds):
        if len(state) > FILLED:
            state, path = {}, folder / f"table-{number}.jsonl"
        acknowledged = _run(path, seed + number, chance.uniform(0, LONGEST))
        counted["kills"] += 1
        counted["acknowledged"] += acknowledged
        counted["killed while compacting"] += any(left.exists() for left in leftovers(path))
        state = _check(path, state, seed + number, acknowledged, counted)
        yield counted


def _run(path: Path, seed: int, seconds: float) -> int:
    """Let a writer live for a while; tells how many steps it acknowledged."""
    command = [sys.executable, "-m", "tests.crash.writer", str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout and writer.stdout.readline() == "ready\n"
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        told = writer.stdout.read().splitlines()
    return int(told[-1]) if told else 0


def _check(path: Path, before: State, seed: int, acknowledged: int, counted: Counter[str]) -> State:
    """See that exactly what was acknowledged is there, or that and the one step that was under way."""
    state, erased = dict(before), list[Step]()
    following = steps(seed, state)
    for _ in range(acknowledged):
        _advance(state, step := next(following))
        counted[step.kind] += 1
        if step.kind == "erase":
            erased.append(step)
    under_way = model(state, next(following))
    found, problems = look(path)
    assert found in (state, under_way), f"seed {seed}: after {acknowledged} acknowledged steps something else is there"
    if problems:  # a system may leave a write between two pages when it is killed
        assert len(problems) == 1 and "torn off" in problems[0].reason, f"seed {seed}: {problems}"
        assert found == state, f"seed {seed}: the step under way is there, though it was torn"
    counted["torn"] += len(problems)
    counted["the step under way was kept"] += found == under_way != state
    assert look(path) == (found, []), f"seed {seed}: the second time it shows something else"
    left = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.name.startswith(path.stem))
    for step in erased:
        assert secret(step.doc_id).encode() not in left, f"seed {seed}: what was erased stands there yet"
    return found


def _advance(state: State, step: Step) -> None:
    after = model(state, step)
    state.clear()
    state.update(after)
