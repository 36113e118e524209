"""The draft of the report: the document that the organisation expects, from what was saved and nothing else."""

from collections.abc import Callable
from itertools import chain
from pathlib import Path

from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.placing import place
from kiosk.progress import Progress, between, untold
from kiosk.report import closing, opening
from kiosk.report.as_markdown import as_markdown
from kiosk.report.blocks import Report
from kiosk.report.material import Material, collect
from kiosk.report.questions import questions
from kiosk.times import Clock, now, stamp

WRITERS: dict[str, Callable[[Report], bytes]] = {".md": as_markdown}
"""Every format by its file's ending; the first is written where no file was named."""
CHAPTERS = (
    *(opening.head, opening.central, opening.minutes, questions),
    *(closing.asked, closing.concluded, closing.method),
)
COLLECTED = 0.9
"""How far a report is when everything is collected, and when it only has to be written yet."""


def report(
    event: Event,
    output: str | None,
    *,
    language: str | None = None,
    force: bool = False,
    clock: Clock = now,
    progress: Progress = untold,
) -> Path | None:
    """Write the draft of an event's report.

    Args:
        event: what to report on.
        output: the file, whose ending names the format; `-` for standard output; None for a name made of event and date.
        language: one of the workshop's; else its first.
        force: replace a file that exists.
        clock: tells the moment of the report.
        progress: is told how far it is; it goes back where somebody withdrew meanwhile, and all is collected anew.

    Returns:
        The file, or None where it went to standard output.

    Raises:
        EventError: there is no such format or language, the file exists already, or it cannot be written.
    """
    words = _words(event, language)
    ending = next(iter(WRITERS)) if output in {None, "-"} else Path(str(output)).suffix.lower()
    if ending not in WRITERS:
        raise EventError(f"A report is not written as “{output}”. Name a file that ends in {' or '.join(WRITERS)}.")
    fold = Fold(event)

    def made() -> list[bytes]:
        material = collect(fold, words, clock=clock, progress=between(progress, 0.0, COLLECTED))
        return [WRITERS[ending](compose(material))]

    path = place(fold, output, file_name(event, words, ending, clock), made, force=force)
    progress(1.0)
    return path


def file_name(event: Event, words: Words, ending: str = next(iter(WRITERS)), clock: Clock = now) -> str:
    """Name a report by its event and the day."""
    name = words("report")
    return f"{event.info.id}-{name}-{stamp(clock())[:10]}{ending}"


def compose(material: Material) -> Report:
    """Make the report of what was collected, chapter by chapter."""
    blocks = chain.from_iterable(chapter(material) for chapter in CHAPTERS)
    return Report(material.words.language, tuple(blocks))


def _words(event: Event, language: str | None) -> Words:
    known = event.workshop.languages
    if language is not None and language not in known:
        raise EventError(f"This workshop has no language “{language}”; it has {', '.join(known)}.")
    return Words(language or event.workshop.default_language, known)
