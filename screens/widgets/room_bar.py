"""Where one stands: one part, the bar of the room for one's own answer, and its share."""

from textual.content import Content
from textual.widget import Widget

EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(share: float, width: int) -> tuple[str, str]:
    """Draw a share of 0 to 1 in eighths of a cell: the filled cells, and the rest of the track."""
    eighths = round(share * width * 8)
    full, part = divmod(eighths, 8)
    filled = "█" * full + (EIGHTHS[part] if part else "")
    return filled, " " * (width - len(filled))


class RoomBar(Widget):
    """A label, and below it a bar with the share of the room that answered the same."""

    ALLOW_SELECT = False

    def __init__(self, label: str, share: float, said: str) -> None:
        super().__init__()
        self._label, self._share, self._said = label, share, said

    def render(self) -> Content:
        """Draw label and bar."""
        width = max(4, self.content_size.width - len(self._said) - 1)
        filled, rest = bar(self._share, width)
        label = Content(self._label).truncate(self.content_size.width, ellipsis=True)
        return Content.assemble(label, "\n", (filled, "$you on $track"), (rest, "on $track"), f" {self._said}")
