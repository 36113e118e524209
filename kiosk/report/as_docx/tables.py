"""Tables in a Word document: the heads of their columns again on every page, numbers at the right."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as DocxTable
from docx.table import _Cell, _Row

from kiosk.report.as_docx.texts import write
from kiosk.report.blocks import Table, Text, plain
from kiosk.text import clean

WIDTH = 16.0
"""Centimetres between the margins."""
FEW = 3
"""Columns of numbers that leave half of the width to the first column."""
TOGETHER = 14
"""Rows of a table that is not parted between two pages."""
WORDS = (3.5, 2.8, 4.0, 5.7)
"""Widths of the columns of a table of words."""
LOOK = {"lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}


def table(document: Document, block: Table) -> None:
    """Write a table."""
    widths = _widths(block)
    made = _begun(document, widths, len(block.rows) + 1, plain(block.caption))
    for at, row in enumerate((block.columns, *block.rows)):
        _row(made, at, row, widths, numbers=block.numbers, is_head=at == 0)
    if len(block.rows) <= TOGETHER:
        _together(made)
    _repeat(made)


def facts(document: Document, rows: tuple[tuple[Text, Text], ...]) -> None:
    """Write what something is, line by line."""
    widths = [5.0, WIDTH - 5.0]
    made = _begun(document, widths, len(rows), "", headed=False)
    for at, row in enumerate(rows):
        _row(made, at, row, widths, numbers=False, is_head=False)


def keep_with_next(row: _Row) -> None:
    """Keep a row on the page of what follows it."""
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def _begun(document: Document, widths: list[float], rows: int, description: str, *, headed: bool = True) -> DocxTable:
    made: DocxTable = document.add_table(rows, len(widths), style="Table Grid")
    made.autofit = False
    properties = made._tbl.tblPr
    _lines(made)
    for look in properties.iter(qn("w:tblLook")):
        for name, value in {**LOOK, "firstRow": str(int(headed))}.items():
            look.set(qn(f"w:{name}"), value)
    if description:
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), clean(description)[:255])
        properties.append(caption)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    return made


def _row(made: DocxTable, at: int, row: tuple[Text, ...], widths: list[float], *, numbers: bool, is_head: bool) -> None:
    cells = made.rows[at].cells
    unbroken = OxmlElement("w:cantSplit")
    made.rows[at]._tr.get_or_add_trPr().append(unbroken)
    for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
        cell.width = Cm(widths[place])
        _cell(cell, text, is_head=is_head or (place == 0 and not numbers), right=numbers and place > 0)


def _cell(cell: _Cell, text: Text, *, is_head: bool, right: bool) -> None:
    paragraph = write(cell.paragraphs[0], text, bold=is_head)
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(2)
    paragraph.paragraph_format.line_spacing = 1.0
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for run in paragraph.runs:
        run.font.size = Pt(9.5)


def _together(made: DocxTable) -> None:
    for row in made.rows[:-1]:
        keep_with_next(row)


def _repeat(made: DocxTable) -> None:
    """Let the heads of the columns stand on every page that the table is on."""
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _lines(made: DocxTable) -> None:
    """Draw quiet lines between the rows alone."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "nil" if side in {"left", "right", "insideV"} else "single")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "C9C2B4")
        borders.append(line)
    next(made._tbl.tblPr.iter(qn("w:tblLayout"))).addprevious(borders)


def _widths(block: Table) -> list[float]:
    if not block.numbers:
        return list(WORDS)
    several = len(block.columns) - 1
    first = WIDTH / 2 if several <= FEW else WIDTH / 3
    first = WIDTH * 0.7 if several == 1 else first
    return [first, *[(WIDTH - first) / several] * several]
