"""Exports: one small writer for each format, registered in one of two tables: those that are a file, those that are a folder."""

from collections.abc import Callable
from pathlib import Path

from kiosk.event import Event
from kiosk.export.as_json import as_json
from kiosk.export.as_site import as_site
from kiosk.export.gather import CLASS, gather
from kiosk.fold import Fold
from kiosk.folder_placing import place_folder
from kiosk.model.document import Document
from kiosk.placing import place
from kiosk.progress import Progress, between, untold
from kiosk.times import Clock, now, stamp

WRITERS: dict[str, Callable[[Document], bytes]] = {"json": as_json}
"""Every format that is a file, by its name, which is the file's ending too."""
FOLDERS: dict[str, Callable[[Event, Clock], dict[str, bytes]]] = {"site": as_site}
"""Every format that is a folder, by its name; its writer makes the files by theirs."""
SHAREABLE = {"site"}
"""The formats in which nothing is that not everybody may see."""
GATHERED, ENCODED = 0.7, 0.9
"""How far an export is when everything is gathered, and when it only has to be written yet."""


def export(
    event: Event,
    form: str,
    output: str | None,
    *,
    force: bool = False,
    clock: Clock = now,
    progress: Progress = untold,
) -> Path | None:
    """Write an event in one format.

    Args:
        event: what to write.
        form: a name in `WRITERS` or `FOLDERS`.
        output: the file or folder; `-` for standard output, if it is a file; None for a name made of event, class and date, in
            the current folder.
        force: replace what exists; of a folder only what was made here.
        clock: tells the moment of the export.
        progress: is told how far it is; it goes back where somebody withdrew meanwhile, and all is gathered anew.

    Returns:
        The file or folder, or None where it went to standard output.

    Raises:
        EventError: it exists already, or cannot be written.
    """
    fold = Fold(event)
    if form in FOLDERS:
        return _folder(fold, form, output, force=force, clock=clock, progress=progress)

    def made() -> bytes:
        document = gather(fold, clock=clock, progress=between(progress, 0.0, GATHERED))
        content = WRITERS[form](document)
        progress(ENCODED)
        return content

    path = place(fold, output, file_name(event, form, clock), made, force=force)
    progress(1.0)
    return path


def _folder(fold: Fold, form: str, output: str | None, *, force: bool, clock: Clock, progress: Progress) -> Path:
    event = fold.event

    def made() -> dict[str, bytes]:
        progress(0.0)
        files = FOLDERS[form](event, clock)
        progress(ENCODED)
        return files

    path = place_folder(fold, output, file_name(event, form, clock), made, force=force)
    progress(1.0)
    return path


def file_name(event: Event, form: str, clock: Clock = now) -> str:
    """Name an export by its event, its class and the day."""
    kind = "shareable" if form in SHAREABLE else CLASS
    return f"{event.info.id}-{kind}-{stamp(clock())[:10]}{'-' if form in FOLDERS else '.'}{form}"
