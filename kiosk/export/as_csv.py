"""CSV: a folder with a file for each sheet, and the data package and the codebook that say what is in them.

The files are as RFC 4180 has them: UTF-8 without a mark, commas, CRLF, quotes where they are needed. What was said stands
there to the letter; a spreadsheet program is better given the workbook.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from kiosk.export.codebook_text import codebook_text
from kiosk.export.contents import Contents
from kiosk.export.datapackage import datapackage
from kiosk.export.shared import Shared
from kiosk.export.sheet import Cell, Sheet
from kiosk.export.sheets import restricted_sheets
from kiosk.export.sheets.shared import shareable_sheets
from kiosk.folder_placing import Files

PIECE = 1 << 16
"""Characters that are written at a time."""
PACKAGE, CODEBOOK = "datapackage.json", "codebook.md"


def as_csv(contents: Contents) -> Files:
    """Make the files of the restricted class."""
    sheets = restricted_sheets(contents)
    return csv_files(sheets, datapackage(contents.about(), sheets), codebook_text(contents.workshop))


def shared_as_csv(shared: Shared) -> Files:
    """Make the files of the shareable class."""
    sheets = shareable_sheets(shared.value, shared.workshop)
    return csv_files(sheets, datapackage(shared.about(), sheets), codebook_text(shared.workshop))


def csv_files(sheets: Iterable[Sheet], package: bytes, codebook: bytes) -> Files:
    """Make a file for each sheet, and the two that explain them."""
    return {PACKAGE: [package], CODEBOOK: [codebook]} | {f"{sheet.name}.csv": _written(sheet) for sheet in sheets}


def _written(sheet: Sheet) -> Iterator[bytes]:
    piece = io.StringIO(newline="")
    writer = csv.writer(piece)
    writer.writerow(column.name for column in sheet.columns)
    for row in sheet.rows():
        writer.writerow(map(_cell, row))
        if piece.tell() >= PIECE:
            yield piece.getvalue().encode()
            piece.seek(0)
            piece.truncate()
    yield piece.getvalue().encode()


def _cell(cell: Cell) -> Cell:
    """Write true and false as Table Schema has them; csv itself writes all else in full."""
    return str(cell).lower() if isinstance(cell, bool) else cell
