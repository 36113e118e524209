"""A sheet: rows of typed cells below named columns, the same for a CSV file and for a sheet of a workbook."""

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from msgspec import Struct, structs

from kiosk.locale import Words

Cell: TypeAlias = str | int | float | bool | None
"""What stands in one place; None where nothing does. Moments and days are texts, as RFC 3339 has them."""
Kind: TypeAlias = Literal["string", "integer", "number", "boolean", "date", "datetime"]
"""What a column holds, in the words of Frictionless Table Schema."""


class Column(Struct, frozen=True):
    """One column.

    `name` is a code that stays the same in every language, `title` says in words what it is. `categories` are the codes that can
    stand in it, each with its label; `ordered` where their order means something; `many` where several stand in one cell, with a
    space between them. `required`: no cell of it is empty.
    """

    name: str
    kind: Kind
    title: str
    categories: tuple[tuple[str, str], ...] = ()
    ordered: bool = False
    many: bool = False
    required: bool = False


class Sheet(Struct, frozen=True):
    """One sheet; `rows` gives them one by one, as often as it is asked.

    `key` names the columns that tell one row from all others; `of_response`: its column `instanceID` names a row of `responses`.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[tuple[Cell, ...]]]
    key: tuple[str, ...] = ()
    of_response: bool = False


def in_words(columns: tuple[Column, ...], words: Words) -> tuple[Column, ...]:
    """Translate what the kiosk itself says of columns; what a workshop says of its parts is in its language already."""
    return tuple(
        structs.replace(
            each, title=words(each.title), categories=tuple((code, words(label)) for code, label in each.categories)
        )
        for each in columns
    )
