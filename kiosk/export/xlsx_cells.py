"""The cells of a workbook: each is written as what it is, and what a cell cannot hold is altered as little as can be."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeAlias

from kiosk.export.sheet import Cell, Column
from kiosk.times import moment

LONGEST = 32_767
"""UTF-16 units that a cell can have."""
EXACT = 10**15
"""The largest number whose digits a workbook keeps all, which are 15; both as in "Excel specifications and limits"."""
CUT = " … [cut off here: a cell takes no more; the JSON has it whole]"
EARLIEST = 1900
"""The first year that a workbook has days of."""
Put: TypeAlias = Callable[[int, int, Any], Any]


def put(book: Any, page: Any, column: Column) -> Put:
    """Choose how the cells of a column are written.

    Args:
        book: xlsxwriter's workbook, which keeps the formats.
        page: its worksheet.
        column: tells the kind of cells.

    Returns:
        Writes a cell that is not empty into a row and a column, both from 0.
    """
    text = book.add_format({"valign": "top", "text_wrap": True, "align": "left", "indent": 1})
    truth = book.add_format({"valign": "top", "num_format": '"TRUE";"TRUE";"FALSE"'})
    plain = book.add_format({"valign": "top"})
    day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
    second = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm:ss"})

    def write(row: int, at: int, cell: Cell) -> None:
        match column.kind, cell:
            case _, bool():
                page.write_boolean(row, at, cell, truth)
            case _, int() | float() if abs(cell) <= EXACT:
                page.write_number(row, at, cell, plain)
            case "datetime" | "date", str() if when := _moment(cell):
                page.write_datetime(row, at, when, second if column.kind == "datetime" else day)
            case _:
                page.write_string(row, at, fitting(str(cell)), text)

    return write


def _moment(stamp: str) -> datetime | None:
    """Read a moment for a workbook, which knows no time zones: it stays in UTC; None where this is none, or before 1900."""
    try:
        found = moment(stamp)
    except ValueError:
        return None
    utc = found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
    return utc if utc.year >= EARLIEST else None


def fitting(text: str) -> str:
    """Make a text that a cell can hold: what XML cannot say becomes U+FFFD, and what is too long is cut and says so."""
    sound = "".join(sign if _is_xml(sign) else "\ufffd" for sign in text)
    if len(sound.encode("utf-16-le")) // 2 <= LONGEST:
        return sound
    units = sound.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))]
    return units.decode("utf-16-le", errors="ignore") + CUT


def _is_xml(sign: str) -> bool:
    """Tell whether XML 1.0 can say a character (its production 2, Char); a carriage return alone would be lost in reading."""
    return sign in "\t\n" or (" " <= sign <= "\ud7ff") or ("\ue000" <= sign <= "\ufffd") or sign >= "\U00010000"
