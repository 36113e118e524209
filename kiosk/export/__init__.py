"""Exports: one small writer for each format, registered in one table."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kiosk.disk import erase, stage, write_whole
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.export.as_json import as_json
from kiosk.export.gather import gather
from kiosk.fold import Fold
from kiosk.model.document import Document
from kiosk.naming import UNFINISHED
from kiosk.times import Clock, now

WRITERS: dict[str, Callable[[Document], bytes]] = {"json": as_json}
"""Every format by its name, which is its file's ending too."""


def export(event: Event, form: str, output: str | None, *, force: bool = False, clock: Clock = now) -> Path | None:
    """Write an event in one format.

    Args:
        event: what to write.
        form: a name in `WRITERS`.
        output: the file; `-` for standard output; None for a name made of event, class and date, in the current folder.
        force: replace a file that exists.
        clock: tells the moment of the export.

    Returns:
        The file, or None where it went to standard output.

    Raises:
        EventError: the file exists already, or cannot be written.
    """
    fold = Fold(event)
    document = gather(fold, clock=clock)
    if output == "-":
        sys.stdout.buffer.write(WRITERS[form](document))
        return None
    path = Path(output) if output else Path(f"{event.info.id}-{document.class_}-{document.exported[:10]}.{form}")
    try:
        if path.exists() and not force:
            raise EventError(f"{path} exists already. Add --force to replace it, or name another file with -o.")
        if path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir()):
            raise EventError(f"{path} is a link, a device or a pipe, and is not replaced. Name another file with -o.")
        while not _placed(path, fold, WRITERS[form](document)):
            document = gather(fold, clock=clock)
    except OSError as error:
        raise EventError(f"{path} cannot be written ({error.strerror}). Name another file with -o.") from error
    return path


def _placed(path: Path, fold: Fold, content: bytes) -> bool:
    """Write a file by way of the event's own folder; tells False where somebody withdrew meanwhile, which erases it there.

    On the way to another disk only a sign of it stands in the folder, since a full one must not be in the way of an export;
    nor must one that cannot be written, where nobody can withdraw either.
    """
    folder = fold.event.folder
    elsewhere = path.parent.stat().st_dev != folder.stat().st_dev
    try:
        unfinished = stage(folder, UNFINISHED, b"" if elsewhere else content)
    except OSError:
        write_whole(path, content)
        return True
    try:
        if any(change.after.withdrawn for change in fold.poll()):
            return False
        if elsewhere:
            write_whole(path, content)
            return unfinished.exists()
        with suppress(FileNotFoundError):
            unfinished.replace(path)
            return path.stat().st_size == len(content)
        return False
    finally:
        erase(unfinished)
