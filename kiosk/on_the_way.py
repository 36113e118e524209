"""What is being written of an event, on its way to its place: nothing of it outlives a withdrawal, nor whoever wrote it.

It stands in the event's own folder; or beside its place, as on another disk, and then a sign in the folder tells where. Whoever
withdraws or purges erases it by that, also where its writer was killed; a writer that lives sees it, and begins anew.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.disk import append, drop, erase, refusing
from kiosk.errors import EventError
from kiosk.naming import INFO, UNFINISHED, WORKSHOP

SIGN = ".at"
"""How the name of a sign ends."""
KEPT, TOKEN = 40, 4
"""Characters of a file's name that a name made of it keeps, and random bytes that tell one writer from another."""


def begun() -> str:
    """Make the begin of a name for what this process writes into an event's folder."""
    return f"{UNFINISHED}{os.getpid()}-"


class Beside:
    """A name beside a place, to write under until it is put there; within `with`, after which nothing stands there.

    An event's folder that cannot be written is no hindrance: nobody can withdraw there either.

    Args:
        folder: the event's.
        place: where it is to stand in the end.
    """

    def __init__(self, folder: Path, place: Path) -> None:
        token = secrets.token_hex(TOKEN)
        self.path = place.absolute().with_name(f".{place.name[:KEPT]}-{token}")
        self._sign: Path | None = folder / f"{begun()}{token}{SIGN}"

    @property
    def is_wanted(self) -> bool:
        """Tell whether nobody has erased the sign meanwhile."""
        return self._sign is None or self._sign.exists()

    def __enter__(self) -> Self:
        if self._sign:
            try:
                append(self._sign, os.fsencode(self.path))
            except OSError:
                with suppress(OSError):
                    drop(self._sign)
                self._sign = None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for path in [*self.path.iterdir()] if self.path.is_dir() else [self.path]:
            drop(path)
        if self.path.is_dir():
            self.path.rmdir()
        if self._sign:
            drop(self._sign)


def clear(folder: Path, *, left_alone: bool = False) -> None:
    """Erase what is on its way out of an event; whoever is writing it begins anew.

    Args:
        folder: the event's.
        left_alone: only what belongs to a process that is gone, or to another laptop.

    Raises:
        EventError: something could not be overwritten.
    """
    with refusing(folder):
        for path in folder.glob(f"{UNFINISHED}*"):
            if not (left_alone and _lives(path.name)):
                for beside in _told(path):
                    erase_whole(beside)
                erase(path)


def erase_whole(path: Path) -> None:
    """Overwrite and remove a file, or a folder with the files in it; fine where there is none."""
    if path.is_dir() and not path.is_symlink():
        with suppress(FileNotFoundError):
            for file in path.iterdir():
                erase(file)
            path.rmdir()
    else:
        erase(path)


def refuse_inside(path: Path) -> None:
    """Refuse a place in an event's folder: there a file would be a journal, or stand in the place of one.

    Raises:
        EventError: it is in one, or is one.
    """
    whole = Path(os.path.realpath(path))
    for folder in (whole, *whole.parents):
        if all(os.path.isfile(folder / name) for name in (INFO, WORKSHOP)):  # noqa: PTH113 (no name is too long for it)
            raise EventError(
                f"{path} is in the folder of an event, where only the kiosk writes. Name another place with -o."
            )


def _told(sign: Path) -> list[Path]:
    """Read where what a sign stands for is; only a name that is made as here counts, whatever else a file says."""
    name = sign.name.removesuffix(SIGN)
    if name == sign.name or sign.is_symlink() or not sign.is_file():
        return []
    with suppress(FileNotFoundError):
        path = Path(os.fsdecode(sign.read_bytes()))
        token = name.rpartition("-")[2]
        if len(token) == 2 * TOKEN and path.is_absolute() and path.name[:1] == "." and path.name.endswith(f"-{token}"):
            return [path]
    return []


def _lives(name: str) -> bool:
    """Tell whether the process on this laptop that has begun something lives."""
    import psutil

    number = name.removeprefix(UNFINISHED).partition("-")[0]
    return number.isdecimal() and psutil.pid_exists(int(number))
