"""What was said besides the answers: questions to others, themes, conclusions and notes."""

from collections.abc import Iterator

from msgspec import structs

from kiosk.export.at_the_desk import asked, conclusions, themes
from kiosk.export.contents import Contents
from kiosk.export.sheet import Cell, Column, Sheet, in_words
from kiosk.labels import addressees
from kiosk.locale import Words, marked

ASKED = (
    Column("id", "string", marked("Identity of the question"), required=True),
    Column("to", "string", marked("For whom")),
    Column("text", "string", marked("The question"), required=True),
    Column("group", "integer", marked("Number of the group")),
    Column("released", "boolean", marked("Released by the facilitator"), required=True),
    Column("held", "boolean", marked("Held back by the facilitator"), required=True),
)
THEMES = (
    Column("id", "string", marked("Identity of the theme"), required=True),
    Column("label", "string", marked("The theme"), required=True),
    Column("answer", "string", marked("INSTANCEID/PART, or the id of a question to others; empty where there is none")),
)
KINDS = (("conclusion", marked("what the room concluded")), ("note", marked("a line of the minutes")))
CONCLUSIONS = (
    Column("id", "string", marked("Identity"), required=True),
    Column("at", "datetime", marked("When it was noted (UTC)"), required=True),
    Column("kind", "string", marked("What it is"), KINDS, required=True),
    Column("question", "string", marked("Name of its question, if it has one")),
    Column("text", "string", marked("The words")),
)


def asked_sheet(contents: Contents, words: Words) -> Sheet:
    """Make the sheet of questions to others, which lead to no response."""
    whom = tuple((name, words.text(label)) for name, label in addressees(contents.workshop).items())
    columns = in_words(ASKED, words)
    return Sheet(
        name="asked",
        title=words("One row for each question to others, which leads to no response"),
        columns=tuple(structs.replace(each, categories=whom) if each.name == "to" else each for each in columns),
        rows=lambda: ((each.id, each.to, each.text, each.group, each.released, each.held) for each in asked(contents)),
        key=("id",),
    )


def themes_sheet(contents: Contents, words: Words) -> Sheet:
    """Make the sheet of the themes."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for theme in themes(contents):
            for answer in theme.answers or (None,):
                yield theme.id, theme.label, answer

    title = words("One row for each theme of an answer")
    return Sheet(name="themes", title=title, columns=in_words(THEMES, words), rows=rows)


def conclusions_sheet(contents: Contents, words: Words) -> Sheet:
    """Make the sheet of what was concluded and noted."""
    return Sheet(
        name="conclusions",
        title=words("One row for each conclusion and each note of the minutes"),
        columns=in_words(CONCLUSIONS, words),
        rows=lambda: ((each.id, each.at, each.kind, each.question, each.text) for each in conclusions(contents.acts)),
        key=("id",),
    )
