"""The sheets of the shareable class: records that lead to nobody, the numbers of the page, and words that may leave the room."""

from collections.abc import Iterator

from kiosk.export.sheet import Cell, Column, Sheet, in_words
from kiosk.export.sheets.codebook import codebook
from kiosk.export.sheets.tallies import Population, tallies
from kiosk.export.variables import Variable, cells, columns, variables
from kiosk.locale import Words, marked
from kiosk.model.document import PopulationTally
from kiosk.model.published import Numbers
from kiosk.model.shareable import Shareable
from kiosk.model.workshop import OwnWords, Workshop

RECORDS = (
    Column("question", "string", marked("Name of the question"), required=True),
    Column("split", "string", marked("By what the person's side is told; empty where it is not")),
    Column("side", "string", marked("Which group, role or sector")),
)
KINDS = (
    ("quote", marked("own words that may be quoted and were released")),
    ("group", marked("what a group answered together")),
    ("otherwise", marked("who saw it otherwise, of all groups together")),
    ("asked", marked("a question to others")),
    ("conclusion", marked("what the room concluded")),
)
SAID = (
    Column("kind", "string", marked("What it is"), KINDS, required=True),
    Column("question", "string", marked("Name of its question, if it has one")),
    Column("part", "string", marked("Name of the part")),
    Column("group", "integer", marked("Number of the group")),
    Column("to", "string", marked("For whom")),
    Column("text", "string", marked("The words"), required=True),
)


def shareable_sheets(value: Shareable, workshop: Workshop) -> tuple[Sheet, ...]:
    """Make all sheets, in the workshop's first language; the codebook, last, is in all of them."""
    told = {language: _sheets(value, workshop, Words(language)) for language in workshop.languages}
    words = Words(workshop.default_language)
    return (*told[words.language], codebook(workshop, words, told))


def _sheets(value: Shareable, workshop: Workshop, words: Words) -> tuple[Sheet, ...]:
    return (
        _records(value, workshop, words),
        tallies(workshop, words, lambda: _published(value)),
        Sheet(
            name="said",
            title=words("One row for each text that may leave the room"),
            columns=in_words(SAID, words),
            rows=lambda: _said(value),
        ),
    )


def _records(value: Shareable, workshop: Workshop, words: Words) -> Sheet:
    """Make the sheet of records, with a column for each closed part."""
    asked = [each for each in variables(workshop) if each.question and not isinstance(each.part, OwnWords)]
    asked = [each for each in asked if any(each.part.name in record.answers for record in value.records)]
    parts = (column for each in asked for column in columns(each.part, words))
    return Sheet(
        name="records",
        title=words("One row for what one person answered to one question, or a part of it; rows lead to nobody"),
        columns=(*in_words(RECORDS, words), *parts),
        rows=lambda: _rows(value, asked),
    )


def _rows(value: Shareable, asked: list[Variable]) -> Iterator[tuple[Cell, ...]]:
    for record in value.records:
        said = (cell for each in asked for cell in cells(each.part, record.answers.get(each.part.name)))
        yield (record.question, record.split, record.side, *said)


def _published(value: Shareable) -> Iterator[Population]:
    """Give the tallies that passed the disclosure gate, those that are hidden too."""
    for question in value.results.questions:
        for part in question.parts:
            yield part.name, None, None, _tally(part.total)
            for split, sides in part.by.items():
                for side, numbers in sides.items():
                    yield part.name, split, side, _tally(numbers)


def _tally(numbers: Numbers | None) -> PopulationTally | None:
    if numbers is None:
        return None
    return PopulationTally(base=numbers.base, counts=numbers.counts, missing={}, positions=numbers.positions)


def _said(value: Shareable) -> Iterator[tuple[Cell, ...]]:
    for question in value.results.questions:
        for part, quotes in question.quotes.items():
            yield from (("quote", question.name, part, None, None, text) for text in quotes.texts)
        yield from (("group", question.name, None, each.group, None, each.text) for each in question.groups)
        yield from (("otherwise", question.name, None, None, None, text) for text in question.otherwise.texts)
        yield from (("conclusion", question.name, None, None, None, text) for text in question.conclusions)
    for to, asked in value.results.asked:
        yield from (("asked", None, None, None, to, text) for text in asked.texts)
    yield from (("conclusion", None, None, None, None, text) for text in value.results.conclusions)
