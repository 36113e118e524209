"""The one results server of an event folder: who it is, as `results.lock` says, and whether it still lives."""

import os
from contextlib import suppress
from pathlib import Path
from socket import gethostname
from typing import Self

import msgspec
from msgspec import Struct

from kiosk import link
from kiosk.file_lock import FileLock, is_held
from kiosk.times import now, stamp

LOCK = "results.lock"
LOOKED_AT = 1.0
"""Seconds that a new server waits for the lock: whoever looks whether one lives holds it for a moment."""
LENGTH = 1_000
"""Bytes of what a server tells; the rest is spaces."""
LOOKS = 3
"""Looks at what does not read well, lest it is just being written."""


class Running(Struct, frozen=True):
    """A results server: its process, its port, since when (UTC, RFC 3339), on which host, and that one's address then.

    `host` is the address that it was told to be named by, if it was; `seen` is when (UTC, RFC 3339) the first phone got the
    page, from this server or one before it in this folder.
    """

    pid: int
    port: int
    since: str
    node: str = ""
    address: str | None = None
    host: str | None = None
    seen: str | None = None


def here(port: int, host: str | None, before: Running | None) -> Running:
    """Describe this process as the server, after the one before it, if there was one."""
    seen = before.seen if before else None
    return Running(os.getpid(), port, stamp(now()), gethostname(), link.best(), host, seen)


class ServerLock:
    """Held by the results server for as long as it lives; what it says is readable by everybody who sees the folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._lock = FileLock(self._path)

    def acquire(self) -> bool:
        """Take it; tells False where another server has it."""
        if not self._lock.acquire(LOOKED_AT):
            return False
        os.truncate(self._path, 0)
        return True

    def tell(self, running: Running) -> None:
        """Say where this server is.

        The file has one length and is written in one piece, so that whoever reads it meanwhile finds all of it there.
        """
        with self._path.open("r+b", buffering=0) as file:
            file.write(msgspec.json.encode(running).ljust(LENGTH) + b"\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def last(folder: Path) -> Running | None:
    """Tell which results server told last where it is, whether it lives or not."""
    for _ in range(LOOKS):
        with suppress(OSError, msgspec.MsgspecError):
            return msgspec.json.decode((folder / LOCK).read_bytes(), type=Running)
    return None


def running(folder: Path) -> Running | None:
    """Tell which results server lives in a folder; None where there is none, or it is not listening yet."""
    path = folder / LOCK
    try:
        return last(folder) if is_held(path) else None
    except OSError:
        return None
