"""The codebook: what every part asked, and what every code in the other sheets means, in all languages of the workshop."""

from collections.abc import Iterator, Mapping

from kiosk.export.sheet import Cell, Column, Sheet, in_words
from kiosk.export.variables import Variable, codes, variables
from kiosk.locale import Words, marked
from kiosk.model.workshop import Text, Workshop

LEADING = (
    Column("part", "string", marked("Name of the part; of a column that belongs to none, SHEET.COLUMN"), required=True),
    Column("level", "string", marked("Who answers it")),
    Column("question", "string", marked("Name of the question; empty for the intake")),
    Column("type", "string", marked("What kind of part it is, as XLSForm calls it"), required=True),
    Column("required", "boolean", marked("Has to be answered")),
    Column(
        "value", "string", marked("A code that can stand in the cells; empty where the row is about the part itself")
    ),
)
Several = Mapping[str, tuple[Sheet, ...]]
"""The same sheets in each language."""


def codebook(workshop: Workshop, words: Words, sheets: Several) -> Sheet:
    """Make the sheet.

    Args:
        workshop: what was asked.
        words: the language of the sheet's own head.
        sheets: the sheets that it explains, in each language of the workshop.
    """
    labels = tuple(
        Column(f"{what}::{language}", "string", f"{title} ({language})")
        for what, title in (("label", words("In words")), ("hint", words("Explanation")))
        for language in workshop.languages
    )
    return Sheet(
        name="codebook",
        title=words("One row for each part and each column, and one for each of their codes"),
        columns=(*in_words(LEADING, words), *labels),
        rows=lambda: _rows(workshop, sheets),
    )


def _rows(workshop: Workshop, sheets: Several) -> Iterator[tuple[Cell, ...]]:
    asked = variables(workshop)
    for each in asked:
        yield from _part(each, workshop.languages)
    parts = {each.part.name for each in asked}
    for same in zip(*sheets.values(), strict=True):
        for columns in zip(*(sheet.columns for sheet in same), strict=True):
            if columns[0].name.partition("/")[0] not in parts:
                yield from _column(same[0].name, columns)


def _part(variable: Variable, languages: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
    part = variable.part
    head = (part.name, variable.level.value, variable.question, part.kind, part.required)
    none = [None] * len(languages)
    yield (*head, None, *_told(part.label, languages), *_told(part.hint, languages))
    for code, meaning in codes(part).items():
        yield (*head, code, *_told(meaning, languages), *none)


def _column(sheet: str, same: tuple[Column, ...]) -> Iterator[tuple[Cell, ...]]:
    """Explain a column that the kiosk makes, in each language."""
    first, none = same[0], [None] * len(same)
    head = (f"{sheet}.{first.name}", None, None, first.kind, first.required)
    yield (*head, None, *(each.title for each in same), *none)
    for told in zip(*(each.categories for each in same), strict=True):
        yield (*head, told[0][0], *(label for _, label in told), *none)


def _told(text: Text | None, languages: tuple[str, ...]) -> Iterator[str | None]:
    for language in languages:
        yield text.get(language) if text else None
