"""What the tabs of the desk tell its screen: the whole vocabulary. Tabs tell; the screen does it and says how it went."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from kiosk.model.acts import Act
from kiosk.progress import Progress

if TYPE_CHECKING:
    from kiosk.shareable.attention import Hint


@dataclass
class Acted(Message):
    """The facilitator decided something; `done` says so once it is on disk."""

    act: Act
    done: str


@dataclass
class Told(Message):
    """One sentence for the line above the keys, such as why something cannot be done."""

    sentence: str
    warns: bool = False


@dataclass
class Rekeyed(Message):
    """Other keys work in the tab now than before."""


@dataclass
class Unprojected(Message):
    """The large code was taken off the screen, after so many seconds."""

    seconds: float


@dataclass
class Written(Message):
    """A file is asked for: `write` makes it in a thread of its own, and is given what is told how far it is (0 to 1).

    `named` is filled meanwhile with texts in which somebody may be named.
    """

    what: str
    write: Callable[[Progress], Path]
    named: "list[Hint]" = field(default_factory=list)


@dataclass
class Left(Message):
    """The desk is done with; `ends` the kiosk too that it was opened on."""

    ends: bool = False
