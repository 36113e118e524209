"""The thin line at the top: where one is, and how far that is."""

from textual.content import Content
from textual.widget import Widget


class TopLine(Widget):
    """Words at the left, the way behind and ahead at the right; without progress, other words at the right."""

    ALLOW_SELECT = False

    def __init__(self, left: str, *, progress: float | None = None, right: str = "") -> None:
        super().__init__()
        self._left, self._right = left, right
        self._progress = progress

    def render(self) -> Content:
        """Draw it over the whole width."""
        room = self.content_size.width - len(self._left) - 3
        if self._progress is None or room < 8:
            gap = max(1, self.content_size.width - len(self._left) - len(self._right))
            return Content.assemble((self._left, "$quiet"), " " * gap, (self._right, "$quiet"))
        behind = round(room * self._progress)
        return Content.assemble(
            (self._left, "$quiet"), "   ", ("━" * behind, "$you"), ("─" * (room - behind), "$track")
        )
