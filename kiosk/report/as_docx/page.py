"""The page of a Word document: its size, its styles, its language, and what stands above and below."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from kiosk.report.as_docx.fields import field
from kiosk.report.blocks import Report
from kiosk.text import clean

INK, ACCENT, QUIET = RGBColor(0x14, 0x21, 0x3D), RGBColor(0xB5, 0x45, 0x2F), RGBColor(0x5B, 0x64, 0x77)
"""The colours of the results page."""
FONT = "Arial"
SIZES = {"Title": 24, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11.5, "Caption": 9, "Quote": 11}
REGIONS = {"en": "en-GB", "nl": "nl-NL"}
"""Languages as Word's dictionaries are called; another one is called by its letters."""


def prepare(document: Document, report: Report) -> None:
    """Set a document up before anything is written into it."""
    _properties(document, report)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.3)
    _styles(document, REGIONS.get(report.language, report.language))
    _edges(document, report)


def _properties(document: Document, report: Report) -> None:
    known, made = document.core_properties, report.made.replace(tzinfo=None, microsecond=0)
    known.title, known.language = clean(report.title)[:255], REGIONS.get(report.language, report.language)
    known.author = known.last_modified_by = known.comments = ""
    known.created = known.modified = made


def _styles(document: Document, language: str) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.size, normal.paragraph_format.space_after = Pt(10.5), Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    spoken.set(qn("w:eastAsia"), language)
    normal.element.get_or_add_rPr().append(spoken)
    for default in document.styles.element.iter(qn("w:lang")):
        default.set(qn("w:val"), language)
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH and isinstance(style, ParagraphStyle):
            _plainly(style)
    quote = document.styles["Quote"]
    assert isinstance(quote, ParagraphStyle)
    quote.paragraph_format.left_indent = Cm(0.8)


def _plainly(style: ParagraphStyle) -> None:
    """Let all styles share one font, and give those of headings the colours of the results page."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    style.font.name = FONT
    if style.name in SIZES:
        style.font.size = Pt(SIZES[style.name])
        style.font.color.rgb = {"Heading 2": ACCENT, "Caption": QUIET}.get(style.name, INK)
        style.font.bold = style.name not in {"Caption", "Quote"}
    if style.name == "Title":
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
    if str(style.name).startswith("Heading"):
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(16), Pt(4)
        style.paragraph_format.keep_with_next = True


def _edges(document: Document, report: Report) -> None:
    """Put the title above every page, and its number below."""
    section = document.sections[0]
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    above.add_run(clean(report.title)).font.color.rgb = QUIET
    below.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    below.add_run(f"{report.names.page} ")
    field(below, "PAGE", "1")
    for run in (*above.runs, *below.runs):
        run.font.size = Pt(9)
