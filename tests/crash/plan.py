"""What a writer does, step by step; whoever has the seed and the state knows it too, and so can check it."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeAlias

import msgspec
from tinydb.table import Document

from kiosk.journal import JournalDB
from kiosk.journal.recovery import Problem

State: TypeAlias = dict[int, dict[str, Any]]
"""Documents by doc_id."""
TABLE = "notes"
KINDS = ("insert",) * 6 + ("update",) * 6 + ("remove",) * 2 + ("compact", "erase")


class Step(NamedTuple):
    """One thing to do to one document."""

    kind: str
    doc_id: int = 0
    document: dict[str, Any] = {}


def secret(doc_id: int) -> str:
    """Name the words that a document holds until it is erased."""
    return f"secret-of-{doc_id:08}-"


def steps(seed: int, state: State) -> Iterator[Step]:
    """Go on for ever from a state, which is changed along."""
    chance = Random(seed)
    following = max(state, default=0) + 1
    while True:
        living = sorted(doc_id for doc_id, document in state.items() if "text" in document)
        kind = chance.choice(KINDS) if living else "insert"
        doc_id = chance.choice(living) if kind in {"update", "remove", "erase"} else following
        text = secret(doc_id) + "x" * chance.randrange(1500)
        if kind == "erase":
            yield Step(kind, doc_id, {"id": doc_id, "status": "withdrawn"})
        else:
            yield Step(kind, doc_id, {"id": doc_id, "step": chance.randrange(10**9), "text": text})
        following += kind == "insert"


def model(state: State, step: Step) -> State:
    """Tell the state after a step."""
    after = dict(state)
    if step.kind == "remove":
        del after[step.doc_id]
    elif step.kind != "compact":
        after[step.doc_id] = step.document
    return after


def do(db: JournalDB, step: Step) -> None:
    """Take a step."""
    table = db.table(TABLE)
    match step.kind:
        case "insert":
            table.insert(Document(step.document, step.doc_id))
        case "update":
            table.update(deepcopy(step.document), doc_ids=[step.doc_id])
        case "remove":
            table.remove(doc_ids=[step.doc_id])
        case "erase":
            table.put([(str(step.doc_id), step.document)], erase=True)
            db.storage.compact()
        case _:
            db.storage.compact()


class Found(NamedTuple):
    """What stands in a journal when it is opened, and what was told of it."""

    state: State
    problems: list[Problem]


def look(path: Path) -> Found:
    """Open a journal, which mends it, and tell what stands there."""
    with JournalDB(path) as db:
        held = db.table(TABLE).documents.held
        state = {int(doc_id): msgspec.json.decode(content) for doc_id, content in held.items()}
        return Found(state, db.storage.problems)
