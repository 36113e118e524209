"""What a workbook is about: one line for each thing that the head of the JSON export says."""

from collections.abc import Mapping
from typing import TypeAlias

from kiosk.export.contents import Contents
from kiosk.export.sheet import Cell, Column, Sheet, in_words
from kiosk.locale import Words, marked
from kiosk.openness import closed_at

Head: TypeAlias = Mapping[str, Cell]
"""What is said of what."""
COLUMNS = (Column("what", "string", marked("What")), Column("said", "string", marked("What it is")))


def about(contents: Contents, words: Words) -> Sheet:
    """Make the sheet of the restricted class."""
    head: Head = {
        words("For whom"): words("Everything that was answered, for the team alone. Do not pass it on."),
        **contents.about(),
        "started": contents.event.info.begun,
        "ended": closed_at(contents.acts),
        "expected_participants": contents.workshop.expected_participants,
    }
    return about_sheet(head, words)


def about_sheet(head: Head, words: Words) -> Sheet:
    """Make a sheet with a line for each thing."""
    return Sheet("about", words("What this is"), in_words(COLUMNS, words), lambda: iter(head.items()))
