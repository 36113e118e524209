"""The themes on a terminal of sixteen colours: those that are nearest, of those that can be read.

The nearest colour alone cannot always be read: the accent of paper would be yellow on white, 1.7:1. Grounds are taken from the
eight dark colours, since the console of Linux has no others; the signs on them have at least 4.5:1 (WCAG AA), and stay coloured
where any colour does.
"""

import os
from functools import lru_cache

from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.palette import Palette
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Background
from textual.filter import LineFilter

from screens.contrast import contrast
from screens.no_colours import KEEPS

READABLE = 4.5
GREY = 60
"""Colours whose parts differ less are greys."""
DARK = [(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)]
BRIGHT = [(127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255)]
XTERM = Palette([*DARK, *BRIGHT, (255, 255, 255)])
"""As xterm has them where nobody chose others."""
VGA = [(0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)]
LIGHT = [(85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255), (255, 85, 255), (85, 255, 255)]
CONSOLE = Palette([*VGA, *LIGHT, (255, 255, 255)])
"""As the console of Linux has them, after VGA."""


class SixteenColours(LineFilter):
    """Chooses the colours of each sign."""

    def __init__(self) -> None:
        super().__init__()
        self._palette = CONSOLE if os.environ.get("TERM", "").startswith("linux") else XTERM

    def apply(self, segments: list[Segment], background: Background) -> list[Segment]:
        """Choose them in one line."""
        return [Segment(text, style and self.chosen(style), control) for text, style, control in segments]

    @lru_cache(1024)  # noqa: B019 (one for each app, which lives as long)
    def chosen(self, style: Style) -> Style:
        """Choose the colours of a style."""
        if style.bgcolor is None or style.meta.get(KEEPS):
            return style
        ground = _nearest(self._palette, style.bgcolor.get_truecolor(), range(8))
        if style.color is None:
            return style + Style(bgcolor=Color.from_ansi(ground))
        behind = ColorTriplet(*self._palette[ground])
        read = [at for at in range(16) if contrast(ColorTriplet(*self._palette[at]), behind) >= READABLE]
        wanted = style.color.get_truecolor()
        alike = [at for at in read if _is_grey(ColorTriplet(*self._palette[at])) == _is_grey(wanted)]
        sign = _nearest(self._palette, wanted, alike or read)
        return style + Style(color=Color.from_ansi(sign), bgcolor=Color.from_ansi(ground))


def _is_grey(colour: ColorTriplet) -> bool:
    return max(colour) - min(colour) < GREY


def _nearest(palette: Palette, wanted: ColorTriplet, among: "range | list[int]") -> int:
    """Find the colour that looks most alike, by the weighted distance of T. Riemersma (“redmean”)."""

    def far(at: int) -> float:
        colour = ColorTriplet(*palette[at])
        middle = (wanted.red + colour.red) / 2
        red, green, blue = (one - other for one, other in zip(wanted, colour, strict=True))
        return (2 + middle / 256) * red**2 + 4 * green**2 + (2 + (255 - middle) / 256) * blue**2

    return min(among, key=far)
