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
from kiosk.report import appendix, closing, codebook, method, opening
from kiosk.report.blocks import Names, Report
from kiosk.report.material import Collector, Material
from kiosk.report.questions import questions
from kiosk.times import Clock, now, stamp


def _markdown(report: Report) -> bytes:
    from kiosk.report.as_markdown import as_markdown

    return as_markdown(report)


def _html(report: Report) -> bytes:
    from kiosk.report.as_html import as_html

    return as_html(report)


def _docx(report: Report) -> bytes:
    from kiosk.report.as_docx import as_docx

    return as_docx(report)


WRITERS: dict[str, Callable[[Report], bytes]] = {".docx": _docx, ".html": _html, ".md": _markdown}
"""Every format by its file's ending, each loading what it needs when it writes."""
UNNAMED, PIPED = ".docx", ".md"
"""What is written where no file was named, as an organisation expects it; and to standard output, as it can be read there."""
CHAPTERS = (
    *(opening.head, opening.central, opening.minutes, method.method, questions),
    *(closing.asked, closing.dilemmas, closing.concluded),
    *(appendix.sources, codebook.codebook, appendix.tables),
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
    ending = {None: UNNAMED, "-": PIPED}.get(output) or Path(str(output)).suffix.lower()
    if ending not in WRITERS:
        raise EventError(f"A report is not written as “{output}”. Name a file that ends in {endings()}.")

    def made() -> list[bytes]:
        progress(0.0)
        fold = Fold(event)  # its own, since whoever places the file takes the news of another
        material = Collector(fold, words, clock).collect(fold.poll(), between(progress, 0.0, COLLECTED))
        return [WRITERS[ending](compose(material))]

    path = place(Fold(event), output, file_name(event, words, ending, clock), made, force=force)
    progress(1.0)
    return path


def endings() -> str:
    """List the endings of the files that a report can be written to."""
    *some, last = WRITERS
    return f"{', '.join(some)} or {last}"


def file_name(event: Event, words: Words, ending: str = UNNAMED, clock: Clock = now) -> str:
    """Name a report by its event and the day."""
    name = words("report")
    return f"{event.info.id}-{name}-{stamp(clock())[:10]}{ending}"


def compose(material: Material) -> Report:
    """Make the report of what was collected, chapter by chapter."""
    blocks = chain.from_iterable(chapter(material) for chapter in CHAPTERS)
    words = material.words.words
    names = Names(words("Figure"), words("Table"), words("Page"), words("Contents"))
    return Report(words.language, tuple(blocks), material.made, names)


def _words(event: Event, language: str | None) -> Words:
    known = event.workshop.languages
    if language is not None and language not in known:
        raise EventError(f"This workshop has no language “{language}”; it has {', '.join(known)}.")
    return Words(language or event.workshop.default_language, known)
