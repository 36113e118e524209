"""What of an event may leave the room, as one value; every shareable format is written from it."""

from typing import Literal

from msgspec import Struct, field

from kiosk.model.published import Published
from kiosk.model.response import Answer

FORMAT: Literal["workshop-kiosk-shareable/1"] = "workshop-kiosk-shareable/1"


class Record(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one person answered to one question, or to one part of it; two records of one person cannot be told to be theirs.

    `answers` are by part: the name of a choice, several of them, or a number. `side` is the person's population in `split`
    (a group, or a sector or role); both are null where the tables do not tell the same.
    """

    question: str
    split: str | None
    side: str | None
    answers: dict[str, Answer]


class Shareable(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything of an event that everybody may have.

    `interim`: the event is open, and more may come. `minimum` people are needed for a number. `results` are those of the
    page, with all their texts, whole. `records` are sorted by what they say, and are of the people whom the totals count.
    `untold` are the parts that have a total, but no records: somebody changed or withdrew since, and what they said is gone.
    """

    format: Literal["workshop-kiosk-shareable/1"]
    class_: Literal["shareable"] = field(name="class")
    interim: bool
    minimum: int
    results: Published
    records: tuple[Record, ...]
    untold: tuple[str, ...]
