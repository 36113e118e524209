"""Who writes a journal: one process, for as long as it lives; the kernel lets go of the lock when it ends."""

import os
import socket
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.errors import EventError, JournalHeld


class Holder(Struct, frozen=True):
    """The process that writes: its id, its host, and since when (local time)."""

    pid: int
    host: str
    since: str


class Lock:
    """Holds `JOURNAL.lock` until released.

    Raises:
        JournalHeld: another process holds it.
        EventError: the folder cannot be written.
    """

    def __init__(self, journal: Path, moment: datetime) -> None:
        from filelock import FileLock, Timeout

        path = journal.with_name(f"{journal.name}.lock")
        self._lock = FileLock(path, timeout=0, mode=0o600)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise JournalHeld(_held(journal, path)) from error
        except OSError as error:
            raise EventError(
                f"{path} cannot be written ({error.strerror}). Choose another folder with --data."
            ) from error
        holder = Holder(os.getpid(), socket.gethostname(), f"{moment.astimezone():%Y-%m-%d %H:%M:%S}")
        path.write_bytes(msgspec.json.encode(holder) + b"\n")

    def release(self) -> None:
        """Let go; the file stays, empty of meaning."""
        self._lock.release()


def _held(journal: Path, path: Path) -> str:
    remedy = "Close that kiosk first, or start this one with another --station."
    try:
        holder = msgspec.json.decode(path.read_bytes(), type=Holder)
    except (OSError, msgspec.MsgspecError):
        return f"{journal} is already open for writing by another process. {remedy}"
    return (
        f"{journal} is already open for writing by process {holder.pid} on {holder.host} since {holder.since}. {remedy}"
    )
