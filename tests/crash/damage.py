"""Files as a loss of power or a bad disk leaves them: cut off, with damaged bytes, with sectors that never arrived."""

from collections import Counter
from pathlib import Path
from random import Random

from kiosk.disk import ROOM_AHEAD
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
    """Cut a journal off at every byte of its last lines: the whole ones are there, and the rest is put aside.

    Behind the cut there is nothing, or room for more, as spaces or as zeros.
    """
    counted = Counter[str]()
    states = journal(folder / "whole.jsonl", 12)
    content = (folder / "whole.jsonl").read_bytes()
    parts = content.splitlines(keepends=True)
    for cut in range(len(content) - sum(map(len, parts[-lines:])), len(content)):
        whole = content[:cut].count(b"\n")
        rest = content[:cut].rsplit(b"\n", 1)[1]
        complete = bool(rest) and rest + b"\n" in parts
        path = _laid(folder / "cut.jsonl", content[:cut] + (b"", b" " * 5000, bytes(5000))[cut % 3])
        found, problems = look(path)
        assert found == states[whole - 1 + complete], f"cut at byte {cut}"
        assert bool(problems) == (bool(rest) and not complete), f"cut at byte {cut}: {problems}"
        assert look(path) == (found, []), f"cut at byte {cut}: the second time it shows something else"
        counted["cuts"] += 1
    return counted


def corrupt(folder: Path, seed: int, flips: int = 1) -> Counter[str]:
    """Damage every single byte of a small journal: it is told with its line, and every other document is there.

    Each byte becomes a line end, a space, and as many others at random.
    """
    counted, chance = Counter[str](), Random(seed)
    whole = folder / "whole.jsonl"
    states = journal(whole, 5, kinds=frozenset({"insert"}))
    content, final = whole.read_bytes(), states[-1]
    for at, byte in enumerate(content):
        number = content[:at].count(b"\n") + 1
        lost = {number - 1} if byte != ord("\n") else set()  # the header's own line has no document
        for other in {ord("\n"), ord(" "), *(byte ^ chance.randrange(1, 256) for _ in range(flips))} - {byte}:
            path = _laid(folder / "damaged.jsonl", content[:at] + bytes([other]) + content[at + 1 :])
            found, problems = look(path)
            if at == len(content) - 1 and chr(other) in " \0":
                assert problems == [], "a last line end that became room is no loss"
            else:
                assert problems, f"byte {at}, now {other}: nothing is told"
                assert problems[0].line == number, f"byte {at}, now {other}: {problems}"
            expected = {doc_id: each for doc_id, each in final.items() if doc_id not in lost}
            assert found == expected, f"byte {at}, now {other}"
            assert look(path).state == found, f"byte {at}, now {other}: the second time it shows something else"
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
        before = look(_laid(folder / "power.jsonl", synced)).state
        after = look(_laid(folder / "power.jsonl", content)).state
        name, file = _power_cut(synced, content, chance)
        where = f"seed {seed}, round {number}, {name}"
        path = _laid(folder / "power.jsonl", file)
        found, problems = look(path)
        assert found in (before, after), f"{where}: half a line shows"
        if file.startswith(content[:-1]):
            assert (found, problems) == (after, []), f"{where}: the whole line had arrived"
        elif not file[len(synced) :].strip(b" \0"):
            assert (found, problems) == (before, []), f"{where}: nothing of the line had arrived"
        else:
            assert found == before and len(problems) == 1, f"{where}: a part of the line had arrived"
        assert look(path).state == found, f"{where}: the second time it shows something else"
        with JournalDB(path) as db:
            more = db.table(TABLE).insert({"text": "more"})
        assert look(path).state == {**found, more: {"text": "more"}}, f"{where}: what is saved then is not there"
        counted["the line had arrived"] += found == after
        counted["told"] += bool(problems)
        counted["power cuts"] += 1
        counted[name] += 1
    return counted


def _power_cut(synced: bytes, content: bytes, chance: Random) -> tuple[str, bytes]:
    """Take each sector as it was before the new line or as it was to be, with the room that an open journal keeps."""
    line, room = len(content) - len(synced), b" " * (len(ROOM_AHEAD) - chance.randrange(1, 1 << 15))
    name, before, after = chance.choice(
        [
            ("without room", synced + bytes(line), content),
            ("in room of spaces", synced + b" " * line + room, content + room),
            ("in room of zeros", synced + bytes(line + len(room)), content + bytes(len(room))),
            ("making room", synced + bytes(line + len(ROOM_AHEAD)), content + ROOM_AHEAD),
        ]
    )
    grows = name in {"without room", "making room"}
    size = chance.randrange(len(synced), len(after) + 1) if grows and chance.random() < 0.3 else len(after)
    arrived = chance.choice([0.1, 0.5, 0.9])
    pieces = (
        (after if chance.random() < arrived else before)[start : start + SECTOR]
        for start in range(0, len(after), SECTOR)
    )
    return name, b"".join(pieces)[:size]


def _laid(path: Path, content: bytes) -> Path:
    quarantine_of(path).unlink(missing_ok=True)
    path.write_bytes(content)
    return path
