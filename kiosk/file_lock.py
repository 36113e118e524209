"""A file that one process holds at a time; the kernel lets go of it when that process ends, however it ends.

It is flock(2), and LockFile on Windows; the libraries for it cost the first paint more than these lines.
"""

import os
import sys
import time
from pathlib import Path

AGAIN = 0.01
"""Seconds between two tries."""
BEYOND = 1 << 30
"""Where Windows locks a byte: behind all content, which others must be able to read."""


class FileLock:
    """Not held until `acquire` tells True."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1

    def acquire(self, patience: float = 0.0) -> bool:
        """Take the lock, trying for some seconds; tells False where another process, or another FileLock, holds it.

        Raises:
            OSError: the file cannot be made.
        """
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        until = time.monotonic() + patience
        while not _lock(file):
            if time.monotonic() >= until:
                os.close(file)
                return False
            time.sleep(AGAIN)
        self._file = file
        return True

    def release(self) -> None:
        """Let go; the file stays."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def is_held(path: Path) -> bool:
    """Tell whether somebody holds a lock; those who only look do not get in one another's way.

    Raises:
        OSError: the file cannot be opened.
    """
    file = os.open(path, os.O_RDWR)
    try:
        return not _lock(file, shared=True)
    finally:
        os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int, *, shared: bool = False) -> bool:
        del shared  # LockFile of msvcrt knows no shared locks; a look is over in a moment
        os.lseek(file, BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(file: int, *, shared: bool = False) -> bool:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
