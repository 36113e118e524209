"""The JSON export as one value, in the order in which it is written; its JSON Schema is generated from these types."""

from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct, field

from kiosk.model.response import Answer, Level, Missing, Status
from kiosk.model.workshop import Text

FORMAT: Literal["workshop-kiosk/1"] = "workshop-kiosk/1"


class Form(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which workshop was asked; `hash` is that of its file."""

    form_id: str
    version: str
    hash: str
    title: Text
    default_language: str


class EventHead(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When it was; `ended` is null while the event is open. `synthetic`: it is an example, and its answers are made up."""

    id: str
    started: str
    ended: str | None
    expected_participants: int | None
    synthetic: bool = False


class Device(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One station: how many responses its journal holds, but for withdrawn ones, when it last saved, what is wrong with it.

    A desk's journal is listed only where it holds responses, or where something is wrong with it.
    """

    deviceid: str
    records: int
    last_saved: str | None
    problems: list[str]


class ExportedResponse(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One response; of a withdrawn one only the identity is left. Times are UTC in RFC 3339, `seconds` are seconds.

    `released` and `held` name the parts in own words that the facilitator released, or holds back. What stands in both
    `quotable` and `released` may be published.
    """

    instanceID: str
    revision: int
    deviceid: str
    level: Level
    group: int | None
    status: Status
    language: str
    start: str
    end: str | None
    today: str
    question_order: tuple[str, ...]
    intake: dict[str, Answer]
    answers: dict[str, Answer]
    missing: dict[str, Missing]
    quotable: tuple[str, ...]
    seconds: dict[str, float]
    released: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    test: bool = False


class WithdrawnResponse(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is left of a withdrawn response."""

    instanceID: str
    revision: int
    status: Literal["withdrawn"]


EITHER = {"items": {"anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in (ExportedResponse, WithdrawnResponse)]}}
Responses: TypeAlias = Annotated[list[Any], Meta(extra_json_schema=EITHER)]
"""Either kind of response; msgspec has no schema of its own for a union that is told apart by more than a tag."""


class AskedQuestion(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A question to somebody else at the table, without who asked it; `to` is null where nobody was named.

    `released` and `held` tell whether the facilitator released it, or holds it back; neither, where nobody has decided yet.
    """

    id: str
    to: str | None
    text: str
    group: int | None
    released: bool = False
    held: bool = False


class Conclusion(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the room concluded (or a note of the minutes), with its question or none."""

    id: str
    kind: Literal["conclusion", "note"]
    question: str | None
    text: str
    at: str


class Theme(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A theme of the codebook, with the answers that belong to it.

    An answer is named `INSTANCEID/PART`, a question to somebody else at the table by its own `id`. Those that do not count
    any more, since they were withdrawn or emptied, are left out.
    """

    id: str
    label: str
    answers: list[str]


class Round(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One round of discussion: `turn` counts from 1; `began` is when it began.

    The rest is what the facilitator did to it last (start, pause, go on, lengthen): at the moment `at` there were `seconds`
    left, and it was `running` or stood still. How long it was meant to be is not kept.
    """

    turn: int
    began: str
    at: str
    seconds: float
    running: bool


class Notice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line that the facilitator said to all stations; an empty one took the line before it away."""

    at: str
    text: str


class PopulationTally(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One population's answers to one part; `positions` is for rank: the sum of the places that each choice got."""

    base: int
    counts: dict[str, int]
    missing: dict[str, int]
    positions: dict[str, int] = {}


class PartTally(PopulationTally, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same for everybody, with each population of each split."""

    by: dict[str, dict[str, PopulationTally]]


class Document(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything about one event; `interim` while it is open, `hidden` names the questions not shown outside the desk."""

    format: Literal["workshop-kiosk/1"]
    class_: Literal["restricted"] = field(name="class")
    exported: str
    interim: bool
    form: Form
    event: EventHead
    devices: list[Device]
    responses: Responses
    asked: list[AskedQuestion]
    conclusions: list[Conclusion]
    themes: list[Theme]
    rounds: list[Round]
    notices: list[Notice]
    hidden: list[str]
    tallies: dict[str, PartTally]
