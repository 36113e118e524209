"""Pictures in a Word document, each with its alternative text."""

import io

from docx.document import Document
from docx.shared import Cm, Pt

from kiosk.report.as_docx.tables import WIDTH
from kiosk.report.as_docx.texts import described, write
from kiosk.report.blocks import Chart, plain
from kiosk.report.drawing import drawn, lettered
from kiosk.text import clean


def picture(document: Document, chart: Chart) -> None:
    """Draw a picture, as wide as the text."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run()
    run.add_picture(io.BytesIO(drawn(chart)), width=Cm(WIDTH))
    described(run, clean(plain(chart.described)))
    letters = lettered(chart)
    if letters:
        below = document.add_paragraph()
        below.paragraph_format.keep_with_next = True
        for at, bar in enumerate(chart.bars):
            write(below, (f"{'; ' if at else ''}{letters[at]} = ", *bar.label))
