"""One row for each response, and a column for each part: the sheet that most people want."""

from collections.abc import Iterator

from kiosk.export.contents import Contents
from kiosk.export.sheet import Cell, Column, Sheet, in_words
from kiosk.export.variables import Variable, cells, columns, variables
from kiosk.locale import Words, marked
from kiosk.model.document import WithdrawnResponse
from kiosk.model.response import Level, Status

LEVELS = (
    (Level.PARTICIPANT.value, marked("a participant's own")),
    (Level.GROUP.value, marked("a group's, by its scribe")),
)
STATUSES = (
    (Status.COMPLETE.value, marked("handed in")),
    (Status.PARTIAL.value, marked("put away unfinished")),
    (Status.DRAFT.value, marked("under way, and not counted")),
    (Status.WITHDRAWN.value, marked("deleted by its participant")),
)
CLASSES = (("restricted", marked("everything, for the team alone")),)
HEAD = (
    Column("instanceID", "string", marked("Identity of the response"), required=True),
    Column("form_id", "string", marked("Name of the workshop"), required=True),
    Column("version", "string", marked("Version of the workshop"), required=True),
    Column("class", "string", marked("Who may see this"), CLASSES, required=True),
    Column("revision", "integer", marked("How often it was saved"), required=True),
    Column("deviceid", "string", marked("Laptop")),
    Column("level", "string", marked("Whose answer"), LEVELS),
    Column("group", "integer", marked("Number of the group")),
    Column("status", "string", marked("How far it came"), STATUSES, required=True),
    Column("test", "boolean", marked("A rehearsal, never counted")),
    Column("language", "string", marked("Language at the end")),
    Column("start", "datetime", marked("Begun (UTC)")),
    Column("end", "datetime", marked("Put away (UTC)")),
    Column("today", "date", marked("Day of the event")),
    Column("question_order", "string", marked("Order of the questions"), ordered=True, many=True),
    Column("quotable", "string", marked("Parts that may be quoted"), many=True),
    Column("released", "string", marked("Parts that the facilitator released"), many=True),
    Column("held", "string", marked("Parts that the facilitator holds back"), many=True),
)


def responses(contents: Contents, words: Words) -> Sheet:
    """Make the sheet."""
    asked = variables(contents.workshop)
    parts = tuple(column for each in asked for column in columns(each.part, words))
    return Sheet(
        name="responses",
        title=words("One row for each response"),
        columns=(*in_words(HEAD, words), *parts),
        rows=lambda: _rows(contents, asked, len(parts)),
        key=("instanceID",),
    )


def _rows(contents: Contents, asked: tuple[Variable, ...], width: int) -> Iterator[tuple[Cell, ...]]:
    form = (contents.workshop.name, contents.workshop.version, "restricted")
    for each in contents.responses():
        if isinstance(each, WithdrawnResponse):
            gone = (each.instanceID, *form, each.revision, None, None, None, each.status)
            yield (*gone, *([None] * (len(HEAD) - len(gone) + width)))
            continue
        said = each.intake | each.answers
        yield (
            *(each.instanceID, *form, each.revision, each.deviceid, each.level.value, each.group, each.status.value),
            *(each.test, each.language, each.start or None, each.end, each.today or None),
            *(" ".join(names) or None for names in (each.question_order, each.quotable, each.released, each.held)),
            *(cell for variable in asked for cell in cells(variable.part, said.get(variable.part.name))),
        )
