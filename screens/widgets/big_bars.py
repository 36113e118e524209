"""Bars for a projector: thick, with their number in large digits, readable from the back of the room."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD
from textual.widget import Widget

from screens.widgets.room_bar import bar

TALL = 3
"""Rows of a large digit."""


class BigBar(NamedTuple):
    """One bar: its label, its length from 0 to 1, the number that is drawn large, and what stands beside its label."""

    label: str
    length: float
    number: str
    said: str = ""


class BigBars(Widget):
    """Draws bars one below the other: of three rows with large digits where there is room, else of two or one."""

    ALLOW_SELECT = False

    bars: reactive[tuple[BigBar, ...]] = reactive((), layout=True)

    def render(self) -> Content:
        """Draw all bars in the room there is."""
        width, height = self.content_size
        each = height // max(1, len(self.bars))
        rows = TALL if each >= TALL else each
        lines = [line for each_bar in self.bars for line in self._drawn(each_bar, width, rows, gap=each > TALL)]
        return Content("\n").join(lines)

    def _drawn(self, shown: BigBar, width: int, rows: int, *, gap: bool) -> Sequence[Content]:
        if rows < TALL:
            return self._low(shown, width, rows)
        number = large(shown.number)
        room = max(8, width - max(map(len, number)) - 2)
        filled, rest = bar(shown.length, room)
        label = _label(shown, room)
        block = Content.assemble((filled, "$you on $track"), (rest, "on $track"))
        lines = [
            Content.assemble(left, "  ", (digits, "bold"))
            for left, digits in zip((label, block, block), number, strict=True)
        ]
        return [*lines, Content("")] if gap else lines

    def _low(self, shown: BigBar, width: int, rows: int) -> Sequence[Content]:
        room = max(8, width - 8)
        filled, rest = bar(shown.length, room)
        line = Content.assemble((filled, "$you on $track"), (rest, "on $track"), (f"{shown.number:>8}", "bold"))
        if rows < 2:
            half = room // 2
            filled, rest = bar(shown.length, room - half)
            name = _label(shown, half - 1)
            return [
                Content.assemble(
                    name, " ", (filled, "$you on $track"), (rest, "on $track"), (f"{shown.number:>8}", "bold")
                )
            ]
        return [_label(shown, width), line]


def _label(shown: BigBar, width: int) -> Content:
    said = f"  {shown.said}" if shown.said else ""
    name = Content(shown.label).truncate(max(4, width - len(said)), ellipsis=True)
    return Content.assemble((name.plain, "bold"), (said, "$quiet")).truncate(width, pad=True)


def large(text: str) -> list[str]:
    """Write digits three rows tall, as Textual's Digits draws them."""
    rows = ["", "", ""]
    for letter in text:
        at = DIGITS.find(letter)
        drawn = (
            [f"{line:<3}" for line in DIGITS3X3_BOLD[at * TALL : at * TALL + TALL]] if at >= 0 else [" ", " ", letter]
        )
        for row, line in enumerate(drawn):
            rows[row] += line
    return rows
