"""A report in Markdown, as CommonMark has it, with the tables of GitHub's; whatever anybody typed is told to the letter."""

from collections.abc import Iterator
from itertools import count
from typing import assert_never

from kiosk.markdown import escaped_line, escaped_text
from kiosk.report.blocks import (
    Bar,
    Block,
    Chart,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quotes,
    Report,
    Table,
    Text,
    plain,
)

LONGEST = 20
"""Blocks of the longest bar."""


def as_markdown(report: Report) -> bytes:
    """Write a report."""
    numbers: dict[type, Iterator[int]] = {Chart: count(1), Table: count(1)}
    written = (_block(block, report, numbers) for block in report.blocks)
    return ("\n\n".join(written) + "\n").encode()


def _block(block: Block, report: Report, numbers: dict[type, Iterator[int]]) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_line(text)}"
        case Paragraph(text):
            return _text(text)
        case Facts(rows):
            return "\n".join(f"- **{_line(label)}:** {_cell(said)}" for label, said in rows)
        case Listing(items):
            return "\n".join(_prefixed("- ", "  ", _text(item)) for item in items)
        case Quotes(texts):
            return "\n\n".join(_prefixed("> ", "> ", _text(text)) for text in texts)
        case Table(caption, columns, rows, in_numbers):
            ruler = [":---", *["---:" if in_numbers else ":---"] * (len(columns) - 1)]
            cells = [list(map(_cell, row)) for row in rows]
            named = _line((f"{report.names.table} {next(numbers[Table])}. ", *caption))
            return f"{named}\n\n{_grid([list(map(_cell, columns)), ruler, *cells])}"
        case Chart(caption, _, bars):
            cells = [[_cell(bar.label), _drawn(bar), _cell(bar.said)] for bar in bars]
            named = _line((f"{report.names.figure} {next(numbers[Chart])}. ", *caption))
            return f"{_grid([['', '', ''], [':---', ':---', '---:'], *cells])}\n\n{named}"
        case _:
            assert_never(block)


def _grid(lines: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _drawn(bar: Bar) -> str:
    """Draw a bar of blocks; one that is not empty has at least one."""
    return "▇" * max(round(bar.length * LONGEST), bar.length > 0)


def _cell(text: Text) -> str:
    """Write what has to stand on one line, and may have several lines elsewhere."""
    return "; ".join(_line((line,)) for line in plain(text).splitlines() if line.strip())


def _text(text: Text) -> str:
    """Write what may have several lines and paragraphs."""
    return escaped_text(plain(text))


def _line(text: Text) -> str:
    """Write what has to stand on one line."""
    return escaped_line(plain(text))


def _prefixed(first: str, others: str, text: str) -> str:
    return "\n".join(f"{others if number else first}{line}".rstrip() for number, line in enumerate(text.split("\n")))
