"""Fields: numbers that Word computes, of pages, pictures and tables."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Put a field into a paragraph; `shown` stands there until Word computes it."""
    for kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        paragraph.add_run()._r.append(mark)
        if kind == "begin":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            paragraph.add_run()._r.append(instruction)
        elif kind == "separate":
            paragraph.add_run(shown)


def numbered(paragraph: Paragraph, name: str) -> None:
    """Begin a caption: what it is and its number, which is one more than that of the last caption of this name before it."""
    before = sum(
        (each.text or "").split() == ["SEQ", name, "\\*", "ARABIC"]
        for each in paragraph._p.getroottree().iter(qn("w:instrText"))
    )
    paragraph.add_run(f"{name} ")
    field(paragraph, f"SEQ {name} \\* ARABIC", str(before + 1))
    paragraph.add_run(". ")
