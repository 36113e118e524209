"""Compaction: a journal is written anew with what lives, and takes the old one's place.

At every moment either the old file or the new one stands there whole. The old one keeps a name until it is overwritten,
so that what a kill in the middle leaves of it is overwritten when the journal is opened again.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Raw

from kiosk import disk
from kiosk.journal.documents import Tables
from kiosk.journal.line import FIRST, Line, Operation, encode
from kiosk.model.header import Header
from kiosk.naming import leftovers


def rewrite(path: Path, header: Header, time: str, tables: Tables) -> tuple[int, int, str]:
    """Put a journal of these documents in the place of the one at `path`, which stays as it is if that fails.

    Returns:
        Its open descriptor, and the number and the checksum that its next line has to follow.
    """
    fresh, old = leftovers(path)
    disk.erase(fresh)  # what could not be overwritten the last time must not be cut off now
    made = os.open(fresh, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with open(made, "wb", closefd=False) as file:
            for content, follows in framed(header, time, tables):
                file.write(content)
                last = follows
        disk.to_disk(made)
        disk.erase(old)
        with suppress(OSError):  # on a disk without links, a kill in the next moment leaves the old blocks as they are
            os.link(path, old)
        fresh.replace(path)  # the last thing that can fail: from here on, whoever writes must write into the new one
    except OSError:
        os.close(made)
        disk.erase(fresh)
        raise
    return made, *last


def framed(header: Header, time: str, tables: Tables) -> Iterator[tuple[bytes, tuple[int, str]]]:
    """Frame a journal of these documents: each line, and the number and the checksum that the next one has to follow."""
    line, prev = encode(Line(seq=0, time=time, prev=FIRST, header=header))
    yield line, (1, prev)
    for seq, op in enumerate(_operations(tables), 1):
        line, prev = encode(Line(seq=seq, time=time, prev=prev, ops=(op,)))
        yield line, (seq + 1, prev)


def _operations(tables: Tables) -> Iterator[Operation]:
    for name, documents in tables.items():
        if not documents:
            yield Operation("table", name)
        for doc_id, document in documents.items():
            yield Operation("put", name, doc_id, Raw(document))
