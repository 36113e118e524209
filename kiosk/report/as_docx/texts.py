"""Texts in a Word document: each piece a run, in its own direction, without what would break the file."""

import unicodedata

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kiosk.report.blocks import Cited, Text, plain, shown
from kiosk.text import clean

RIGHT_TO_LEFT = {"R", "AL"}


def write(paragraph: Paragraph, text: Text, *, bold: bool = False) -> Paragraph:
    """Write a text into a paragraph; what is mainly in letters from right to left runs that way."""
    for piece in text:
        run = paragraph.add_run()
        said = clean(shown(piece))
        for at, line in enumerate((said.strip() if isinstance(piece, Cited) else said).split("\n")):
            if at:
                run.add_break()
            run.add_text(line)
        run.bold = bold or None
        if is_right_to_left(said):
            _mark(run._r.get_or_add_rPr(), "w:rtl")
    if is_right_to_left(plain(text)):
        _mark(paragraph._p.get_or_add_pPr(), "w:bidi")
    return paragraph


def is_right_to_left(text: str) -> bool:
    """Tell whether more letters of a text run from right to left than from left to right."""
    kinds = [unicodedata.bidirectional(sign) for sign in text]
    return sum(kind in RIGHT_TO_LEFT for kind in kinds) > kinds.count("L")


def described(run: Run, text: str) -> None:
    """Give a picture its alternative text."""
    for properties in run._r.iter(qn("wp:docPr")):
        properties.set("descr", text)


def _mark(properties: BaseOxmlElement, name: str) -> None:
    properties.append(OxmlElement(name))
