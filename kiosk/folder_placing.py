"""Putting a folder about an event where somebody wants it: whole or not at all, and nothing that is withdrawn meanwhile."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from kiosk.disk import sync_folder, write_new
from kiosk.errors import EventError
from kiosk.fold import Fold
from kiosk.on_the_way import Beside, clear, erase_whole, refuse_inside

Files: TypeAlias = Mapping[str, Iterable[bytes]]
"""The files of a folder by their names; each piece by piece, and made only when it is written."""
PRIVATE, PUBLIC = 0o700, 0o777
"""Who may read a folder and what is in it: its owner alone, or everybody, as far as the system's own rule lets them."""


def place_folder(
    fold: Fold, output: str | None, name: str, made: Callable[[], Files], *, force: bool = False, mode: int = PRIVATE
) -> Path:
    """Write a folder about an event.

    Args:
        fold: the event; nobody else reads from it meanwhile.
        output: the folder; None for `name`, in the current folder.
        name: what the folder is called where nothing else was asked for.
        made: makes the files by their names; called anew where somebody withdrew meanwhile.
        force: replace a folder that exists, if nothing is in it but files of these names.
        mode: `PRIVATE` or `PUBLIC`.

    Raises:
        EventError: the folder exists already, holds something else, or cannot be written.
    """
    path = Path(output or name)
    refuse_inside(path)
    fold.poll()
    with suppress(EventError):
        clear(fold.event.folder, left_alone=True)
    files = made()
    try:
        _refuse(path, files, force=force)
        while not _placed(path, fold, files, mode):
            files = made()
    except OSError as error:
        raise EventError(f"{path} cannot be written ({error.strerror}). Name another folder with -o.") from error
    return path


def _refuse(path: Path, files: Files, *, force: bool) -> None:
    """Refuse to take the place of what was not made here.

    Raises:
        EventError: something stands there that is not to be replaced.
        OSError: what stands there cannot be looked at.
    """
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise EventError(f"{path} is no folder, and is not replaced. Name another folder with -o.")
    if not path.exists():
        return
    if not force:
        raise EventError(f"{path} exists already. Add --force to replace it, or name another folder with -o.")
    strange = sorted(each.name for each in path.iterdir() if each.name not in files or not each.is_file())
    if strange:
        raise EventError(
            f"{path} holds something else too ({strange[0]}), and is not replaced. Name another folder with -o."
        )


def _placed(path: Path, fold: Fold, files: Files, mode: int) -> bool:
    """Write the files into a folder beside the place, and put that there; tells False where somebody withdrew meanwhile.

    A sign in the event's own folder is erased by whoever withdraws, so that also what came after the last look is seen.
    """
    with Beside(fold.event.folder, path) as beside:
        try:
            _write(beside.path, files, mode)
        except FileNotFoundError:
            if beside.is_wanted:
                raise
        if _withdrawn(fold) or not beside.is_wanted:
            return False
        with suppress(FileNotFoundError):
            _swap(path, beside.path)
            if not _withdrawn(fold) and beside.is_wanted:
                return True
            erase_whole(path)
        return False


def _withdrawn(fold: Fold) -> bool:
    """Tell whether somebody withdrew since it was asked last."""
    return any(change.after.withdrawn for change in fold.poll())


def _write(folder: Path, files: Files, mode: int) -> None:
    """Write all files, on disk."""
    folder.mkdir(mode=mode)
    for name, content in files.items():
        write_new(folder / name, content, mode & 0o666)
    sync_folder(folder)


def _swap(path: Path, fresh: Path) -> None:
    """Put a folder in the place of the one that stands there, if one does; that one goes only once the new one is there."""
    if not path.exists():
        fresh.replace(path)
        return
    old = fresh.with_name(f"{fresh.name}-old")
    path.replace(old)
    try:
        fresh.replace(path)
    except BaseException:
        if not path.exists():
            old.replace(path)
        raise
    with suppress(OSError):  # what cannot be overwritten, such as a file made read-only, goes all the same
        erase_whole(old)
    shutil.rmtree(old, ignore_errors=True)
