"""A QR code that phones read from any terminal: dark on white in fixed colours, whatever the theme."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from kiosk.qr import Drawing, fit
from kiosk.terminal import shows_few_signs

DARK, LIGHT = "#000000", "#ffffff"
KEPT = {"keeps_colours": True}
"""A code is made of its colours; they stay where the user asked for none."""
ON_WHITE = Style(color=DARK, bgcolor=LIGHT, meta=KEPT)
ON_BLACK = Style(color=LIGHT, bgcolor=DARK, meta=KEPT)
GLYPHS = {(True, False): "▀", (False, True): "▄"}
"""Half blocks are always dark ink on white; where both halves are alike, only the ground is coloured (no glyph, no slit)."""


class QrCode(Widget):
    """Draws an address as large as its room allows; nothing where it does not fit.

    Args:
        url: what the code says.
        around: selects what it has to fit in.
        beside: columns that are kept free beside it.
    """

    ALLOW_SELECT = False

    url: reactive[str] = reactive("", layout=True)

    def __init__(self, url: str, *, around: str = "#body", beside: int = 30) -> None:
        super().__init__()
        self._around, self._beside = around, beside
        self.set_reactive(QrCode.url, url)
        self._drawn: tuple[str, Size, Drawing | None] | None = None

    def drawing(self, room: Size) -> Drawing | None:
        """Choose the drawing for a room in cells; the last one is kept."""
        if self._drawn is None or self._drawn[:2] != (self.url, room):
            self._drawn = (self.url, room, fit(self.url, room.width, room.height, halves=not shows_few_signs()))
        return self._drawn[2]

    @property
    def is_drawn(self) -> bool:
        """Whether there is room for the code, as far as it was laid out."""
        return self._drawn is None or self._drawn[2] is not None

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Tell how many columns the code takes."""
        drawing = self.drawing(self._room(container))
        return drawing.columns if drawing else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Tell how many rows the code takes."""
        drawing = self.drawing(self._room(container))
        return drawing.rows if drawing else 0

    def render_line(self, y: int) -> Strip:
        """Paint one row of cells."""
        drawing = self._drawn[2] if self._drawn else None
        if drawing is None or y >= drawing.rows:
            return Strip.blank(self.size.width)
        segments = [_segment(top, bottom) for top, bottom in drawing.row(y)]
        return Strip(segments, drawing.columns)

    def _room(self, container: Size) -> Size:
        around = self.screen.query_one(self._around).content_size
        return Size(max(0, container.width - self._beside), around.height or container.height)


def _segment(top: bool, bottom: bool) -> Segment:
    if top == bottom:
        return Segment(" ", ON_BLACK if top else ON_WHITE)
    return Segment(GLYPHS[top, bottom], ON_WHITE)
