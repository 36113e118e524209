"""A line as it came from a terminal, made into what a person meant: any byte may come, and keys that send sequences."""

import re

from kiosk.text import clean

STAFF = "\x07"
"""Ctrl+G, as on the full screen, in a line without anything else to read."""
_SEQUENCES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # arrows, function keys, the brackets around what is pasted
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # what terminals answer with, ended as it should be
    r"|\x1bO[ -~]"  # arrows and F1 to F4 in some terminals
    r"|\x1b[ -~]?"  # Esc alone, and Alt with a letter
    r"|\x9b[0-?]*[ -/]*[@-~]"
)


def typed(line: bytes, encoding: str = "utf-8") -> str:
    """Read a line; what is no text in this encoding becomes a replacement sign, sequences and control characters go."""
    text = _SEQUENCES.sub("", line.decode(encoding, errors="replace"))
    return clean(text).strip() or (STAFF if STAFF in text else "")
