"""The screen without colours, for who asks for none with NO_COLOR: marks, weight and lines tell everything.

What stands on a ground that stands out, such as the cursor in a text, is reversed instead. A QR code keeps its black and white,
since without them it is none: on a dark terminal its light squares would be dark.
"""

from functools import lru_cache

from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Background
from textual.filter import LineFilter

from screens.contrast import contrast

STANDS_OUT = 3.0
"""A ground with so much contrast to the screen's is told by reversing it; fainter ones are decoration."""
KEEPS = "keeps_colours"
"""The mark of a style that is not to be changed."""
DEFAULT = Color.default()


class NoColours(LineFilter):
    """Takes colours away.

    Args:
        ground: the colour of the screen.
    """

    def __init__(self, ground: str) -> None:
        super().__init__()
        self._ground = Background.parse(ground).rich_color.get_truecolor()

    def apply(self, segments: list[Segment], background: Background) -> list[Segment]:
        """Take them out of one line."""
        return [Segment(text, style and bare(style, self._ground), control) for text, style, control in segments]


@lru_cache(1024)
def bare(style: Style, ground: ColorTriplet) -> Style:
    """Take the colours out of a style."""
    if style.meta.get(KEEPS):
        return style
    behind = style.bgcolor
    stands_out = behind is not None and not behind.is_default and contrast(behind.get_truecolor(), ground) >= STANDS_OUT
    return style + Style(color=DEFAULT, bgcolor=DEFAULT, dim=False, reverse=stands_out != bool(style.reverse))
