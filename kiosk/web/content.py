"""Everything that the results page shows at one moment: numbers that passed the gate, and words that may leave the room.

Nothing else reaches the page, its live updates and its static copy, so what is not in here cannot be read off any of them.
"""

import hashlib
from collections.abc import Iterable

from msgspec import Struct

from kiosk.disclosure import NOTHING
from kiosk.model.results import Results
from kiosk.text import clean

MOST = 10
"""Texts of one kind that are shown; a page that everybody carries on a phone stays a page."""
LONGEST = 600
"""Characters of one text that are shown."""


class Room(Struct, frozen=True):
    """How much there is room for: texts of one kind, questions to others of all kinds together, characters of one text."""

    texts: int | None
    asked: int | None
    signs: int | None


PAGE = Room(texts=MOST, asked=2 * MOST, signs=LONGEST)
WHOLE = Room(texts=None, asked=None, signs=None)
"""For what nobody has to scroll through: every text, to its end."""


class Texts(Struct, frozen=True):
    """Some texts of one kind, and how many more there are; nobody can tell from their order who came when."""

    shown: tuple[str, ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.shown)


class GroupText(Struct, frozen=True):
    """What one group answered together; a group without a number is None."""

    group: int | None
    text: str


class Spoken(Struct, frozen=True):
    """What was said to one question besides the numbers.

    `quotes` are by the name of their part. `otherwise` is what the scribes wrote of those who saw it otherwise: of all groups
    together and without the group's number, since within one group it would be about one or two people at a table.
    """

    quotes: dict[str, Texts] = {}
    groups: tuple[GroupText, ...] = ()
    otherwise: Texts = Texts()
    conclusions: tuple[str, ...] = ()


class Content(Struct, frozen=True):
    """What the page shows.

    `results` has the closed parts of the questions that are shown, no others. `spoken` has those questions too, by name.
    `asked` are the questions to others, by the name of their addressee (None: to nobody in particular). `conclusions` are
    those that belong to no question. `closed`: the event is over, and nothing more is to be expected.
    `synthetic`: it is an example, and its answers are made up.
    """

    results: Results = NOTHING
    hidden: frozenset[str] = frozenset()
    spoken: dict[str, Spoken] = {}
    asked: tuple[tuple[str | None, Texts], ...] = ()
    conclusions: tuple[str, ...] = ()
    closed: bool = False
    synthetic: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read yet but the questions themselves."""
        return not (
            self.results.participants or self.asked or self.conclusions or any(map(_says, self.spoken.values()))
        )


def some(texts: Iterable[str], most: int | None = MOST, longest: int | None = LONGEST) -> Texts:
    """Choose texts to show: each once, in an order that follows from the texts alone; None: all, and whole."""
    found = sorted({shortened(text, longest) for text in texts if text.strip()}, key=_drawn)
    shown = tuple(found[:most])
    return Texts(shown, len(found) - len(shown))


def shortened(text: str, longest: int | None = LONGEST) -> str:
    """Make a text fit to be shown: without signs that deceive, and at most so long, cut where a word ends."""
    whole = clean(text).strip()
    if longest is None or len(whole) <= longest:
        return whole
    cut = whole[:longest]
    at = max(cut.rfind(" "), cut.rfind("\n"))
    return f"{cut[:at] if at > longest // 2 else cut} …"


def _drawn(text: str) -> str:
    """Draw a lot that is the same for the same text on every laptop, and says nothing about it."""
    return hashlib.sha256(text.encode()).hexdigest()


def _says(spoken: Spoken) -> bool:
    return bool(spoken.quotes or spoken.groups or spoken.conclusions)
