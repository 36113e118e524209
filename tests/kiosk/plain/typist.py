"""Somebody who types lines to a kiosk in memory, falls silent, or lets something happen; what was said and kept is told."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.response import Response
from kiosk.plain.house import House
from kiosk.plain.keyboard import Keyboard, Watch
from kiosk.plain.leaving import Ended, Quiet
from kiosk.plain.printout import Printout
from kiosk.plain.typed import typed
from kiosk.reception import Reception
from kiosk.station import Station

EVERY_KIND = """
name = "every-kind"
version = "1"
languages = ["nl", "en"]
title = { nl = "Alles", en = "Everything" }
about = { nl = "Een kleine proef.", en = "A small trial." }
groups = 2

[[intake]]
type = "select_one"
name = "role"
required = true
label = { nl = "Wat is uw rol?", en = "What is your role?" }
choices = [
    { name = "teacher", label = { nl = "leraar", en = "teacher" } },
    { name = "other", label = { nl = "anders …", en = "other …" } },
]

[[intake]]
type = "integer"
name = "years"
min = -5
max = 60
label = { nl = "Hoeveel jaar?", en = "How many years?" }

[[questions]]
name = "only"
label = { nl = "Hoe gaat het?", en = "How is it?" }

    [[questions.parts]]
    type = "note"
    name = "read"
    label = { nl = "Lees dit eerst.", en = "Read this first." }

    [[questions.parts]]
    type = "select_multiple"
    name = "levers"
    min = 2
    max = 3
    label = { nl = "Wat helpt?", en = "What helps?" }
    choices = [
        { name = "room", label = { nl = "ruimte", en = "room" } },
        { name = "hrm", label = { nl = "beleid", en = "policy" } },
        { name = "money", label = { nl = "geld", en = "money" } },
        { name = "other", label = { nl = "anders …", en = "other …" } },
    ]

    [[questions.parts]]
    type = "range"
    name = "mood"
    min = 1
    max = 10
    low = { nl = "laag", en = "low" }
    high = { nl = "hoog", en = "high" }
    label = { nl = "Waar staat u?", en = "Where do you stand?" }

    [[questions.parts]]
    type = "rank"
    name = "order"
    required = true
    label = { nl = "Wat komt eerst?", en = "What comes first?" }
    choices = [
        { name = "a", label = { nl = "aa", en = "aa" } },
        { name = "b", label = { nl = "bb", en = "bb" } },
        { name = "c", label = { nl = "cc", en = "cc" } },
    ]

    [[questions.parts]]
    type = "text"
    name = "why"
    max_length = 20
    label = { nl = "Waarom?", en = "Why?" }

[asked]
label = { nl = "Wat wilt u vragen?", en = "What would you ask?" }
to = "role"
"""
"""A workshop with every kind of part."""
DOOR = ("", "1")
"""From the welcome through consent."""


class Silence:
    """Nobody types until the patience is at its end."""


Act = str | Silence | Callable[[], object]


class Typist(Keyboard):
    """Types what stands in a list; when that is done there will be no more."""

    def __init__(self, acts: Sequence[Act]) -> None:
        self._acts = list(acts)
        self.is_terminal = False
        self.flushed = 0
        self.patience: list[float | None] = []

    def line(self, watch: Watch, patience: float | None = None) -> str:
        """Type the next line, or be silent, or let something happen that the kiosk sees at its next look."""
        self.patience.append(patience)
        while self._acts:
            act = self._acts.pop(0)
            if isinstance(act, str):
                return typed(act.encode())
            if isinstance(act, Silence):
                raise Quiet
            act()
            watch()
        raise Ended

    def unseen(self) -> AbstractContextManager[None]:
        """Type the same."""
        return nullcontext()

    def flush(self) -> None:
        """Count how often the half-typed was forgotten."""
        self.flushed += 1


@dataclass
class Told:
    """What was said, and what was kept."""

    text: str
    responses: list[Response]
    typist: Typist

    @property
    def flat(self) -> str:
        """What was said, in one line."""
        return " ".join(self.text.split())

    @property
    def only(self) -> Response:
        """The only response."""
        (only,) = self.responses
        return only


def event_of(data: Path, workshop: str = EVERY_KIND) -> Event:
    """Begin an event of a workshop."""
    source = data / "source.toml"
    source.write_text(workshop, encoding="utf-8")
    return Event.begin(data / "events", source, pin="2468")


def kept(event: Event) -> list[Response]:
    """Read what the journals hold, as another process does."""
    fold = Fold(event)
    fold.poll()
    return list(fold.responses.values())


def listen(
    event: Event, *acts: Act, address: Callable[[], str | None] = lambda: None, group: int | None = None
) -> Told:
    """Let somebody type at a kiosk until there is no more."""
    out, typist = StringIO(), Typist(acts)
    with Station(event, "table-1") as station:
        reception = Reception(event, station, fixed_group=group)
        House(reception, address, typist, Printout(out, echoes=False)).run()
    said, wiped = out.getvalue(), "\n" * 24
    assert said.endswith(wiped), "what was said last is left in sight"
    return Told(said.removesuffix(wiped), kept(event), typist)
