"""A report as plain values, whose texts know nothing of any file format, and know of every number where it comes from."""

from datetime import datetime
from typing import TypeAlias

from msgspec import Struct

from kiosk.report.sources import Source


class Figure(Struct, frozen=True):
    """A computed number, or moment: its value, how it is shown, and where it comes from."""

    value: int | float | str
    shown: str
    source: Source


class Cited(Struct, frozen=True):
    """What somebody typed, or what the workshop file says, to the letter."""

    text: str


Piece: TypeAlias = str | Figure | Cited
"""Our own words, a number, or somebody else's words."""
Text: TypeAlias = tuple[Piece, ...]


class Heading(Struct, frozen=True):
    """A heading; `level` is 1 for the report's title, 2 for its chapters, and so on."""

    text: Text
    level: int


class Paragraph(Struct, frozen=True):
    """Some sentences."""

    text: Text


class Facts(Struct, frozen=True):
    """What something is, line by line: a label and what stands behind it."""

    rows: tuple[tuple[Text, Text], ...]


class Listing(Struct, frozen=True):
    """Some items, one below the other; one that somebody typed may have several lines."""

    items: tuple[Text, ...]


class Quotes(Struct, frozen=True):
    """What people said, word by word."""

    texts: tuple[Text, ...]


class Table(Struct, frozen=True):
    """Rows of cells below the heads of their columns; the first column says what a row is about, the others are `numbers`."""

    caption: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    numbers: bool = True


class Bar(Struct, frozen=True):
    """One bar of a picture: what it is about, what is said at its end, and its length from 0 to 1."""

    label: Text
    said: Text
    length: float


class Chart(Struct, frozen=True):
    """A picture with bars, below each other; `described` tells it to whoever does not see it."""

    caption: Text
    described: Text
    bars: tuple[Bar, ...]


Block: TypeAlias = Heading | Paragraph | Facts | Listing | Quotes | Table | Chart


class Names(Struct, frozen=True):
    """What a writer calls things in the language of the report."""

    figure: str = "Figure"
    table: str = "Table"
    page: str = "Page"
    contents: str = "Contents"


class Report(Struct, frozen=True):
    """A whole report, in one language, and when it was made."""

    language: str
    blocks: tuple[Block, ...]
    made: datetime = datetime.min
    names: Names = Names()

    @property
    def title(self) -> str:
        """What the report is called."""
        return next((plain(block.text) for block in self.blocks if isinstance(block, Heading)), "")


def plain(text: Text) -> str:
    """Put the pieces of a text together."""
    return "".join(shown(piece) for piece in text)


def shown(piece: Piece) -> str:
    """Tell how a piece is read."""
    match piece:
        case Figure():
            return piece.shown
        case Cited(text):
            return text
        case str():
            return piece


def cited(text: str) -> Text:
    """Cite somebody."""
    return (Cited(text),)
