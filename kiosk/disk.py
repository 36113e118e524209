"""What a disk is asked: to keep a file for good, to put it there whole or not at all, and really to forget it."""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.errors import DiskFull, EventError

ROOM = 200_000_000
"""Bytes of free disk below which a warning is due: an event takes a few megabytes, but a laptop needs more to work."""
ZEROS = bytes(1 << 20)
ROOM_AHEAD = b" " * (1 << 16)
FAILS = "The disk under {path} fails ({reason}). Stop here, and copy the folder to another."
UNKNOWN = {errno.ENOTSUP, errno.EINVAL, errno.ENOTTY}
"""How a file system says that it does not know what is asked."""
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


def refusal(path: Path, error: OSError) -> EventError:
    """Say in one sentence that a file could not be written, and what to do."""
    if error.errno in NO_ROOM:
        return DiskFull(
            f"{path} cannot be written ({error.strerror}). Make room on the disk; saving then goes on by itself."
        )
    return EventError(
        f"{path} cannot be written ({error.strerror}). See who may write there, or choose another --data."
    )


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Say it in one sentence where the system says it with a number."""
    try:
        yield
    except OSError as error:
        raise refusal(path, error) from error


def _full_sync(file: int) -> None:
    """Sync as macOS does it in full: its fsync answers before the drive has anything."""
    import fcntl

    try:
        fcntl.fcntl(file, fcntl.F_FULLFSYNC)  # type: ignore[attr-defined,unused-ignore]
    except OSError as error:
        if error.errno not in UNKNOWN:
            raise
        os.fsync(file)  # all that a disk on the network, or a stick, can be asked


to_disk: Callable[[int], None] = _full_sync if sys.platform == "darwin" else getattr(os, "fdatasync", os.fsync)
"""Waits until a file's content is on disk."""
names_to_disk: Callable[[int], None] = _full_sync if sys.platform == "darwin" else os.fsync
"""Waits until the names in a folder are on disk, for which `fdatasync` is not enough."""


def free(folder: Path) -> int:
    """Tell how many bytes are free on the disk of a folder, which need not be there yet."""
    return shutil.disk_usage(existing(folder)).free


def in_steps(room: int) -> int:
    """Round free bytes down to what makes a difference: to 10 MB where little is left, else to whole GB."""
    step = 1_000_000_000 if room >= 2_000_000_000 else 10_000_000
    return room // step * step


def existing(folder: Path) -> Path:
    """Find what exists of a path: the folder itself, or the nearest one above."""
    return next(there for there in (folder, *folder.parents) if there.exists())


def write_all(file: int, content: bytes, at: int) -> None:
    """Write all of it at a place, however little the system takes at a time."""
    while content:
        written = os.pwrite(file, content, at)
        content, at = content[written:], at + written


def write_into(file: int, content: bytes, at: int, size: int) -> int:
    """Write at a place behind which there is nothing but room; where there is too little, make more with spaces.

    A file whose size stays as it is needs no change of its folder's records, which makes syncing it about a fifth cheaper.

    Args:
        file: its descriptor.
        content: what to write.
        at: where, in bytes.
        size: the file's size now.

    Returns:
        The file's size then.

    Raises:
        OSError: it could not be written; the file ends at `at`.
    """
    if at + len(content) > size:
        with suppress(OSError):  # no room for more room: the content alone may fit yet
            write_all(file, content + ROOM_AHEAD, at)
            return at + len(content) + len(ROOM_AHEAD)
        os.ftruncate(file, at)
    try:
        write_all(file, content, at)
    except OSError:
        with suppress(OSError):
            os.ftruncate(file, at)
        raise
    return max(size, at + len(content))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system lets a folder be synced."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            names_to_disk(descriptor)
        finally:
            os.close(descriptor)


def append(path: Path, content: bytes) -> None:
    """Write at the end of a file, made where there is none and readable by its owner alone; on disk on return."""
    with open(path, "ab", opener=private) as file:
        file.write(content)
        file.flush()
        to_disk(file.fileno())


def private(path: str, flags: int) -> int:
    """Open a file, made readable by its owner alone; for `open`."""
    return os.open(path, flags, 0o600)


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file beside its place, on disk, and then put it there; readable by its owner alone.

    Args:
        path: the place.
        content: what to write, whole or piece by piece.

    Raises:
        OSError: it could not be written; what stood there before still does.
    """
    made = stage(path.parent, f".{path.name}-", content)
    try:
        made.replace(path)
    except OSError:
        made.unlink(missing_ok=True)
        raise


def stage(folder: Path, prefix: str, content: bytes | Iterable[bytes]) -> Path:
    """Write a file under a new name, on disk; readable by its owner alone.

    Raises:
        OSError: it could not be written; nothing is left of it.
    """
    descriptor, made = tempfile.mkstemp(prefix=prefix, dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
            file.flush()
            to_disk(file.fileno())
    except BaseException:
        drop(Path(made))
        raise
    return Path(made)


def write_new(path: Path, content: Iterable[bytes], mode: int = 0o600) -> None:
    """Write a file that is not there yet, on disk; of `mode`, as far as the system's own rule lets it.

    Raises:
        OSError: it could not be written, or is there already; something of it may be left.
    """
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.writelines(content)
        file.flush()
        to_disk(file.fileno())


@contextmanager
def closing_on_failure(file: int) -> Iterator[None]:
    """Close a file if what is done meanwhile fails, and only then."""
    try:
        yield
    except BaseException:
        os.close(file)
        raise


def forget(file: int) -> None:
    """Overwrite the blocks of an open file with zeros, on disk, and close it; one that has other names too is left.

    It reaches the old blocks where the file system writes in place (ext4, XFS, HFS+, NTFS); not below a drive that moves
    blocks by itself, nor on a file system that copies on write.

    Raises:
        OSError: it could not be overwritten.
    """
    try:
        status = os.fstat(file)
        if status.st_nlink > 1:
            return
        for start in range(0, status.st_size, len(ZEROS)):
            write_all(file, ZEROS[: status.st_size - start], start)
        to_disk(file)
        os.ftruncate(file, 0)
    finally:
        os.close(file)


def erase(path: Path) -> None:
    """Overwrite a file, and remove its name; fine where there is none.

    Raises:
        OSError: it could not be overwritten, and stays.
    """
    with suppress(FileNotFoundError):
        if path.is_file() and not path.is_symlink():
            forget(os.open(path, os.O_RDWR))
        path.unlink()


def drop(path: Path) -> None:
    """Erase a file that could not be finished; where the disk cannot even overwrite it, its name goes at least."""
    with suppress(OSError):
        erase(path)
    path.unlink(missing_ok=True)
