"""A process to be killed: `python -m tests.crash.writer JOURNAL SEED`; tells the number of every step that is done."""

import sys

from kiosk.journal import JournalDB
from tests.crash.plan import TABLE, do, model, steps


def main(path: str, seed: int) -> None:
    """Take steps for ever."""
    with JournalDB(path) as db:
        state = {document.doc_id: dict(document) for document in db.table(TABLE)}
        print("ready", flush=True)
        for number, step in enumerate(steps(seed, state), 1):
            do(db, step)
            after = model(state, step)
            state.clear()
            state.update(after)
            print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
