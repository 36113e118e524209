"""XLSX: one workbook with a sheet for each sheet, in which every cell is written as what it is, and nothing is a formula."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from kiosk.errors import EventError
from kiosk.export.contents import CLASS, Contents
from kiosk.export.shared import SHAREABLE, Shared
from kiosk.export.sheet import Cell, Sheet
from kiosk.export.sheets import restricted_sheets
from kiosk.export.sheets.about import about, about_sheet
from kiosk.export.sheets.shared import shareable_sheets
from kiosk.export.xlsx_cells import put
from kiosk.locale import Words
from kiosk.times import moment

ROWS, COLUMNS = 1_048_576, 16_384
"""Rows and columns that a sheet of a workbook can have, as Microsoft's "Excel specifications and limits" gives them."""
WIDEST, NARROWEST = 60, 9
"""Characters that a column is wide, at most and at least."""
LINE, TALLEST = 15, 409
"""Points that a line is high, and that a row can be at most."""
A4, PAGE = 9, 250
"""The number of a paper, and the characters of a sheet that can still be read on one page of it."""


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
        EventError: a sheet would have more rows or columns than there can be.
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
    if len(columns) > COLUMNS:
        raise _too_large(sheet, "columns")
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "align": "left", "indent": 1})
    puts = [put(book, page, column) for column in columns]
    for at, column in enumerate(columns):
        page.write_string(0, at, column.name, head)
    widths, last = [len(column.name) for column in columns], 0
    for last, row in enumerate(sheet.rows(), 1):
        if last >= ROWS:
            raise _too_large(sheet, "rows")
        for at, cell in enumerate(row):
            if cell is not None:
                puts[at](last, at, cell)
                widths[at] = max(widths[at], min(WIDEST, len(str(cell))))
        lines = max(map(_lines, row))
        if lines > 1:
            page.set_row(last, min(TALLEST, LINE * lines))
    _lay_out(page, sheet, [min(WIDEST, max(NARROWEST, width + 3)) for width in widths], last)


def _too_large(sheet: Sheet, what: str) -> EventError:
    return EventError(f"The sheet {sheet.name} has more {what} than a workbook takes. Export csv or jsonl instead.")


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
