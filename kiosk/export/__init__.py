"""Exports: one small writer for each format, registered in one table."""

from collections.abc import Callable
from pathlib import Path

from kiosk.event import Event
from kiosk.export.as_json import as_json
from kiosk.export.gather import CLASS, gather
from kiosk.fold import Fold
from kiosk.model.document import Document
from kiosk.placing import place
from kiosk.progress import Progress, between, untold
from kiosk.times import Clock, now, stamp

WRITERS: dict[str, Callable[[Document], bytes]] = {"json": as_json}
"""Every format by its name, which is its file's ending too."""
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
        form: a name in `WRITERS`.
        output: the file; `-` for standard output; None for a name made of event, class and date, in the current folder.
        force: replace a file that exists.
        clock: tells the moment of the export.
        progress: is told how far it is; it goes back where somebody withdrew meanwhile, and all is gathered anew.

    Returns:
        The file, or None where it went to standard output.

    Raises:
        EventError: the file exists already, or cannot be written.
    """
    fold = Fold(event)

    def made() -> bytes:
        document = gather(fold, clock=clock, progress=between(progress, 0.0, GATHERED))
        content = WRITERS[form](document)
        progress(ENCODED)
        return content

    path = place(fold, output, file_name(event, form, clock), made, force=force)
    progress(1.0)
    return path


def file_name(event: Event, form: str, clock: Clock = now) -> str:
    """Name an export by its event, its class and the day."""
    return f"{event.info.id}-{CLASS}-{stamp(clock())[:10]}.{form}"
