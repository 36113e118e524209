"""A number so large that the whole table reads it."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

ROWS = 5
SHAPES = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", " ##", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", " # ", " # ", " # "),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
}
"""Each digit in squares, three across and five down; a square is two cells wide, so that it is one."""


class Numeral(Widget):
    """Draws a number from 0 up."""

    ALLOW_SELECT = False

    def __init__(self, number: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        rows = [" ".join(SHAPES[digit][row] for digit in str(number)) for row in range(ROWS)]
        self._rows = ["".join("██" if square == "#" else "  " for square in row) for row in rows]

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take as many columns as the digits do."""
        return len(self._rows[0])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take the height of a digit."""
        return ROWS

    def render(self) -> Content:
        """Draw it."""
        return Content("\n".join(self._rows))
