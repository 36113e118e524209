"""Files as a loss of power or a bad disk leaves them: cut off, with damaged bytes, with sectors that never arrived."""

from collections import Counter
from pathlib import Path
from random import Random

from kiosk.journal import JournalDB
from kiosk.naming import quarantine_of
from tests.crash.plan import TABLE, State, do, look, model, steps

SECTOR = 512


def journal(
    path: Path, length: int, seed: int = 1, kinds: frozenset[str] = frozenset({"insert", "update"})
) -> list[State]:
    """Write a journal of so many steps; tells the state after each line, beginning with the header's."""
    state: State = {}
    states: list[State] = [{}]
    with JournalDB(path) as db:
        for step in steps(seed, state):
            if step.kind in kinds:
                step.document["text"] = step.document["text"][:120]
                do(db, step)
                after = model(state, step)
                state.clear()
                state.update(after)
                states.append(after)
            if len(states) > length:
                return states
    raise AssertionError("the steps never end")


def truncate(folder: Path, lines: int) -> Counter[str]:
    """Cut a journal off at every byte of its last lines: the whole ones are there, and the rest is put aside."""
    counted = Counter[str]()
    states = journal(folder / "whole.jsonl", 12)
    content = (folder / "whole.jsonl").read_bytes()
    parts = content.splitlines(keepends=True)
    for cut in range(len(content) - sum(map(len, parts[-lines:])), len(content)):
        whole = content[:cut].count(b"\n")
        rest = content[:cut].rsplit(b"\n", 1)[1]
        complete = bool(rest) and rest + b"\n" in parts
        path = _laid(folder / "cut.jsonl", content[:cut])
        found, problems = look(path)
        assert found == states[whole - 1 + complete], f"cut at byte {cut}"
        assert bool(problems) == (bool(rest) and not complete), f"cut at byte {cut}: {problems}"
        assert look(path) == (found, []), f"cut at byte {cut}: the second time it shows something else"
        counted["cuts"] += 1
    return counted


def corrupt(folder: Path, seed: int, flips: int = 1) -> Counter[str]:
    """Damage every single byte of a small journal: it is told with its line, and every other document is there."""
    counted, chance = Counter[str](), Random(seed)
    whole = folder / "whole.jsonl"
    states = journal(whole, 5, kinds=frozenset({"insert"}))
    content, final = whole.read_bytes(), states[-1]
    for at in range(len(content)):
        number = content[:at].count(b"\n") + 1
        for _ in range(flips):
            damaged = content[:at] + bytes([content[at] ^ chance.randrange(1, 256)]) + content[at + 1 :]
            path = _laid(folder / "damaged.jsonl", damaged)
            found, problems = look(path)
            assert problems, f"byte {at}: nothing is told"
            assert problems[0].line == number, f"byte {at}: {problems}"
            ends = content[at : at + 1] == b"\n"
            lost = {number - 1} - {0} if not ends else set()
            assert found == {doc_id: each for doc_id, each in final.items() if doc_id not in lost}, f"byte {at}"
            assert look(path).state == found, f"byte {at}: the second time it shows something else"
            counted["damaged bytes"] += 1
    return counted


def cut_power(folder: Path, rounds: int, seed: int) -> Counter[str]:
    """Let only some sectors of the line that was not acknowledged yet arrive: it is there whole or not at all."""
    counted, chance = Counter[str](), Random(seed)
    for number in range(rounds):
        whole = folder / f"whole-{number % 20}.jsonl"
        if not whole.exists():
            journal(whole, 3, seed=seed + number)
            with JournalDB(whole) as db:
                db.table(TABLE).insert({"text": "y" * chance.randrange(20, 4000)})
        content = whole.read_bytes()
        synced = content[: content.rstrip(b"\n").rindex(b"\n") + 1]
        before, after = (
            look(_laid(folder / "power.jsonl", synced)).state,
            look(_laid(folder / "power.jsonl", content)).state,
        )
        path = _laid(folder / "power.jsonl", _arrived(synced, content, chance))
        found, problems = look(path)
        assert found in (before, after), f"seed {seed}, round {number}: half a line shows"
        counted["the line had arrived"] += found == after
        counted["told"] += bool(problems)
        assert look(path).state == found, f"seed {seed}, round {number}: the second time it shows something else"
        counted["power cuts"] += 1
    return counted


def _arrived(synced: bytes, content: bytes, chance: Random) -> bytes:
    """Take each sector of the new line as it was before or as it was to be; the size may have arrived or not."""
    padded = synced + bytes(len(content) - len(synced))
    size = len(content) if chance.random() < 0.7 else chance.randrange(len(synced), len(content) + 1)
    sectors = range(len(synced) // SECTOR, -(-len(content) // SECTOR))
    kept = {sector for sector in sectors if chance.random() < 0.5}
    pieces = (
        (content if start // SECTOR in kept or start + SECTOR <= len(synced) else padded)[start : start + SECTOR]
        for start in range(0, len(content), SECTOR)
    )
    return b"".join(pieces)[:size]


def _laid(path: Path, content: bytes) -> Path:
    quarantine_of(path).unlink(missing_ok=True)
    path.write_bytes(content)
    return path
