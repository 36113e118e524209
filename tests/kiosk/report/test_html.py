"""The report as a page: complete in itself, each number with its source, and nothing in it that does anything."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.event import Event
from kiosk.report import report
from kiosk.report.as_html import as_html
from kiosk.report.blocks import Bar, Chart, Facts, Heading, Listing, Paragraph, Quotes, Report, Table, cited
from kiosk.report.sources import told
from tests.kiosk.report.composing import composed, figures
from tests.laptops import clock

VOID = {"meta", "link", "rect", "br", "img"}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&amp; &lt;",
    "</style></body>",
    "{{ 1 }} {% x %}",
]


class Page(HTMLParser):
    """A page as a browser meets it: its tags, with what is in them, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and what it is inside of."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Refuse a tag that ends what is not open."""
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text with its element."""
        if data.strip():
            self.texts.append((self.open[-1], data))

    def all(self, tag: str) -> list[dict[str, str]]:
        """List what stands in all tags of one name."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def page(busy: Event, tmp_path: Path) -> Page:
    """A report in Dutch."""
    path = report(busy, str(tmp_path / "verslag.html"), language="nl", clock=clock)
    assert path is not None
    return Page(path.read_text(encoding="utf-8"))


def test_it_asks_nobody_for_anything(page: Page) -> None:
    """No script, no style in an element, no address; the policy would not let any through."""
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.tags}
    assert [
        each for _, each in page.tags if {"src", "style"} & each.keys() or any(name.startswith("on") for name in each)
    ] == []
    assert {each["href"][:2] for each in page.all("a")} == {"#c"}
    policy = next(each["content"] for each in page.all("meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_every_figure_has_its_value_and_its_source(busy: Event, page: Page) -> None:
    """As data, which a program can read, and as a title, which a person can."""
    wanted = [(str(each.value), told(each.source)) for each in figures(composed(busy, "nl").blocks)]
    found = [(each["value"], each["data-source"]) for each in page.all("data")]
    assert len(found) > 300 and set(found) <= set(wanted)
    assert all(each["title"] == each["data-source"] for each in page.all("data"))


def test_it_can_be_read_without_seeing_it(page: Page) -> None:
    """Language, landmarks, headings in their order, captions, heads of columns and rows, and a name for every bar."""
    assert (
        page.all("html") == [{"lang": "nl"}]
        and len(page.all("main")) == len(page.all("header")) == len(page.all("h1")) == 1
    )
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(page.all("section")) == levels.count(2) == len(page.all("a"))
    assert {each["scope"] for each in page.all("th")} == {"row", "col"}
    assert len(page.all("table")) == len(page.all("caption")) + len(page.all("figure"))
    assert all(each["role"] == "img" and each["aria-label"] for each in page.all("svg"))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_is_read_to_the_letter(text: str) -> None:
    """In every kind of block; in its own direction."""
    it = cited(text)
    blocks = (
        *(Heading(it, 1), Paragraph(it), Heading(it, 2), Facts(((it, it),)), Listing((it,)), Quotes((it,))),
        *(Table(it, (it, it), ((it, it),)), Chart(it, it, (Bar(it, it, 0.5),))),
    )
    page = Page(as_html(Report("en", blocks)).decode())
    assert page.texts.count(("bdi", text)) == 16
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
