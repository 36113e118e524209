"""Exports: an event as files, in one of the formats of `kiosk.export.formats`."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.export.contents import CLASS, Contents
from kiosk.export.formats import FORMATS, Format, Written
from kiosk.export.searching import Look, search, unread
from kiosk.export.shared import SHAREABLE, Shared
from kiosk.fold import Fold
from kiosk.folder_placing import PRIVATE, PUBLIC, Files, place_folder
from kiosk.placing import place
from kiosk.progress import Progress, untold
from kiosk.times import Clock, now, stamp

MADE = 0.5
"""How far an export for everybody is when it is made, and has to be searched yet."""


def export(
    event: Event,
    form: str,
    output: str | None,
    *,
    shareable: bool = False,
    force: bool = False,
    clock: Clock = now,
    look: Look = unread,
    progress: Progress = untold,
) -> Path | None:
    """Write an event in one format.

    Args:
        event: what to write.
        form: a name in `FORMATS`.
        output: the file or folder; `-` for standard output, if it is a file; None for a name made of event, class and date, in
            the current folder.
        shareable: only what everybody may see, instead of everything.
        force: replace what exists; of a folder only what was made here.
        clock: tells the moment of the export.
        look: is told the texts of a shareable export that somebody should read once more before it is passed on.
        progress: is told how far it is; it goes back where somebody withdrew meanwhile, and all is gathered anew.

    Returns:
        The file or folder, or None where it went to standard output.

    Raises:
        EventError: it exists already, cannot be written, or would tell of somebody what nobody may know.
    """
    chosen, fold = FORMATS[form], Fold(event)
    kind = class_of(chosen, shareable=shareable)

    def made() -> Written:
        if kind == CLASS and chosen.restricted:
            return chosen.restricted(Contents(fold, clock=clock, progress=progress))
        return _shared(chosen, Shared(event, clock, although_little=chosen.although_little), look, progress)

    name = file_name(event, form, clock, shareable=shareable)
    path: Path | None
    if chosen.is_folder:  # which tells also what its writers give
        mode = PRIVATE if kind == CLASS else PUBLIC
        path = place_folder(fold, output, name, lambda: cast("Files", made()), force=force, mode=mode)
    else:
        path = place(fold, output, name, lambda: cast("Iterable[bytes]", made()), force=force)
    progress(1.0)
    return path


def _shared(form: Format, shared: Shared, look: Look, progress: Progress) -> Written:
    """Write what everybody may see, whole, and search it before it goes anywhere."""
    progress(0.0)
    if form.shareable is None:
        raise EventError(f"The format {form.name} has no shareable class.")
    written = form.shareable(shared)
    progress(MADE)
    if isinstance(written, Mapping):
        files = {name: b"".join(pieces) for name, pieces in written.items()}
        search(shared, files, look)
        return {name: [content] for name, content in files.items()}
    content = b"".join(written)
    search(shared, {f"export.{form.name}": content}, look)
    return [content]


def class_of(form: Format, *, shareable: bool) -> str:
    """Tell of which class an export will be."""
    return SHAREABLE if shareable or form.restricted is None else CLASS


def file_name(event: Event, form: str, clock: Clock = now, *, shareable: bool = False) -> str:
    """Name an export by its event, its class and the day."""
    chosen = FORMATS[form]
    kind, between = class_of(chosen, shareable=shareable), "-" if chosen.is_folder else "."
    return f"{event.info.id}-{kind}-{stamp(clock())[:10]}{between}{form}"
