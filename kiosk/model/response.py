"""What one participant (or one group's scribe) has answered so far: a document with revisions."""

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct, structs

Answer: TypeAlias = str | int | float | tuple[str, ...]
"""A choice's name, a number, own words, or several choices' names."""


class Status(StrEnum):
    """How far a response has come."""

    DRAFT = "draft"
    COMPLETE = "complete"
    PARTIAL = "partial"
    WITHDRAWN = "withdrawn"


class Level(StrEnum):
    """Whose answer it is."""

    PARTICIPANT = "participant"
    GROUP = "group"


class Missing(StrEnum):
    """Why a part has no answer.

    The screen with it was never passed; a closed part was passed with Enter; own words were left empty; or the
    participant said "I'd rather not say".
    """

    NOT_REACHED = "not_reached"
    SKIPPED = "skipped"
    BLANK = "blank"
    DECLINED = "declined"


COUNTED = frozenset({Status.COMPLETE, Status.PARTIAL})
"""The statuses whose answers are tallied."""


class Response(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One response as it stands in the journal; times are UTC in RFC 3339, `seconds` are seconds on a part.

    `code` is the hash of the code to come back with, and its salt. `step` is where its participant is now, for the desk, and
    `part` the first part of that screen, to come back to it. A draft with an `end` was handed in before, and is a group's that
    somebody opened again. Of a withdrawn one only identity, revision, time and writer are left.
    """

    instanceID: str
    revision: int
    time: str
    writer: str
    deviceid: str = ""
    level: Level = Level.PARTICIPANT
    status: Status
    language: str = ""
    start: str = ""
    end: str | None = None
    today: str = ""
    group: int | None = None
    question_order: tuple[str, ...] = ()
    step: str | None = None
    part: str | None = None
    intake: dict[str, Answer] = {}
    answers: dict[str, Answer] = {}
    missing: dict[str, Missing] = {}
    quotable: tuple[str, ...] = ()
    seconds: dict[str, float] = {}
    code: str | None = None
    test: bool = False

    @property
    def counts(self) -> bool:
        """Whether tallies count it: complete or partial, a participant's own, and no rehearsal."""
        return self.status in COUNTED and self.level is Level.PARTICIPANT and not self.test

    @property
    def is_of_group(self) -> bool:
        """Whether a group's scribe wrote it."""
        return self.level is Level.GROUP

    @property
    def handed_in(self) -> bool:
        """Whether it is complete, or was so until somebody opened it again."""
        return self.status is Status.COMPLETE or (self.status is Status.DRAFT and self.end is not None)

    @property
    def withdrawn(self) -> bool:
        """Whether its participant took it back."""
        return self.status is Status.WITHDRAWN

    def parked(self, end: str) -> "Response":
        """Put it away at this moment: as partial, or as complete where it was handed in before and opened again."""
        if self.handed_in:
            return structs.replace(self, status=Status.COMPLETE)
        return structs.replace(self, status=Status.PARTIAL, end=end)

    def tombstone(self, time: str, writer: str) -> "Response":
        """Make what is left of it when its participant takes it back."""
        revision = self.revision + (not self.withdrawn)
        return Response(
            instanceID=self.instanceID, revision=revision, time=time, writer=writer, status=Status.WITHDRAWN
        )

    @property
    def version(self) -> tuple[bool, int, str, str]:
        """Of two versions of one response, the one with the greater of these wins, in whatever order they are read."""
        return self.withdrawn, self.revision, self.time, self.writer
