"""What the participant's screens tell the app: the whole vocabulary. Screens tell; the app decides and shows what comes next."""

from dataclasses import dataclass

from textual.message import Message

from kiosk.model.response import Answer


@dataclass
class Answered(Message):
    """A part was answered, changed or (None) cleared."""

    part: str
    value: Answer | None


@dataclass
class Declined(Message):
    """The participant would rather not answer a part."""

    part: str


@dataclass
class Quoted(Message):
    """The participant allowed own words to be quoted, or took that back."""

    part: str
    allowed: bool


@dataclass
class Forwarded(Message):
    """Everything on this screen is accepted; on to the next."""


@dataclass
class Returned(Message):
    """One step back."""


@dataclass
class Jumped(Message):
    """From the review to the step at this place."""

    place: int


@dataclass
class Begun(Message):
    """Somebody at the welcome screen wants to take part."""


@dataclass
class Consented(Message):
    """The participant agreed, or (False) would rather not."""

    agreed: bool


@dataclass
class Resumed(Message):
    """Somebody typed a code to continue with."""

    code: str


GO_ON, ASK, DELETE = "go_on", "ask", "delete"
"""What can be chosen with a code: go on, be asked whether to delete, delete."""


@dataclass
class Chosen(Message):
    """Who came back with a code chose what to do."""

    way: str


@dataclass
class Opened(Message):
    """A side screen is asked for: `about`, `code` or `group`."""

    name: str


@dataclass
class GroupChosen(Message):
    """A scribe said which group to write for."""

    group: int


@dataclass
class HandedOver(Message):
    """The participant is done, and the next may come."""
