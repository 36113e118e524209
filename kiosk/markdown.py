"""Text that anybody typed, written in Markdown so that it is read to the letter (CommonMark, with the tables of GitHub)."""

import re

from kiosk.text import clean, on_one_line

ANYWHERE = re.compile(r"([\\`*_{}\[\]<>#|~&@$])")
"""Signs that can mean something wherever they stand."""
AT_BEGIN = re.compile(r"^([-+=:]|\d+(?=[.)]))")
"""What means something at the begin of a line; of a number it is the sign behind it."""
ADDRESS = re.compile(
    r"(?<=https)(?=://)|(?<=http)(?=://)|(?<=ftp)(?=://)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)", re.I
)
"""Where an address would become a link."""


def escaped_text(text: str) -> str:
    """Write what may have several lines and paragraphs."""
    paragraphs = re.split(r"\n\s*\n", clean(text).strip())
    return "\n\n".join("\\\n".join(map(_escaped, paragraph.splitlines())) for paragraph in paragraphs)


def escaped_line(text: str) -> str:
    """Write what has to stand on one line."""
    return _escaped(on_one_line(text))


def _escaped(line: str) -> str:
    bare = ANYWHERE.sub(r"\\\1", line.strip())
    begun = AT_BEGIN.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", bare)
    return ADDRESS.sub(r"\\", begun)
