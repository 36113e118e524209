"""What a workbook is about: one line for each thing that the head of the JSON export says."""

from collections.abc import Iterator

from kiosk.export.contents import CLASS, Contents
from kiosk.export.sheet import Cell, Column, Sheet, in_words
from kiosk.locale import Words, marked
from kiosk.openness import closed_at

COLUMNS = (Column("what", "string", marked("What")), Column("said", "string", marked("What it is")))


def about(contents: Contents, words: Words) -> Sheet:
    """Make the sheet."""
    return Sheet("about", words("What this is"), in_words(COLUMNS, words), lambda: _rows(contents, words))


def _rows(contents: Contents, words: Words) -> Iterator[tuple[Cell, ...]]:
    workshop, info = contents.workshop, contents.event.info
    yield words("Workshop"), words.text(workshop.title)
    yield "class", CLASS
    yield words("For whom"), words("Everything that was answered, for the team alone. Do not pass it on.")
    if info.synthetic:
        yield "synthetic", True
    yield "exported", contents.exported
    yield "interim", closed_at(contents.acts) is None
    yield "form_id", workshop.name
    yield "version", workshop.version
    yield "hash", info.hash
    yield "event", info.id
    yield "started", info.begun
    yield "ended", closed_at(contents.acts)
    yield "expected_participants", workshop.expected_participants
