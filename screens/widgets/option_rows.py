"""Rows to choose one of, with a cursor; only the rows that are seen are drawn, however many there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

EDGE = "▌"
"""Stands at the left of the row that the cursor is in."""


class OptionRows(Widget, can_focus=True):
    """One row for each option; Enter or a click chooses it."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("home", "move(-1000000)", show=False),
        Binding("end", "move(1000000)", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor stands at another row."""

        at: int

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        at: int

    def __init__(self, rows: Sequence[str | Content] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._count = len(rows)
        self._draw: Callable[[int], str | Content] = lambda at: rows[at]
        self._top = 0

    def tell(self, count: int, draw: Callable[[int], str | Content]) -> None:
        """Show other rows: so many, each drawn when it is seen."""
        grown = count != self._count
        self._count, self._draw = count, draw
        self.cursor = self.validate_cursor(self.cursor)
        self._scroll()
        self.refresh(layout=grown and self.styles.is_auto_height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Ask for a line for each row."""
        return self._count

    def validate_cursor(self, cursor: int) -> int:
        """Stay within the rows."""
        return min(max(cursor, 0), max(0, self._count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Paint the rows that it left and came to, or all where others come into view; tell where it stands."""
        top = self._top
        self._scroll()
        if top == self._top:
            self.refresh(*(Region(0, at - top, self.size.width, 1) for at in (before, after)))
        else:
            self.refresh()
        self.post_message(self.Moved(self.cursor))

    def on_resize(self) -> None:
        """Keep the cursor in view; what was painted before the height was known may be other rows."""
        top = self._top
        self._scroll()
        if top != self._top:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        at, width = self._top + y, self.size.width
        if at >= self._count:
            return Strip.blank(width, self.rich_style)
        return Visual.to_strips(self, self._row(at, width), width, 1, self.visual_style)[0]

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_choose(self) -> None:
        """Choose the row at the cursor."""
        if self._count:
            self.post_message(self.Chosen(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked; a second click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or self._top + offset.y >= self._count:
            return
        self.focus()
        if self.cursor == self._top + offset.y:
            self.action_choose()
        self.cursor = self._top + offset.y

    def on_mouse_scroll_down(self) -> None:
        """Move with the wheel."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """Move with the wheel."""
        self.action_move(-1)

    def _scroll(self) -> None:
        """Bring the cursor into view, half a page at a time: then most moves paint two rows alone."""
        height = self.content_size.height
        if not self._top <= self.cursor < self._top + height:
            self._top = self.cursor - height // 2
        self._top = max(0, min(self._top, self._count - height))

    def _row(self, at: int, width: int) -> Content:
        row = self._draw(at)
        here = at == self.cursor
        content = row if isinstance(row, Content) else Content(row)
        line = Content.assemble((EDGE if here else " ", "$you"), " ", content).truncate(width, ellipsis=True, pad=True)
        return line.stylize_before("on $raised") if here else line
