"""A workshop as its definition file tells it, in the vocabulary of XLSForm.

The values are frozen and say nothing about screens, storage or counting. `kiosk.definition` reads them from a file
and refuses what does not fit; the JSON Schema of the file is generated from the types below.
"""

import datetime
from collections.abc import Iterator
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

Name: TypeAlias = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=32)]
"""What an answer is stored and exported under; unique in its file."""

FormId: TypeAlias = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=64)]
"""What a workshop is known by: in its file's name, its events' folders and the exports."""

Language: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z]{2,3}$")]
Text: TypeAlias = dict[Language, str]
"""One text in every language that the workshop declares."""

OTHER = "other"
ASKED, ASKED_TO = "asked", "asked_to"
"""Names of the two parts of the question to somebody else at the table; no workshop may use them itself."""


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One option of a closed part; a `sector` gathers choices of the intake into populations big enough to show."""

    name: Name
    label: Text
    sector: Name | None = None


class _Part(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="type"):
    name: Name
    label: Text
    hint: Text | None = None
    required: bool = False

    @property
    def kind(self) -> str:
        """Its type, as the file calls it."""
        return str(self.__struct_config__.tag)


class SelectOne(_Part, frozen=True, kw_only=True, tag="select_one"):
    """One choice; its answer is the name of the choice."""

    choices: tuple[Choice, ...]


class SelectMultiple(_Part, frozen=True, kw_only=True, tag="select_multiple"):
    """Some choices; its answer is a list of names in the order of the file."""

    choices: tuple[Choice, ...]
    min: Annotated[int, Meta(ge=0)] | None = None
    max: Annotated[int, Meta(ge=1)] | None = None


class Rank(_Part, frozen=True, kw_only=True, tag="rank"):
    """All choices in order of preference; its answer is a list of every name, the first first."""

    choices: tuple[Choice, ...]


class Range(_Part, frozen=True, kw_only=True, tag="range"):
    """A place on a scale; its answer is a number from `min` to `max` in whole steps of `step`."""

    min: int | float
    max: int | float
    step: Annotated[int, Meta(gt=0)] | Annotated[float, Meta(gt=0)] = 1
    low: Text | None = None
    high: Text | None = None


class Integer(_Part, frozen=True, kw_only=True, tag="integer"):
    """A whole number, within bounds where the file gives them."""

    min: int | None = None
    max: int | None = None


class OwnWords(_Part, frozen=True, kw_only=True, tag="text"):
    """The participant's own words, at most `max_length` characters."""

    max_length: Annotated[int, Meta(ge=1)] = 2_000


class Note(_Part, frozen=True, kw_only=True, tag="note"):
    """Something to read; it has no answer."""


Closed: TypeAlias = SelectOne | SelectMultiple | Rank | Range | Integer
Select: TypeAlias = SelectOne | SelectMultiple | Rank
Part: TypeAlias = Closed | OwnWords | Note


class Question(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the workshop's questions, with the parts it is answered in."""

    name: Name
    label: Text
    hint: Text | None = None
    minutes: Annotated[int, Meta(ge=1)] | None = None
    parts: tuple[Part, ...]


class Asked(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question that the participant puts to somebody else at the table: a choice of the intake part named by `to`."""

    label: Text
    to: Name
    hint: Text | None = None
    max_length: Annotated[int, Meta(ge=1)] = 500


class Host(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who gives the workshop, and what they are."""

    name: str
    role: Text | None = None


class Privacy(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many people a population needs before its numbers are shown: in public, and on the facilitator's desk."""

    minimum: Annotated[int, Meta(ge=1)] = 5
    desk_minimum: Annotated[int, Meta(ge=1)] = 3


class Workshop(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole workshop: what is told about it, what is asked at the door, and its questions."""

    name: FormId
    version: str
    languages: Annotated[tuple[Language, ...], Meta(min_length=1)]
    title: Text
    subtitle: Text | None = None
    hosts: tuple[Host, ...] = ()
    occasion: Text | None = None
    date: datetime.date | None = None
    kind: Text | None = None
    presentation: bool = False
    about: Text | None = None
    central_questions: tuple[Text, ...] = ()
    dilemmas: tuple[Text, ...] = ()
    expected_participants: Annotated[int, Meta(ge=1)] | None = None
    groups: Annotated[int, Meta(ge=1, le=99)] = 1
    places: tuple[Text, ...] = ()
    idle_seconds: Annotated[int, Meta(ge=10)] = 90
    retention_days: Annotated[int, Meta(ge=1)] = 90
    privacy: Privacy = Privacy()
    sectors: dict[Name, Text] = {}
    intake: tuple[Part, ...] = ()
    questions: Annotated[tuple[Question, ...], Meta(min_length=1)]
    asked: Asked | None = None

    @property
    def default_language(self) -> Language:
        """The language that a participant meets first."""
        return self.languages[0]

    @property
    def role_part(self) -> SelectOne | None:
        """The intake part that groups are mixed and results split by: the first with sectors, else the first select."""
        selects = [part for part in self.intake if isinstance(part, SelectOne)]
        with_sectors = [part for part in selects if any(choice.sector for choice in part.choices)]
        return next(iter(with_sectors or selects), None)

    def question(self, name: str) -> Question:
        """The question of that name.

        Raises:
            KeyError: there is none.
        """
        for question in self.questions:
            if question.name == name:
                return question
        raise KeyError(name)

    def parts(self) -> Iterator[Part]:
        """Every part that the file names, in its order: the intake's, then each question's."""
        yield from self.intake
        for question in self.questions:
            yield from question.parts


def group_names(question: str) -> tuple[str, str, str]:
    """The names of what a group says beside its answer, which has the question's: who saw it otherwise, a question, to whom."""
    return f"{question}_otherwise", f"{question}_{ASKED}", f"{question}_{ASKED_TO}"


def other_of(part: Part) -> str | None:
    """The name under which the words beside a choice `other` are stored, or None where the part has no such choice."""
    if isinstance(part, SelectOne | SelectMultiple) and any(choice.name == OTHER for choice in part.choices):
        return f"{part.name}_{OTHER}"
    return None
