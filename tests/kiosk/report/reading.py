"""A report as somebody reads it: parsed by a Markdown parser that knows nothing of the kiosk."""

from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kiosk.event import Event
from kiosk.report import report
from tests.laptops import clock

PARSER = MarkdownIt("commonmark").enable("table")
PLAIN = {"text", "softbreak", "hardbreak", "strong_open", "strong_close"}
"""All that may be inside a line; a link, an image, code, emphasis or HTML would be another kind."""


class Line(NamedTuple):
    """One thing that is read: `h1` to `h6`, `p`, `li`, `quote`, or `row` with a tab between its cells."""

    kind: str
    text: str


class Reading(list[Line]):
    """A report from its begin to its end."""

    @property
    def title(self) -> str:
        """Tell what stands above everything."""
        return self[0].text

    def under(self, *headings: str) -> "Reading":
        """Read what stands under a heading, or under one below it, up to the next one of its kind."""
        found = self
        for heading in headings:
            place = next(n for n, line in enumerate(found) if line.kind[0] == "h" and line.text == heading)
            level = found[place].kind
            rest = found[place + 1 :]
            end = next((n for n, line in enumerate(rest) if line.kind[0] == "h" and line.kind <= level), len(rest))
            found = Reading(rest[:end])
        return found

    def own(self) -> "Reading":
        """Leave out what stands under further headings."""
        end = next((n for n, line in enumerate(self) if line.kind[0] == "h"), len(self))
        return Reading(self[:end])

    def texts(self, kind: str) -> list[str]:
        """List the texts of one kind."""
        return [line.text for line in self if line.kind == kind]

    def charts(self) -> list[list[list[str]]]:
        """List the pictures, which have no heads above their bars."""
        return [each[1:] for each in self._grids() if not any(each[0])]

    def tables(self) -> list[list[list[str]]]:
        """List the tables, row by row, the heads of their columns first."""
        return [each for each in self._grids() if any(each[0])]

    def _grids(self) -> list[list[list[str]]]:
        found = list[list[list[str]]]()
        for before, line in zip([Line("", ""), *self], self, strict=False):
            if line.kind == "row":
                if before.kind != "row":
                    found.append([])
                found[-1].append(line.text.split("\t"))
        return found


def read(markdown: str) -> Reading:
    """Parse a report, and refuse whatever does more than to be read."""
    found, inside, cells = Reading(), list[str](), list[str]()
    for token in PARSER.parse(markdown):
        match token.type:
            case "inline" if "tr" in inside:
                cells.append(_text(token))
            case "inline":
                found.append(Line(_kind(inside), _text(token)))
            case "tr_close":
                found.append(Line("row", "\t".join(cells)))
                cells.clear()
        assert token.type not in {"html_block", "fence", "code_block", "hr"}, token.content
        if token.nesting == 1:
            inside.append(token.tag)
        elif token.nesting == -1:
            inside.pop()
    return found


def _kind(inside: list[str]) -> str:
    for tag, kind in (("blockquote", "quote"), ("li", "li")):
        if tag in inside:
            return kind
    return inside[-1]


def _text(token: Token) -> str:
    children = token.children or []
    assert {child.type for child in children} <= PLAIN, token.content
    return "".join("\n" if child.type.endswith("break") else child.content for child in children)


def written(event: Event, folder: Path, language: str | None = "en") -> Reading:
    """Write the report of an event, and read it."""
    path = folder / "report.md"
    assert report(event, str(path), language=language, force=True, clock=clock) == path
    return read(path.read_text(encoding="utf-8"))
