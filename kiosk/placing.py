"""Putting a file with what was said where somebody wants it: whole or not at all, and nothing that is withdrawn meanwhile."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path

from kiosk.disk import erase, stage, write_new
from kiosk.errors import EventError
from kiosk.fold import Fold
from kiosk.on_the_way import Beside, begun, clear, refuse_inside


def place(
    fold: Fold, output: str | None, name: str, made: Callable[[], Iterable[bytes]], *, force: bool = False
) -> Path | None:
    """Write a file about an event, to a path or to standard output.

    Args:
        fold: the event; nobody else reads from it meanwhile.
        output: the file; `-` for standard output; None for `name`, in the current folder.
        name: what the file is called where nothing else was asked for.
        made: makes the content, piece by piece, from the fold as it is now; called anew where somebody withdrew meanwhile.
        force: replace a file that exists.

    Returns:
        The file, or None where it went to standard output.

    Raises:
        EventError: the file exists already, or it, or standard output, cannot be written.
    """
    if output == "-":
        _print(made())
        return None
    path = Path(output or name)
    refuse_inside(path)
    fold.poll()
    with suppress(EventError):
        clear(fold.event.folder, left_alone=True)
    try:
        if path.exists() and not force:
            raise EventError(f"{path} exists already. Add --force to replace it, or name another file with -o.")
        if path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir()):
            raise EventError(f"{path} is a link, a device or a pipe, and is not replaced. Name another file with -o.")
        while not _placed(path, fold, made):
            pass
    except OSError as error:
        raise EventError(f"{path} cannot be written ({error.strerror}). Name another file with -o.") from error
    return path


def free_path(name: str) -> Path:
    """Choose where a file of this name goes when nobody says so: here, else in the home folder; beside one that exists."""
    wanted = _folder() / name
    numbered = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
    return wanted if not wanted.exists() else next(path for path in numbered if not path.exists())


def _print(content: Iterable[bytes]) -> None:
    """Write to standard output; whoever reads there may stop whenever they have enough.

    Raises:
        EventError: it is closed, or cannot be written.
    """
    if sys.stdout is None:
        raise EventError("Standard output is closed. Name a file with -o.")
    try:
        sys.stdout.buffer.writelines(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # where what is still held goes at the end
        if not isinstance(error, BrokenPipeError):
            raise EventError(f"Standard output cannot be written ({error.strerror}). Name a file with -o.") from error


def _folder() -> Path:
    """Give the current folder where it can be written; one that is gone, as with a stick that was pulled out, cannot."""
    with suppress(FileNotFoundError):
        if os.access(Path.cwd(), os.W_OK):
            return Path.cwd()
    return Path.home()


def _placed(path: Path, fold: Fold, made: Callable[[], Iterable[bytes]]) -> bool:
    """Write a file by way of the event's own folder, or from beside its place; tells False where somebody withdrew meanwhile.

    On the way to another disk only a sign of it stands in the folder, since a full one must not be in the way of an export.
    """
    folder = fold.event.folder
    if path.parent.stat().st_dev == folder.stat().st_dev:
        with suppress(OSError):  # a folder that cannot be written
            return _moved(stage(folder, begun(), made()), path, fold)
    with Beside(folder, path) as beside:
        write_new(beside.path, made())
        if _withdrawn(fold) or not beside.is_wanted:
            return False
        with suppress(FileNotFoundError):
            beside.path.replace(path)
            return _stays(path, fold) and (beside.is_wanted or _erased(path))
        return False


def _moved(unfinished: Path, path: Path, fold: Fold) -> bool:
    try:
        if not _withdrawn(fold):
            with suppress(FileNotFoundError):
                unfinished.replace(path)
                return _stays(path, fold)
        return False
    finally:
        erase(unfinished)


def _stays(path: Path, fold: Fold) -> bool:
    """Erase what stands in its place already, where somebody withdrew just then; the next one may never be written."""
    return not _withdrawn(fold) or _erased(path)


def _erased(path: Path) -> bool:
    erase(path)
    return False


def _withdrawn(fold: Fold) -> bool:
    """Tell whether somebody withdrew since it was asked last."""
    return any(change.after.withdrawn for change in fold.poll())
