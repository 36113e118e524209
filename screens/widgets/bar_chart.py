"""Bars with a label, in eighths of a cell on a faint track, with their number at the right."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.room_bar import bar


class Bar(NamedTuple):
    """One bar: its label, its length from 0 to 1, and the number in words."""

    label: str
    length: float
    said: str


class BarChart(Widget):
    """Draws bars one below the other; labels at most half the width."""

    ALLOW_SELECT = False

    bars: reactive[tuple[Bar, ...]] = reactive(())

    def __init__(self, bars: Sequence[Bar] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(BarChart.bars, tuple(bars))
        self.display = bool(bars)

    def watch_bars(self, before: tuple[Bar, ...], bars: tuple[Bar, ...]) -> None:
        """Take a row for each bar, and no room without any."""
        self.display = bool(bars)
        if len(before) != len(bars):
            self.refresh(layout=True)

    def render(self) -> Content:
        """Draw all bars."""
        width = self.content_size.width
        said = max((len(each.said) for each in self.bars), default=0)
        label = min(max((Content(each.label).cell_length for each in self.bars), default=0), width // 2)
        room = max(4, width - label - said - 3)
        return Content("\n").join([self._line(each, label, room, said) for each in self.bars])

    def _line(self, each: Bar, label: int, room: int, said: int) -> Content:
        filled, rest = bar(each.length, room)
        name = Content(each.label).truncate(label, ellipsis=True, pad=True)
        return Content.assemble(name, " ", (filled, "$you on $track"), (rest, "on $track"), f" {each.said:>{said}}")
