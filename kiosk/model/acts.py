"""What is done at a facilitator's desk: one document for each thing that can be done, with revisions like a response's.

Of two versions of one document the one with the greater (revision, time, writer) wins. `gone` takes a document away as if it
had never been; `undoes` says that this version was made by taking an act back. Times are UTC in RFC 3339.
"""

from typing import Any, Literal, TypeAlias

from msgspec import Struct, structs


class _Act(Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="act"):
    id: str
    revision: int = 0
    time: str = ""
    writer: str = ""
    gone: bool = False
    undoes: bool = False

    @property
    def version(self) -> tuple[int, str, str]:
        """Of two versions of one act, the one with the greater of these wins, in whatever order they are read."""
        return self.revision, self.time, self.writer

    def says_as(self, other: "_Act") -> bool:
        """Tell whether two versions of an act say the same, whoever wrote them."""
        return _told(self) == _told(other)


class Round(_Act, frozen=True, kw_only=True, tag="round"):
    """One round of discussion: `turn` counts from 1; at the moment `at` there were `seconds` left, and it ran or stood still."""

    turn: int
    began: str
    at: str
    seconds: float
    running: bool


class Notice(_Act, frozen=True, kw_only=True, tag="notice"):
    """One line to all stations, since `at`."""

    at: str
    text: str


class Moderation(_Act, frozen=True, kw_only=True, tag="moderation"):
    """What the facilitator decided about one voice: it may be published, or it is held back; `mark` is that of what was read."""

    voice: str
    mark: str
    decision: Literal["released", "held"]


class Theme(_Act, frozen=True, kw_only=True, tag="theme"):
    """One theme of the codebook."""

    label: str
    at: str


class Coding(_Act, frozen=True, kw_only=True, tag="coding"):
    """A voice belongs to a theme."""

    voice: str
    theme: str


class Conclusion(_Act, frozen=True, kw_only=True, tag="conclusion"):
    """What the room concluded, or a note of the minutes, with its question or none."""

    kind: Literal["conclusion", "note"]
    question: str | None
    text: str
    at: str


class Reveal(_Act, frozen=True, kw_only=True, tag="reveal"):
    """Whether the results of a question are shown outside the desk; without one they are."""

    question: str
    shown: bool


class Closing(_Act, frozen=True, kw_only=True, tag="closing"):
    """The event was closed at `at`; taken away when it is opened again."""

    at: str


Act: TypeAlias = Round | Notice | Moderation | Theme | Coding | Conclusion | Reveal | Closing


def _told(act: _Act) -> dict[str, Any]:
    told = structs.asdict(act)
    for beside in ("revision", "time", "writer", "undoes"):
        del told[beside]
    return {"gone": True} if act.gone else told
