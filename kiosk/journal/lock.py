"""Who writes a journal: one process, for as long as it lives; the kernel lets go of the lock when it ends."""

import os
import socket
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.errors import EventError, JournalHeld
from kiosk.file_lock import FileLock


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
        path = journal.with_name(f"{journal.name}.lock")
        self._lock = FileLock(path)
        holder = Holder(os.getpid(), socket.gethostname(), f"{moment.astimezone():%Y-%m-%d %H:%M:%S}")
        try:
            if not self._lock.acquire():
                raise JournalHeld(_held(journal, path))
            path.write_bytes(msgspec.json.encode(holder) + b"\n")
        except OSError as error:
            self._lock.release()
            raise EventError(
                f"{path} cannot be written ({error.strerror}). Make room, or choose another folder with --data."
            ) from error

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
