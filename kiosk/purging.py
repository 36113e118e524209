"""Purging: at the end of the retention period a whole event is really deleted, file by file, `event.json` last."""

from pathlib import Path

from kiosk.disk import erase, refusing
from kiosk.errors import EventError
from kiosk.event import check_name
from kiosk.file_lock import is_held
from kiosk.naming import INFO
from kiosk.on_the_way import clear


def purge(folder: Path) -> int:
    """Overwrite and remove every file of an event's folder; tells how many there were.

    Raises:
        EventError: it is in use; or a file could not be overwritten, which is then told, and the next call goes on from there.
    """
    refuse_in_use(folder)
    clear(folder)
    files = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
    with refusing(folder):
        for path in sorted(files, key=lambda path: path.name == INFO):
            erase(path)
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir()
        folder.rmdir()
    return len(files)


def refuse_in_use(folder: Path) -> None:
    """Refuse an event that somebody has open.

    Raises:
        EventError: a kiosk, a desk or the results page has.
    """
    with refusing(folder):
        held = [path.name for path in folder.glob("*.lock") if path.is_file() and is_held(path)]
    if held:
        raise EventError(
            f"{folder} is in use ({', '.join(held)}). Close the kiosk and the desk first; nothing was deleted."
        )


def find(data: Path, name: str) -> Path:
    """Find the folder of an event that is to be purged.

    Raises:
        EventError: there is none.
    """
    check_name(name)
    folder = data / name
    if not (folder / INFO).exists():
        raise EventError(f"There is no event “{name}” in {data}. “kiosk where” shows the newest one.")
    if folder.is_symlink():
        raise EventError(
            f"{folder} is a link. Purge the folder that it leads to, in its own --data; nothing was deleted."
        )
    return folder
