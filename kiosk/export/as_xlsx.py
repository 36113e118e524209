"""XLSX: one workbook with a sheet for each sheet, in which every cell is written as what it is, and nothing is a formula."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeAlias

from kiosk.errors import EventError
from kiosk.export.contents import CLASS, Contents
from kiosk.export.shared import SHAREABLE, Shared
from kiosk.export.sheet import Cell, Column, Sheet
from kiosk.export.sheets import restricted_sheets
from kiosk.export.sheets.about import about, about_sheet
from kiosk.export.sheets.shared import shareable_sheets
from kiosk.locale import Words
from kiosk.times import moment

ROWS = 1_048_576
"""Rows that a sheet of a workbook can have."""
LONGEST = 32_767
"""UTF-16 units that a cell can have; both bounds as Microsoft's "Excel specifications and limits" gives them."""
CUT = " … [cut off here: a cell takes no more; the JSON has it whole]"
WIDEST, NARROWEST = 60, 9
"""Characters that a column is wide, at most and at least."""
EARLIEST = 1900
"""The first year that a workbook has days of."""
LINE, TALLEST = 15, 409
"""Points that a line is high, and that a row can be at most."""
A4, PAGE = 9, 250
"""The number of a paper, and the characters of a sheet that can still be read on one page of it."""
Put: TypeAlias = Callable[[int, int, Any], Any]


def as_xlsx(contents: Contents) -> Iterator[bytes]:
    """Write the workbook of the restricted class."""
    workshop = contents.workshop
    words = Words(workshop.default_language)
    sheets = (about(contents, words), *restricted_sheets(contents))
    return workbook(sheets, words.text(workshop.title), CLASS, moment(contents.exported))


def shared_as_xlsx(shared: Shared) -> Iterator[bytes]:
    """Write the workbook of the shareable class."""
    words = Words(shared.workshop.default_language)
    head = {words("For whom"): words("Only what everybody may see."), **shared.about()}
    sheets = (about_sheet(head, words), *shareable_sheets(shared.value, shared.workshop))
    return workbook(sheets, words.text(shared.workshop.title), SHAREABLE, moment(shared.value.results.made))


def workbook(sheets: tuple[Sheet, ...], title: str, comments: str, made: datetime) -> Iterator[bytes]:
    """Write a workbook.

    Args:
        sheets: what goes in.
        title: of the document.
        comments: what its properties say of it.
        made: when it was made.

    Raises:
        EventError: a sheet would have more rows than there can be.
    """
    import xlsxwriter

    held = io.BytesIO()  # in memory alone: what was said goes into no temporary file that nobody would erase
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    book.set_properties({"title": title, "comments": comments, "created": made.astimezone(UTC).replace(tzinfo=None)})
    for sheet in sheets:
        _sheet(book, sheet)
    book.close()
    yield held.getvalue()


def _sheet(book: Any, sheet: Sheet) -> None:
    page, columns = book.add_worksheet(sheet.name), sheet.columns
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "align": "left", "indent": 1})
    puts = [_put(book, page, column) for column in columns]
    for at, column in enumerate(columns):
        page.write_string(0, at, column.name, head)
    widths, last = [len(column.name) for column in columns], 0
    for last, row in enumerate(sheet.rows(), 1):
        if last >= ROWS:
            raise EventError(
                f"The sheet {sheet.name} has more rows than a workbook takes. Export csv or jsonl instead."
            )
        for at, cell in enumerate(row):
            if cell is not None:
                puts[at](last, at, cell)
                widths[at] = max(widths[at], min(WIDEST, len(str(cell))))
        lines = max(map(_lines, row))
        if lines > 1:
            page.set_row(last, min(TALLEST, LINE * lines))
    _lay_out(page, sheet, [min(WIDEST, max(NARROWEST, width + 3)) for width in widths], last)


def _lay_out(page: Any, sheet: Sheet, widths: list[int], last: int) -> None:
    """Set what a sheet looks like on the screen and on paper, where its head stands on every page."""
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    page.autofilter(0, 0, last, len(widths) - 1)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(A4)
    page.repeat_rows(0)
    if sum(widths) <= PAGE:
        page.fit_to_pages(1, 0)
    else:
        page.repeat_columns(0)
    page.set_header(f"&L{sheet.name}: {sheet.title.replace('&', '&&')}&R&P")


def _lines(cell: Cell) -> int:
    """Count the lines that a cell needs in the widest column there is."""
    return sum(1 + len(line) // (WIDEST + 1) for line in cell.split("\n")) if isinstance(cell, str) else 1


def _put(book: Any, page: Any, column: Column) -> Put:
    """Choose how the cells of a column are written."""
    text = book.add_format({"valign": "top", "text_wrap": True, "align": "left", "indent": 1})
    truth = book.add_format({"valign": "top", "num_format": '"TRUE";"TRUE";"FALSE"'})
    plain = book.add_format({"valign": "top"})
    day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
    second = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm:ss"})

    def put(row: int, at: int, cell: Cell) -> None:
        match column.kind, cell:
            case _, bool():
                page.write_boolean(row, at, cell, truth)
            case _, int() | float():
                page.write_number(row, at, cell, plain)
            case "datetime" | "date", str() if when := _moment(cell):
                page.write_datetime(row, at, when, second if column.kind == "datetime" else day)
            case _:
                page.write_string(row, at, fitting(str(cell)), text)

    return put


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
