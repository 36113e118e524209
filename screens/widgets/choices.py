"""Options to choose from, by digit, by arrow and space, or by mouse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

DIGITS = "1234567890"
EDGE = "▌"
"""Stands at the left of the row that the cursor is in."""


class Choices(Widget, can_focus=True):
    """A list of options of which none, one or several are chosen; kinds differ in `toggle` and `mark`."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("space", "choose_cursor", show=False),
        Binding("enter", "accept", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)
    hovered: reactive[int | None] = reactive(None, repaint=False)
    value: reactive[tuple[str, ...]] = reactive((), repaint=False)

    @dataclass
    class Changed(Message):
        """The participant chose; `value` holds the names of what is chosen now."""

        choices: "Choices"
        value: tuple[str, ...]

        @property
        def control(self) -> "Choices":
            """The list it was chosen in."""
            return self.choices

    @dataclass
    class Accepted(Message):
        """The participant is done with this list."""

        choices: "Choices"

        @property
        def control(self) -> "Choices":
            """The list that is done."""
            return self.choices

    def __init__(
        self, options: Sequence[tuple[str, str]], value: tuple[str, ...] = (), *, id: str | None = None
    ) -> None:
        """Make the list.

        Args:
            options: name and label of each, in order.
            value: the names chosen so far.
            id: the widget's.
        """
        super().__init__(id=id)
        self.names = [name for name, _ in options]
        self._labels = [Content(label) for _, label in options]
        self._lines: list[list[Content]] = []
        self._width = -1
        self.set_reactive(Choices.value, value)
        self.set_reactive(Choices.cursor, self.names.index(value[0]) if value else 0)

    def toggle(self, name: str) -> tuple[str, ...]:
        """Tell what is chosen after this option was pressed."""
        return (name,)

    def mark(self, name: str) -> str:
        """Draw the state of an option."""
        return "(•)" if name in self.value else "( )"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Count the lines at a width; long labels go on below themselves."""
        return sum(len(self._wrapped(index, width)) for index in range(len(self.names)))

    def watch_value(self, before: tuple[str, ...], value: tuple[str, ...]) -> None:
        """Draw the rows anew whose mark may have changed."""
        self._redraw(*(self.names.index(name) for name in {*before, *value}))

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Draw the rows anew that the cursor left and came to."""
        self._redraw(before, cursor)

    def watch_hovered(self, before: int | None, hovered: int | None) -> None:
        """Draw the rows anew that the mouse left and came to."""
        self._redraw(*(index for index in (before, hovered) if index is not None))

    def render(self) -> Content:
        """Draw all rows; labels are shown as they are, whatever they hold."""
        width = self.content_size.width
        return Content("\n").join([line for index in range(len(self.names)) for line in self._row(index, width)])

    def _row(self, index: int, width: int) -> Iterator[Content]:
        """Draw one option: the edge that shows the cursor, the digit, the mark, the label."""
        name = self.names[index]
        chosen, here = name in self.value, self.has_focus and index == self.cursor
        digit = DIGITS[index] if index < len(DIGITS) else " "
        weight = "bold" if chosen else ""
        head = Content.assemble((f"{digit}  ", "$you" if chosen else "$quiet"), (f"{self.mark(name)} ", weight))
        for line in self._wrapped(index, width):
            row = Content.assemble((EDGE, "$you") if here else " ", " ", head, line.stylize(weight))
            lit = here or index == self.hovered
            yield row.truncate(width, pad=True).stylize_before("on $raised") if lit else row
            head = Content(" " * head.cell_length)

    def _wrapped(self, index: int, width: int) -> list[Content]:
        if width != self._width:
            taken = len(EDGE) + 1 + len("1  ") + len(self.mark(self.names[index])) + 1
            self._lines = [label.wrap(max(8, width - taken)) for label in self._labels]
            self._width = width
        return self._lines[index]

    def on_key(self, event: events.Key) -> None:
        """Choose by digit; taken here and not by a binding, which is looked up only after the key has gone all the way up."""
        if event.key in DIGITS:
            event.stop()
            self.action_choose(DIGITS.index(event.key))

    def action_move(self, by: int) -> None:
        """Move the cursor, around the ends."""
        self.cursor = (self.cursor + by) % len(self.names)
        self._scroll_to_cursor()

    def action_choose_cursor(self) -> None:
        """Choose the option under the cursor."""
        self.action_choose(self.cursor)

    def action_choose(self, index: int) -> None:
        """Choose the option with this place, if there is one."""
        if index >= len(self.names):
            return
        self.cursor = index
        chosen = self.toggle(self.names[index])
        if chosen != self.value:
            self.value = chosen
            self.post_message(self.Changed(self, chosen))

    def action_accept(self) -> None:
        """Say that this list is done."""
        self.post_message(self.Accepted(self))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which option a click would choose."""
        self.hovered = self._at(event)

    def on_leave(self) -> None:
        """Show nothing when the mouse is elsewhere."""
        self.hovered = None

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        index = self._at(event)
        if index is not None:
            event.stop()
            self.focus()
            self.action_choose(index)

    def _redraw(self, *indexes: int) -> None:
        """Draw some rows anew; the others are left, which makes a key's paint twice as fast."""
        self.refresh(*(self._place(index) for index in indexes))

    def _place(self, index: int) -> Region:
        """Tell which lines an option takes."""
        heights = self._heights()
        return Region(0, sum(heights[:index]), self.content_size.width, heights[index])

    def _heights(self) -> list[int]:
        return [len(self._wrapped(index, self.content_size.width)) for index in range(len(self.names))]

    def _at(self, event: events.MouseEvent) -> int | None:
        """Find the option under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        return next((index for index, below in enumerate(accumulate(self._heights())) if offset.y < below), None)

    def _scroll_to_cursor(self) -> None:
        """Bring the cursor's row into view where the screen is too low for all."""
        around = next((above for above in self.ancestors if isinstance(above, ScrollableContainer)), None)
        if around is not None:
            place = self._place(self.cursor).translate(self.content_region.offset)
            around.scroll_to_region(place.translate(around.scroll_offset - around.region.offset), animate=False)
