"""One row for each thing that was said, or was not and why: the long form, which pivots and plots want."""

from collections.abc import Iterator
from typing import TypeAlias

from kiosk.export.contents import Contents
from kiosk.export.sheet import Cell, Column, Sheet, in_words
from kiosk.export.sheets.responses import LEVELS
from kiosk.export.variables import Variable, choices, variables
from kiosk.locale import Words, marked
from kiosk.model.document import ExportedResponse, WithdrawnResponse
from kiosk.model.response import Answer, Missing
from kiosk.model.workshop import OwnWords, Rank

MISSING = (
    (Missing.NOT_REACHED.value, marked("its screen was never left")),
    (Missing.SKIPPED.value, marked("passed with Enter")),
    (Missing.BLANK.value, marked("own words left empty")),
    (Missing.DECLINED.value, marked("would rather not say")),
)
COLUMNS = (
    Column("instanceID", "string", marked("Identity of the response"), required=True),
    Column("level", "string", marked("Whose answer"), LEVELS, required=True),
    Column("group", "integer", marked("Number of the group")),
    Column("question", "string", marked("Name of the question; empty for the intake")),
    Column("part", "string", marked("Name of the part"), required=True),
    Column("value", "string", marked("What was said: a choice's name, a number, own words")),
    Column("label", "string", marked("The choice in words")),
    Column("place", "integer", marked("Place in a ranking; 1 is first")),
    Column("missing", "string", marked("Why nothing was said"), MISSING),
    Column("quotable", "boolean", marked("May be quoted; own words alone")),
    Column("released", "boolean", marked("Released by the facilitator; own words alone")),
)
Named: TypeAlias = dict[str, tuple[Variable, dict[str, str]]]
"""Each variable by its part's name, with the labels of its choices."""


def answers(contents: Contents, words: Words) -> Sheet:
    """Make the sheet; a part with several choices has a row for each that was chosen, a ranking one for each place."""
    known = {
        each.part.name: (each, {choice.name: words.text(choice.label) for choice in choices(each.part)})
        for each in variables(contents.workshop)
    }
    return Sheet(
        name="answers",
        title=words("One row for each thing that was said"),
        columns=in_words(COLUMNS, words),
        rows=lambda: _rows(contents, known),
        of_response=True,
    )


def _rows(contents: Contents, known: Named) -> Iterator[tuple[Cell, ...]]:
    for response in contents.responses():
        if isinstance(response, WithdrawnResponse):
            continue
        said = response.intake | response.answers
        strange = (said.keys() | response.missing.keys()) - known.keys()
        for name in (*known, *sorted(strange)):
            if name in said:
                yield from _said(response, name, said[name], known)
            elif name in response.missing:
                yield (*_head(response, name, known), None, None, None, response.missing[name].value, None, None)


def _head(response: ExportedResponse, name: str, known: Named) -> tuple[Cell, ...]:
    question = known[name][0].question if name in known else None
    return (response.instanceID, response.level.value, response.group, question, name)


def _said(response: ExportedResponse, name: str, answer: Answer, known: Named) -> Iterator[tuple[Cell, ...]]:
    part, labels = (known[name][0].part, known[name][1]) if name in known else (None, {})
    head = _head(response, name, known)
    if isinstance(answer, tuple):
        for place, value in enumerate(answer, 1):
            yield (*head, value, labels.get(value), place if isinstance(part, Rank) else None, None, None, None)
        return
    words = isinstance(part, OwnWords)
    allowed = (name in response.quotable, name in response.released) if words else (None, None)
    yield (*head, str(answer), labels.get(str(answer)), None, None, *allowed)
