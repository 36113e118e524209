"""A report as one HTML page that needs nothing else: it asks nobody for anything, and prints as it reads."""

import base64
import hashlib
from functools import cache
from itertools import count
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from kiosk.report.blocks import Block, Chart, Cited, Figure, Heading, Report, Table, Text, plain
from kiosk.report.sources import told
from kiosk.text import clean

TEMPLATES = Path(__file__).parent / "templates"


class Chapter(Struct, frozen=True):
    """What stands under one heading of the second level, each block with its number where it has one."""

    heading: Heading
    blocks: tuple[tuple[Block, int], ...]


def as_html(report: Report) -> bytes:
    """Write a report."""
    style = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    html = (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            chapters=_chapters(report),
            style=Markup(style),
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        )
    )
    return html.encode()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "said": _said,
        "plain": lambda text: clean(plain(text)),
        "kind": lambda block: type(block).__name__,
    }
    return made


def _said(text: Text) -> Markup:
    """Write a text: numbers with their value and source, and what others said apart from our own words in its direction."""
    return Markup("").join(map(_piece, text))


def _piece(piece: str | Figure | Cited) -> Markup:
    match piece:
        case Figure(value, shown, source):
            form = '<data value="{0}" data-source="{1}" title="{1}">{2}</data>'
            return Markup(form).format(value, told(source), shown)
        case Cited(text):
            return Markup("<bdi>{}</bdi>").format(clean(text).strip())
        case _:
            return Markup("{}").format(piece)


def _chapters(report: Report) -> list[Chapter]:
    """Part a report at its headings of the first two levels, and number its pictures and tables."""
    numbers = {Chart: count(1), Table: count(1)}
    parts = list[tuple[Heading, list[tuple[Block, int]]]]()
    for block in report.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            parts.append((block, []))
        elif parts:
            parts[-1][1].append((block, next(numbers[type(block)]) if type(block) in numbers else 0))
    return [Chapter(heading, tuple(blocks)) for heading, blocks in parts]
