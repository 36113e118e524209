"""The script: people and what they answer, the scribes, and what the facilitator does, as the two files beside tell it."""

import tomllib
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from kiosk.model.response import Answer

HERE = Path(__file__).parent
Told = TypeVar("Told")


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """One participant; what is not answered, and not `declined`, is passed by."""

    intake: dict[str, str]
    answers: dict[str, Answer]
    language: str = "nl"
    declined: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    stops_at: str | None = None
    withdraws: bool = False


class Scribe(Struct, frozen=True, forbid_unknown_fields=True):
    """What one group's scribe writes, by part, at which laptop; `at` is when it is begun."""

    group: int
    laptop: str
    at: str
    answers: dict[str, str]


class Turn(Struct, frozen=True, forbid_unknown_fields=True):
    """What the facilitator does to the clock."""

    at: str
    does: Literal["next", "more", "pause"]


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """One line to all kiosks."""

    at: str
    text: str


class CodebookTheme(Struct, frozen=True, forbid_unknown_fields=True):
    """One theme, and the voices that belong to it."""

    label: str
    voices: tuple[str, ...]


class Remark(Struct, frozen=True, forbid_unknown_fields=True):
    """A conclusion, or a line of the minutes."""

    at: str
    kind: Literal["conclusion", "note"]
    text: str
    question: str | None = None


class Afternoon(Struct, frozen=True, forbid_unknown_fields=True):
    """What happened in the room besides the interviews."""

    held: tuple[str, ...]
    unread: tuple[str, ...]
    scribes: tuple[Scribe, ...]
    clock: tuple[Turn, ...]
    notices: tuple[Line, ...]
    themes: tuple[CodebookTheme, ...]
    noted: tuple[Remark, ...]


class _People(Struct, frozen=True, forbid_unknown_fields=True):
    people: tuple[Person, ...]


def people() -> tuple[Person, ...]:
    """Read who comes, in that order."""
    return _read("people.toml", _People).people


def room() -> Afternoon:
    """Read what scribes and facilitator do."""
    return _read("room.toml", Afternoon)


def _read(name: str, kind: type[Told]) -> Told:
    return msgspec.convert(tomllib.loads((HERE / name).read_text(encoding="utf-8")), kind)
