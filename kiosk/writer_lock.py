"""Who writes a journal: one process, for as long as it lives; the kernel lets go of the lock when it ends."""

import os
import socket
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.errors import JournalHeld
from kiosk.file_lock import FileLock, is_held
from kiosk.naming import lock_of


class Holder(Struct, frozen=True):
    """The process that writes: its id, its host, and since when (local time)."""

    pid: int
    host: str
    since: str


def lock(journal: Path, moment: datetime) -> FileLock:
    """Take the lock of a journal, `JOURNAL.lock`, until it is released.

    Raises:
        JournalHeld: another process holds it; the message says which, on what host and since when.
        OSError: the folder cannot be written.
    """
    path = lock_of(journal)
    taken = FileLock(path)
    if not taken.acquire():
        raise JournalHeld(_held(journal, path))
    mine = Holder(os.getpid(), socket.gethostname(), f"{moment.astimezone():%Y-%m-%d %H:%M:%S}")
    try:
        path.write_bytes(msgspec.json.encode(mine) + b"\n")
    except OSError:
        taken.release()
        raise
    return taken


def is_written(journal: Path) -> bool:
    """Tell whether a process holds a journal's lock now."""
    try:
        return is_held(lock_of(journal))
    except OSError:
        return False


def holder(journal: Path) -> Holder | None:
    """Tell which process writes a journal now; None where none does, or it cannot be told."""
    return _named(lock_of(journal)) if is_written(journal) else None


def _named(path: Path) -> Holder | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Holder)
    except (OSError, msgspec.MsgspecError):
        return None


def _held(journal: Path, path: Path) -> str:
    remedy = "Close that kiosk first, or start this one with another --station."
    by = _named(path)
    if by is None:
        return f"{journal} is already open for writing by another process. {remedy}"
    return f"{journal} is already open for writing by process {by.pid} on {by.host} since {by.since}. {remedy}"
