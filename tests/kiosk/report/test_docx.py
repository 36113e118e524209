"""The report as a Word document: read back by python-docx, by its XML, and by another word processor where there is one."""

import itertools
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from PIL import Image

from kiosk.event import Event
from kiosk.report import drawing, report
from kiosk.report.as_docx import as_docx
from kiosk.report.blocks import Bar, Chart, Facts, Heading, Listing, Paragraph, Quotes, Report, Table, cited
from tests.kiosk.report.composing import composed
from tests.laptops import BEGUN, clock

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONG = "lang " * 8_000
ARABIC, EMOJI = "تعلم مدى الحياة", "👩‍🏫 😀"


@pytest.fixture
def path(busy: Event, tmp_path: Path) -> Path:
    """A report in Dutch."""
    written = report(busy, str(tmp_path / "verslag.docx"), language="nl", clock=clock)
    assert written is not None
    return written


def xml(content: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    """Parse a part of a document."""
    with ZipFile(BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read(name))


def of(*blocks: object) -> bytes:
    """Write blocks."""
    return as_docx(Report("nl", (Heading(cited("Titel"), 1), *blocks), BEGUN))  # type: ignore[arg-type]


def test_headings_are_headings(busy: Event, path: Path) -> None:
    """Each of its level, the title a title, so that a table of contents and a screen reader find them."""
    found = [
        (each.style.name, each.text)
        for each in docx.Document(str(path)).paragraphs
        if each.style and each.style.name in {"Title", "Heading 1", "Heading 2", "Heading 3"}
    ]
    names = {1: "Title", 2: "Heading 1", 3: "Heading 2", 4: "Heading 3"}
    wanted = [
        (names[block.level], "".join(str(getattr(each, "shown", getattr(each, "text", each))) for each in block.text))
        for block in composed(busy, "nl").blocks
        if isinstance(block, Heading)
    ]
    assert found == wanted and found[0] == ("Title", "Niet voor elkaar, maar met elkaar")


def test_it_tells_its_title_its_language_and_when_it_was_made(path: Path) -> None:
    """By the clock, and not by the machine."""
    known = docx.Document(str(path)).core_properties
    assert (known.title, known.language) == ("Niet voor elkaar, maar met elkaar", "nl-NL")
    assert known.created == known.modified == BEGUN.replace(tzinfo=None) or known.created == BEGUN
    styles = xml(path.read_bytes(), "word/styles.xml")
    assert {each.get(f"{WORD}val") for each in styles.iter(f"{WORD}lang")} == {"nl-NL"}


def test_every_table_of_the_appendix_repeats_its_heads_and_has_heads_of_rows(busy: Event, path: Path) -> None:
    """On every page; the first column says what a row is about, and numbers stand at the right."""
    document = docx.Document(str(path))
    blocks = [block for block in composed(busy, "nl").blocks if isinstance(block, Table)]
    tables = document.tables[1:]  # the first is the head of the report
    assert len(tables) == len(blocks) > 8
    for table, block in zip(tables, blocks, strict=True):
        assert table.rows[0]._tr.find(f"{WORD}trPr/{WORD}tblHeader") is not None
        assert len(table.rows) == len(block.rows) + 1
        look = next(iter(table._tbl.iter(f"{WORD}tblLook")))
        assert look.get(f"{WORD}firstColumn") == look.get(f"{WORD}firstRow") == "1"
        if block.numbers:
            assert {str(row.cells[1].paragraphs[0].alignment) for row in table.rows} == {"RIGHT (2)"}


def test_a_note_stays_on_the_page_of_its_table(busy: Event, path: Path) -> None:
    """What is said below a table, and no row of it alone, goes to the next page; the next caption stands off it."""
    document = docx.Document(str(path))
    blocks = composed(busy, "nl").blocks
    noted = [isinstance(below, Paragraph) for block, below in itertools.pairwise(blocks) if isinstance(block, Table)]
    assert True in noted
    tables = document.tables[1:]  # the first is the head of the report
    for table, has_note in zip(tables, noted, strict=False):
        last = table.rows[-1].cells[0].paragraphs[0]
        assert bool(last.paragraph_format.keep_with_next) == has_note


def test_captions_are_numbered_by_word(busy: Event, path: Path) -> None:
    """A field for each picture and each table, with the number that it has until Word counts again."""
    document = docx.Document(str(path))
    captions = [each for each in document.paragraphs if each.style and each.style.name == "Caption"]
    blocks = [block for block in composed(busy, "nl").blocks if isinstance(block, Table | Chart)]
    numbers = {Chart: 0, Table: 0}
    for caption, block in zip(captions, blocks, strict=True):
        numbers[type(block)] += 1
        name = "Figuur" if isinstance(block, Chart) else "Tabel"
        assert caption.text.startswith(f"{name} {numbers[type(block)]}. ")
        fields = [each.text for each in caption._p.iter(f"{WORD}instrText")]
        assert fields == [f" SEQ {name} \\* ARABIC "]


def test_every_picture_is_told_to_who_does_not_see_it(busy: Event, path: Path) -> None:
    """In words, with every number of it; it is sharp in print, and as wide as the text."""
    content = path.read_bytes()
    told = [each.get("descr", "") for each in xml(content).iter() if each.tag.endswith("}docPr")]
    charts = [block for block in composed(busy, "nl").blocks if isinstance(block, Chart)]
    assert len(told) == len(charts) == 4 and all(each.startswith("Staven onder elkaar. ") for each in told)
    assert "school en directie: 9 (50 %)" in told[1]
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("word/media/"):
                image = Image.open(BytesIO(archive.read(name)))
                assert image.width / (16 / 2.54) > 250 and len(image.getcolors(256) or ()) > 2


def test_pages_have_the_title_above_and_their_number_below(path: Path) -> None:
    """The number is a field."""
    section = docx.Document(str(path)).sections[0]
    assert section.header.paragraphs[0].text == "Niet voor elkaar, maar met elkaar"
    assert "PAGE" in "".join(each.text or "" for each in section.footer._element.iter(f"{WORD}instrText"))


@pytest.mark.parametrize("text", [LONG, ARABIC, EMOJI, "a\x00b\x1b[31mc\ud800d\ufffe", "<w:p/> & ]]>", "regel\nregel"])
def test_whatever_anybody_typed_is_in_it(text: str) -> None:
    """Long, from right to left, or with signs that no document may hold: these are left out, and all else is there."""
    it = cited(text)
    content = of(Paragraph(it), Listing((it,)), Quotes((it,)), Facts(((it, it),)), Table(it, (it, it), ((it, it),)))
    said = re.sub(r"\s+", "", "".join(xml(content).itertext()))
    kept = re.sub(r"[\s\x00\x1b\ud800\ufffe]", "", text)
    assert said.count(kept) >= 9


def test_what_runs_from_right_to_left_is_marked_so() -> None:
    """The paragraph and its letters; Latin ones are not."""
    found = xml(of(Quotes((cited(ARABIC), cited("Ruimte en tijd")))))
    marked = [
        "".join(each.itertext()) for each in found.iter(f"{WORD}p") if each.find(f"{WORD}pPr/{WORD}bidi") is not None
    ]
    assert marked == [ARABIC]
    assert len(list(found.iter(f"{WORD}rtl"))) == 1


def test_labels_that_cannot_be_drawn_are_told_by_letters_below_the_picture() -> None:
    """Where the font of the picture lacks a letter of any."""
    bars = (Bar(cited("ضوء"), ("3",), 1.0), Bar(cited("tijd"), ("2",), 0.6), Bar(cited("x"), (), 0.0))
    content = of(Chart(cited("Wat?"), cited("Staven"), bars))
    assert "A = ضوء; B = tijd; C = x" in "".join(xml(content).itertext())


@pytest.mark.parametrize(("fonts", "letters"), [(drawing.FONTS, False), ((), True)])
def test_letters_with_accents_are_drawn_where_a_font_has_them(
    monkeypatch: pytest.MonkeyPatch, fonts: tuple[str, ...], letters: bool
) -> None:
    """As one of every system does; the font that Pillow brings does not."""
    monkeypatch.setattr(drawing, "_fonts", drawing._fonts.__wrapped__)
    monkeypatch.setattr(drawing, "FONTS", fonts)
    if fonts and len(drawing._fonts()) == 1:
        pytest.skip("no font here")
    chart = Chart(cited("Wat?"), cited("Staven"), (Bar(cited("coördinatie, één – “ja”"), ("3 (50 %)",), 1.0),))
    assert ("A = " in "".join(xml(of(chart)).itertext())) is letters


def test_a_label_as_long_as_a_page_is_cut() -> None:
    """At its end, or where its letters have no blank between them; the picture stays as small as one of short labels."""
    long = Image.open(
        BytesIO(drawing.drawn(Chart((), (), (Bar(("lang " * 500,), ("3",), 1.0), Bar(("x" * 5_000,), (), 0.5)))))
    )
    assert long.size == (drawing.WIDTH, 4 * drawing.LINE + 2 * (drawing.THICK + drawing.GAP))


@pytest.mark.skipif(not shutil.which("soffice") or not shutil.which("pdftotext"), reason="no word processor here")
@pytest.mark.timeout(180)
def test_a_word_processor_prints_it(path: Path, tmp_path: Path) -> None:
    """With every heading, every caption's number, and the numbers of the pages."""
    own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=150)
    said = subprocess.run(
        ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"], check=True, capture_output=True, text=True
    ).stdout
    flat = re.sub(r"\s+", " ", said)
    headings = [each.text for each in docx.Document(str(path)).paragraphs if str(each.style.name).startswith("Heading")]  # type: ignore[union-attr]
    assert [heading for heading in headings if heading not in flat] == [] and len(headings) > 20
    assert "Figuur 4. " in flat and "Tabel 5. " in flat and "Pagina 2" in flat
