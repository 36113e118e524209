"""A scale to place oneself on: its two ends in words, its positions as numbers in a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

CELL = 4
"""Columns of one position."""


class Scale(Widget, can_focus=True):
    """One position of a few; a digit chooses it, arrows move it."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("enter", "accept", show=False),
    ]

    value: reactive[int | float | None] = reactive(None)

    @dataclass
    class Changed(Message):
        """The participant chose a position."""

        scale: "Scale"
        value: int | float

        @property
        def control(self) -> "Scale":
            """The scale it was chosen on."""
            return self.scale

    @dataclass
    class Accepted(Message):
        """The participant is done with this scale."""

        scale: "Scale"

        @property
        def control(self) -> "Scale":
            """The scale that is done."""
            return self.scale

    def __init__(
        self,
        positions: Sequence[int | float],
        low: str,
        high: str,
        value: int | float | None = None,
        *,
        written: Callable[[float], str] = str,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._written = written
        self._positions = tuple(positions)
        self._low, self._high = low, high
        self.set_reactive(Scale.value, value)

    def render(self) -> Content:
        """Draw the ends and the positions; the chosen one stands out by brackets and weight too."""
        marks = [self._position(value) for value in self._positions]
        return Content.assemble(
            (f"{self._low:>{self._end_width()}}  ", "$quiet"), *marks, (f"  {self._high}", "$quiet")
        )

    def _position(self, value: int | float) -> tuple[str, str]:
        text = self._written(value)
        return (f"{f'‹{text}›':^{CELL}}", "bold $you") if value == self.value else (f"{text:^{CELL}}", "")

    def _end_width(self) -> int:
        room = self.content_size.width - CELL * len(self._positions) - 4
        return max(0, min(24, room - min(24, room // 2)))

    def action_move(self, by: int) -> None:
        """Move one position, from nowhere to the middle."""
        if self.value is None:
            self._choose(self._positions[len(self._positions) // 2])
            return
        place = self._positions.index(self.value) + by
        if 0 <= place < len(self._positions):
            self._choose(self._positions[place])

    def on_key(self, event: events.Key) -> None:
        """Choose the position with this number; `0` is ten where the scale has no zero."""
        if event.key not in "0123456789":
            return
        event.stop()
        number = int(event.key)
        wanted = 10 if number == 0 and 0 not in self._positions else number
        if wanted in self._positions:
            self._choose(self._positions[self._positions.index(wanted)])

    def action_accept(self) -> None:
        """Say that this scale is done."""
        self.post_message(self.Accepted(self))

    def on_click(self, event: events.Click) -> None:
        """Choose the position that was clicked."""
        self.focus()
        at = event.get_content_offset(self)
        if at is None:
            return
        place = (at.x - self._end_width() - 2) // CELL
        if 0 <= place < len(self._positions):
            self._choose(self._positions[place])

    def _choose(self, value: int | float) -> None:
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self, value))
