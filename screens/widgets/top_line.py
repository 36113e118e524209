"""The thin line at the top: where one is, and how far that is."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TopLine(Widget):
    """Words at the left, the way behind and ahead at the right; without progress, other words at the right.

    The clock of a round stands at the right end of all.
    """

    ALLOW_SELECT = False

    clock: reactive[str] = reactive("")

    def __init__(self, left: str, *, progress: float | None = None, right: str = "") -> None:
        super().__init__()
        self._left, self._right = left, right
        self._progress = progress

    def render(self) -> Content:
        """Draw it over the whole width."""
        width = self.content_size.width
        clock = Content.styled(f"   {self.clock}", "bold $you") if self.clock else Content("")
        room = width - len(self._left) - 3 - clock.cell_length
        if self._progress is None or room < 8:
            right = "" if self.clock else self._right
            left = Content.styled(self._left, "$quiet").truncate(max(0, width - clock.cell_length), ellipsis=True)
            gap = max(0, width - left.cell_length - len(right) - clock.cell_length)
            return Content.assemble(left, " " * gap, (right, "$quiet"), clock)
        behind = round(room * self._progress)
        way = (("━" * behind, "$you"), ("─" * (room - behind), "$track"))
        return Content.assemble((self._left, "$quiet"), "   ", *way, clock)
