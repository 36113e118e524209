"""What everybody may see of an event as one value, for whoever draws it otherwise; its JSON Schema is made from these types."""

from typing import Literal, TypeAlias

from msgspec import Struct, field

from kiosk.model.workshop import Text

FORMAT: Literal["workshop-kiosk-results/1"] = "workshop-kiosk-results/1"


class Numbers(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """How one population answered one part.

    `base` people did. `counts` has each choice, or each number that can be given; for a ranking how often each choice came
    first, and `positions` the sum of the places that each got.
    """

    base: int
    counts: dict[str, int] = {}
    positions: dict[str, int] = {}


Split: TypeAlias = dict[str, Numbers | None]
"""The populations of a split by name; null where one is hidden."""


class PublishedPart(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One part with numbers; `total` is null, and `by` empty, where too few people answered it."""

    name: str
    type: str
    label: Text
    choices: dict[str, Text]
    total: Numbers | None
    by: dict[str, Split]


class PublishedTexts(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Some texts of one kind, in an order that tells nothing, and how many more there are."""

    texts: tuple[str, ...]
    more: int


class GroupAnswer(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one group answered together."""

    group: int | None
    text: str


class PublishedQuestion(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question; of one that is `hidden` nothing but its label is told."""

    name: str
    label: Text
    hidden: bool
    parts: tuple[PublishedPart, ...]
    quotes: dict[str, PublishedTexts]
    groups: tuple[GroupAnswer, ...]
    otherwise: PublishedTexts
    conclusions: tuple[str, ...]


class Published(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that the results page shows at one moment; `made` is UTC in RFC 3339, `participants` null while too few came.

    `synthetic`: it is an example, and its answers are made up.
    """

    format: Literal["workshop-kiosk-results/1"]
    class_: Literal["shareable"] = field(name="class")
    made: str
    workshop: str
    version: str
    title: Text
    languages: tuple[str, ...]
    closed: bool
    participants: int | None
    questions: tuple[PublishedQuestion, ...]
    asked: tuple[tuple[str | None, PublishedTexts], ...]
    conclusions: tuple[str, ...]
    synthetic: bool = False
