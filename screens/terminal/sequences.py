"""Which escape sequences mean something here. All others are dropped: nobody typed them, and nobody is to read them as text."""

import re

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS

MOUSE = re.compile(r"\x1b\[<\d{1,3};\d{1,4};\d{1,4}[Mm]")
"""A report of the mouse in xterm's SGR form (1006); places are 1, 2, …"""
FOCUS = {"\x1b[I", "\x1b[O"}
SYNCHRONIZED = re.compile(r"\x1b\[\?2026;[0-4]\$y")
"""The terminal's answer whether it can show a change as a whole."""
KEY = re.compile(
    r"\x1b\[(?P<key>\d{0,7})(?:;(?P<modifiers>\d{0,3})(?:;(?P<text>[\d:]{0,40}))?)?(?P<end>[u~ABCDEFHPQS])"
)
"""A key as kitty's protocol tells it: its code point, modifiers, and the code points that it types."""
CONTROLS = range(0x20), range(0x7F, 0xA0), range(0xD800, 0xE000)
LAST = 0x10FFFF


def known(sequence: str) -> bool:
    """Tell whether Textual takes a whole sequence for one thing: a key, the mouse, the focus.

    Reports of the window's size and of the cursor are not wanted: the system tells the size, and a forged one would be believed.
    Nor are those that Textual takes for a sign: Esc and a digit, which a Mac sends for Option, is Esc and a digit here, or Alt;
    and the number pad, which the driver has told to send numbers, sends no sequences.
    """
    if sequence in FOCUS or MOUSE.fullmatch(sequence) or SYNCHRONIZED.fullmatch(sequence):
        return True
    if sequence in ANSI_SEQUENCES_KEYS:
        return not isinstance(ANSI_SEQUENCES_KEYS[sequence], str)
    return (key := KEY.fullmatch(sequence)) is not None and _is_key(key) and _types_characters(key)


def _is_key(key: re.Match[str]) -> bool:
    """Tell whether there is such a key: before `u` stands any sign, before another end one of few numbers.

    Of other numbers, as in the sequence that scrolls a terminal up, Textual would make the sign with that number.
    """
    return key["end"] == "u" or f"{key['key'] or '1'}{key['end']}" in FUNCTIONAL_KEYS


def _types_characters(key: re.Match[str]) -> bool:
    """Tell whether all code points of a key are characters: Textual would end at a number that is none."""
    codes = [key["key"] or "1", *(key["text"] or "32").split(":")]
    typed = [int(code) if code else LAST + 1 for code in codes]
    return typed[0] <= LAST and typed[0] not in CONTROLS[2] and all(map(_is_character, typed[1:]))


def _is_character(code: int) -> bool:
    return code <= LAST and not any(code in controls for controls in CONTROLS)
