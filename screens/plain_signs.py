"""The signs of a Linux console: what a terminal shows that has few of them.

The console's fonts hold 256 or 512 signs. Of the 58 fonts that Debian and Ubuntu ship for western languages (Lat15 and Uni2, all
sizes), and of lat1, lat9 and LatArCyrHeb, all have the letters of Latin-1, single and double lines with square corners, and
full and shaded blocks; none of those but three has half blocks, none has eighths, and ✓ ✕ ● ○ … are in some alone. Every sign
on the screen goes through here, so nothing else needs to know: borders, bars, the texts of a workshop, and what people type.
"""

import sys
import unicodedata

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from kiosk.terminal import speaks_utf8

SIGNS = {
    **dict.fromkeys("▏▎▍", " "),
    **dict.fromkeys("▌▐▋▊▉▆▇", "█"),
    **dict.fromkeys("▁▂", "░"),
    **dict.fromkeys("▃▄▅▀▓", "▒"),
    **dict(zip("╭╮╰╯╷╵╶╴━┃┏┓┗┛┣┫┳┻╋╺╸╹╻", "┌┐└┘││──═║╔╗╚╝╠╣═════║║", strict=True)),
    **dict(zip("•●○✓✕×‹›←→↑↓␣⌫−–—‐‑…“”„‘’‚€", "**o+xx<><>^v_<-----.\"\"\"'''E", strict=True)),
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
}
"""What stands in the place of signs that many fonts lack."""
LINES = "─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣█░▒"
ASCII = {
    **dict(zip(LINES, "-|+++++++++=|++++++#.:", strict=True)),
    "·": ".",
    "«": "<",
    "»": ">",
}
"""What stands in the place of those where even they cannot be written."""


class PlainSigns(LineFilter):
    """Replaces signs by simpler ones of the same width."""

    def __init__(self) -> None:
        super().__init__()
        self._encoding = None if speaks_utf8() else sys.__stdout__.encoding if sys.__stdout__ else "ascii"
        self._known: dict[str, str] = {}

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Replace them in one line."""
        return [
            each if each.text.isascii() else Segment(self._plain(each.text), each.style, each.control)
            for each in segments
        ]

    def _plain(self, text: str) -> str:
        said = "".join(self._known.get(sign) or self._learned(sign) for sign in text)
        width = cell_len(text)
        return said if cell_len(said) == width else set_cell_size(said, width)

    def _learned(self, sign: str) -> str:
        self._known[sign] = found = self._simpler(sign)
        return found

    def _simpler(self, sign: str) -> str:
        found = SIGNS.get(sign, sign)
        if self._writes(found):
            return found
        if (simple := ASCII.get(found)) is not None:
            return simple
        bare = unicodedata.normalize("NFKD", found)[0]
        return bare if self._writes(bare) else "?" * cell_len(sign)

    def _writes(self, sign: str) -> bool:
        if sign.isascii():
            return True
        if self._encoding is None:
            return sign in LINES or "\N{INVERTED EXCLAMATION MARK}" <= sign <= "ÿ"
        return self._encoding.casefold() in LATIN and "\N{INVERTED EXCLAMATION MARK}" <= sign <= "ÿ"


LATIN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "iso-8859-15", "iso8859-15"}
"""Encodings that write the letters of Latin-1; a locale of ASCII alone writes none."""
