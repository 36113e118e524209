"""How long each part took: paradata, as ODK calls it."""

from collections.abc import Iterator

from kiosk.export.contents import Contents
from kiosk.export.sheet import Cell, Column, Sheet, in_words
from kiosk.locale import Words, marked
from kiosk.model.document import WithdrawnResponse

COLUMNS = (
    Column("instanceID", "string", marked("Identity of the response"), required=True),
    Column("part", "string", marked("Name of the part"), required=True),
    Column("seconds", "number", marked("Seconds from the act before to the act on this part"), required=True),
)


def timings(contents: Contents, words: Words) -> Sheet:
    """Make the sheet."""
    return Sheet(
        name="timings",
        title=words("One row for each part that somebody spent time on"),
        columns=in_words(COLUMNS, words),
        rows=lambda: _rows(contents),
        key=("instanceID", "part"),
        of_response=True,
    )


def _rows(contents: Contents) -> Iterator[tuple[Cell, ...]]:
    for each in contents.responses():
        if not isinstance(each, WithdrawnResponse):
            for part, seconds in each.seconds.items():
                yield each.instanceID, part, seconds
