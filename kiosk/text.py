"""Own words as they may be kept: what a person typed, without what only a machine would read."""

import re
import unicodedata

KEPT_CONTROLS = "\n"
JOINERS = "\u200c\u200d"
"""Joiners shape letters in Persian and Hindi and hold emoji together; all other invisible marks can only deceive."""
SEQUENCE = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)")
"""What tells a terminal a colour, a link, or that a paste begins (ECMA-48, 5.4 and 5.6); copied along from another terminal."""


def pasted(text: str) -> str:
    """Take out of a pasted text what only a terminal would read, in one piece each, and clean the rest."""
    return clean(SEQUENCE.sub("", text))


def clean(typed: str) -> str:
    """Take out control characters, direction overrides and lone surrogates; compose accents; unify ends of lines.

    Letters of every script, emoji and anything that looks like markup stay as they are.
    """
    text = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if text.isprintable():
        return text  # as nearly all are; sign by sign would be forty times as slow
    return "".join(sign for sign in text if sign in KEPT_CONTROLS or is_visible(sign))


def on_one_line(text: str) -> str:
    """Write a text, cleaned, where there is one line for it: each run of spaces and breaks is one space."""
    return " ".join(clean(text).split())


def is_visible(sign: str) -> bool:
    """Tell whether a character may be kept: one that is seen, or joins others that are."""
    return sign in JOINERS or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
