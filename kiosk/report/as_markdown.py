"""A report in Markdown, as CommonMark has it, with the tables of GitHub's; whatever anybody typed is told to the letter."""

import re
from typing import assert_never

from kiosk.report.blocks import Block, Facts, Heading, Listing, Paragraph, Quotes, Report, Table
from kiosk.text import clean

ANYWHERE = re.compile(r"([\\`*_{}\[\]<>#|~&@$])")
"""Signs that can mean something wherever they stand."""
AT_BEGIN = re.compile(r"^([-+=:]|\d+(?=[.)]))")
"""What means something at the begin of a line; of a number it is the sign behind it."""
ADDRESS = re.compile(
    r"(?<=https)(?=://)|(?<=http)(?=://)|(?<=ftp)(?=://)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)", re.I
)
"""Where an address would become a link."""


def as_markdown(report: Report) -> bytes:
    """Write a report."""
    return ("\n\n".join(_block(block) for block in report.blocks) + "\n").encode()


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_line(text)}"
        case Paragraph(text):
            return _text(text)
        case Facts(rows):
            return "\n".join(f"- **{_line(label)}:** {_line(said)}" for label, said in rows)
        case Listing(items):
            return "\n".join(_prefixed("- ", "  ", _text(item)) for item in items)
        case Quotes(texts):
            return "\n\n".join(_prefixed("> ", "> ", _text(text)) for text in texts)
        case Table(columns, rows):
            ruler = [":---", *["---:"] * (len(columns) - 1)]
            lines = [map(_line, columns), ruler, *(map(_line, row) for row in rows)]
            return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
        case _:
            assert_never(block)


def _text(text: str) -> str:
    """Write what may have several lines and paragraphs."""
    paragraphs = re.split(r"\n\s*\n", clean(text).strip())
    return "\n\n".join("\\\n".join(map(_escaped, paragraph.splitlines())) for paragraph in paragraphs)


def _line(text: str) -> str:
    """Write what has to stand on one line."""
    return _escaped(" ".join(clean(text).split()))


def _escaped(line: str) -> str:
    bare = ANYWHERE.sub(r"\\\1", line.strip())
    begun = AT_BEGIN.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", bare)
    return ADDRESS.sub(r"\\", begun)


def _prefixed(first: str, others: str, text: str) -> str:
    return "\n".join(f"{others if number else first}{line}".rstrip() for number, line in enumerate(text.split("\n")))
