"""What the tabs of the desk tell its screen: the whole vocabulary. Tabs tell; the screen does it and says how it went."""

from asyncio import Event
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from textual.message import Message

from kiosk.model.acts import Act
from kiosk.progress import Progress


@dataclass
class Acted(Message):
    """The facilitator decided something; `done` says so once it is on disk. `over` is set then, or when it was refused."""

    act: Act
    done: str
    over: Event = field(default_factory=Event)


@dataclass
class Told(Message):
    """One sentence for the line above the keys, such as why something cannot be done."""

    sentence: str
    warns: bool = False


@dataclass
class Rekeyed(Message):
    """Other keys work in the tab now than before."""


@dataclass
class Written(Message):
    """A file is asked for: `write` makes it in a thread of its own, and is given what is told how far it is (0 to 1)."""

    what: str
    write: Callable[[Progress], Path]


@dataclass
class Left(Message):
    """The desk is done with; `ends` the kiosk too that it was opened on."""

    ends: bool = False
