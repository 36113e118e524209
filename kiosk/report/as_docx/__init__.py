"""A report as a Word document, with real headings, captions that Word numbers, and tables that a screen reader can read."""

import io
from typing import assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph as DocxParagraph

from kiosk.report.as_docx.fields import numbered
from kiosk.report.as_docx.page import prepare
from kiosk.report.as_docx.pictures import picture
from kiosk.report.as_docx.tables import facts, keep_with_next, table
from kiosk.report.as_docx.texts import write
from kiosk.report.blocks import Block, Chart, Facts, Heading, Listing, Paragraph, Quotes, Report, Table, Text


def as_docx(report: Report) -> bytes:
    """Write a report; the same report is the same bytes."""
    document = docx.Document()
    prepare(document, report)
    before: Block | None = None
    for block, following in zip(report.blocks, [*report.blocks[1:], None], strict=True):
        _block(document, block, report)
        _set_off(document, block, before)
        if isinstance(block, Paragraph) and isinstance(following, Chart):
            document.paragraphs[-1].paragraph_format.keep_with_next = True
        if isinstance(block, Table):
            _below(document, following)
        before = block
    content = io.BytesIO()
    document.save(content)
    return _dated(content.getvalue(), report)


def _block(document: Document, block: Block, report: Report) -> None:
    match block:
        case Heading(text, level):
            write(document.add_heading(level=level - 1), text)
        case Paragraph(text):
            write(document.add_paragraph(), text)
        case Facts(rows):
            facts(document, rows)
        case Listing(items):
            for item in items:
                write(document.add_paragraph(style="List Bullet"), item)
        case Quotes(texts):
            for text in texts:
                write(document.add_paragraph(style="Quote"), text)
        case Table(caption):
            _caption(document, report.names.table, caption).paragraph_format.keep_with_next = True
            table(document, block)
        case Chart(caption):
            picture(document, block)
            _caption(document, report.names.figure, caption).paragraph_format.space_after = Pt(14)
        case _:
            assert_never(block)


def _caption(document: Document, name: str, caption: Text) -> DocxParagraph:
    paragraph = document.add_paragraph(style="Caption")
    numbered(paragraph, name)
    write(paragraph, caption)
    return paragraph


def _set_off(document: Document, block: Block, before: Block | None) -> None:
    """Leave room between a table and the note below it, and more between that and the caption of the next table."""
    last = document.paragraphs[-1].paragraph_format
    if isinstance(block, Paragraph) and isinstance(before, Table):
        last.space_before = Pt(6)
    elif isinstance(block, Table) and not isinstance(before, Heading):
        last.space_before = Pt(14)


def _below(document: Document, following: Block | None) -> None:
    """Keep a table's last row on the page of the note that follows it; a document does not end in a table."""
    if isinstance(following, Paragraph):
        keep_with_next(document.tables[-1].rows[-1])
    elif following is None:
        document.add_paragraph()


def _dated(content: bytes, report: Report) -> bytes:
    """Pack the document anew, with the moment of the report on every part of it."""
    packed = io.BytesIO()
    moment = max(report.made.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    with ZipFile(io.BytesIO(content)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name, moment)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return packed.getvalue()
