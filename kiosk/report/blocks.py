"""A report as plain values: headings, paragraphs, lists, tables and quotes, whose texts know nothing of any file format."""

from typing import TypeAlias

from msgspec import Struct


class Heading(Struct, frozen=True):
    """A heading; `level` is 1 for the report's title, 2 for its chapters, and so on."""

    text: str
    level: int


class Paragraph(Struct, frozen=True):
    """Some sentences."""

    text: str


class Facts(Struct, frozen=True):
    """What something is, line by line: a label and what stands behind it."""

    rows: tuple[tuple[str, str], ...]


class Listing(Struct, frozen=True):
    """Some items, one below the other; one that somebody typed may have several lines."""

    items: tuple[str, ...]


class Quotes(Struct, frozen=True):
    """What people said, word by word."""

    texts: tuple[str, ...]


class Table(Struct, frozen=True):
    """Rows of cells below the heads of their columns; the first column says what a row is about, the others are numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Paragraph | Facts | Listing | Quotes | Table


class Report(Struct, frozen=True):
    """A whole report, in one language."""

    language: str
    blocks: tuple[Block, ...]
