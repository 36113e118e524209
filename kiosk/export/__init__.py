"""Exports: one small writer for each format, registered in one table."""

import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.export.as_json import as_json
from kiosk.export.gather import gather
from kiosk.files import write_whole
from kiosk.fold import Fold
from kiosk.model.document import Document
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
    document = gather(Fold(event), clock=clock)
    content = WRITERS[form](document)
    if output == "-":
        sys.stdout.buffer.write(content)
        return None
    path = Path(output) if output else Path(f"{event.info.id}-{document.class_}-{document.exported[:10]}.{form}")
    try:
        if path.exists() and not force:
            raise EventError(f"{path} exists already. Add --force to replace it, or name another file with -o.")
        if path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir()):
            raise EventError(f"{path} is a link, a device or a pipe, and is not replaced. Name another file with -o.")
        write_whole(path, content)
    except OSError as error:
        raise EventError(f"{path} cannot be written ({error.strerror}). Name another file with -o.") from error
    return path
