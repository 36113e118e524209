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

    bars: reactive[tuple[BigBar, ...]] = reactive(())

    def render(self) -> Content:
        """Draw all bars in the room there is."""
        width, height = self.content_size
        each = height // max(1, len(self.bars))
        draw = self._thick if each >= TALL else self._low if each == 2 else self._thin
        lines = [line for shown in self.bars for line in draw(shown, width, gap=each > TALL)]
        return Content("\n").join(lines)

    def _thick(self, shown: BigBar, width: int, *, gap: bool) -> Sequence[Content]:
        """Draw the label, a bar of two rows, the number in large digits; what is said where it fits, or below."""
        number = large(f"{shown.number:>{max(len(each.number) for each in self.bars)}}")
        room = max(8, width - max(map(len, number)) - 2)
        beside = len(shown.label) + len(shown.said) + 2 <= room or not gap
        label, block = _label(shown if beside else shown._replace(said=""), room), _bar(shown.length, room)
        lines = [
            Content.assemble(left, "  ", (digits, "bold"))
            for left, digits in zip((label, block, block), number, strict=True)
        ]
        return [*lines, Content.styled("" if beside else shown.said, "$quiet")] if gap else lines

    def _low(self, shown: BigBar, width: int, *, gap: bool) -> Sequence[Content]:
        """Draw the label, and the bar with its number below it."""
        return [
            _label(shown, width),
            Content.assemble(_bar(shown.length, max(8, width - 8)), (f"{shown.number:>8}", "bold")),
        ]

    def _thin(self, shown: BigBar, width: int, *, gap: bool) -> Sequence[Content]:
        """Draw label, bar and number in one row."""
        half = max(8, (width - 8) // 2)
        name = _label(shown._replace(said=""), half - 1)
        return [
            Content.assemble(name, " ", _bar(shown.length, max(4, width - 8 - half)), (f"{shown.number:>8}", "bold"))
        ]


def _bar(length: float, width: int) -> Content:
    filled, rest = bar(length, width)
    return Content.assemble((filled, "$you on $track"), (rest, "on $track"))


def _label(shown: BigBar, width: int) -> Content:
    """Write the label, and what is said beside it where both fit."""
    fits = len(shown.label) + len(shown.said) + 2 <= width
    said = f"  {shown.said}" if shown.said and fits else ""
    return Content.assemble((shown.label, "bold"), (said, "$quiet")).truncate(width, ellipsis=True, pad=True)


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
