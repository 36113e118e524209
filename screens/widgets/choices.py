"""Options to choose from, by digit, by arrow and space, or by mouse."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

DIGITS = "1234567890"


class Option(Widget):
    """One row: the digit that chooses it, its mark, its label."""

    ALLOW_SELECT = False

    cursor: reactive[bool] = reactive(False, toggle_class="-cursor")
    chosen: reactive[bool] = reactive(False, toggle_class="-chosen")
    mark: reactive[str] = reactive("")

    @dataclass
    class Pressed(Message):
        """The row was clicked."""

        index: int

    def __init__(self, index: int, label: str) -> None:
        super().__init__()
        self._index = index
        self._label = label

    def render(self) -> Content:
        """Show digit, mark and label; the label is shown as it is, whatever it holds."""
        digit = DIGITS[self._index] if self._index < len(DIGITS) else " "
        style = "bold" if self.chosen else ""
        return Content.assemble(
            (f"{digit}  ", "$you" if self.chosen else "$quiet"), (f"{self.mark} ", style), (self._label, style)
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        event.stop()
        self.post_message(self.Pressed(self._index))


class Choices(Widget, can_focus=True):
    """A list of options of which none, one or several are chosen; kinds differ in `toggle` and `mark`."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("space", "choose_cursor", show=False),
        Binding("enter", "accept", show=False),
        *(Binding(digit, f"choose({index})", show=False) for index, digit in enumerate(DIGITS)),
    ]

    cursor: reactive[int] = reactive(0)
    value: reactive[tuple[str, ...]] = reactive(())

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
        self._rows = [Option(index, label) for index, (_, label) in enumerate(options)]
        self.set_reactive(Choices.value, value)
        self.set_reactive(Choices.cursor, self.names.index(value[0]) if value else 0)
        self._paint()

    def toggle(self, name: str) -> tuple[str, ...]:
        """Tell what is chosen after this option was pressed."""
        return (name,)

    def mark(self, name: str) -> str:
        """Draw the state of an option."""
        return "(•)" if name in self.value else "( )"

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield from self._rows

    def watch_value(self) -> None:
        """Show what is chosen."""
        self._paint()

    def watch_cursor(self) -> None:
        """Show where the cursor is."""
        self._paint()

    def watch_has_focus(self, _focused: bool) -> None:
        """Show the cursor only where keys have effect."""
        super().watch_has_focus(_focused)
        self._paint()

    def _paint(self) -> None:
        for index, (name, row) in enumerate(zip(self.names, self._rows, strict=True)):
            row.mark = self.mark(name)
            row.chosen = name in self.value
            row.cursor = self.has_focus and index == self.cursor

    def action_move(self, by: int) -> None:
        """Move the cursor, around the ends."""
        self.cursor = (self.cursor + by) % len(self.names)
        self._rows[self.cursor].scroll_visible(animate=False)

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

    def on_option_pressed(self, event: Option.Pressed) -> None:
        """Choose what was clicked."""
        event.stop()
        self.focus()
        self.action_choose(event.index)


class OneOf(Choices):
    """Exactly one is chosen; choosing another replaces it."""


class ManyOf(Choices):
    """Several are chosen, at most `most`; choosing one again takes it out."""

    @dataclass
    class Full(Message):
        """One more was pressed than may be chosen."""

        choices: "Choices"

    def __init__(
        self, options: Sequence[tuple[str, str]], value: tuple[str, ...], most: int | None, *, id: str | None = None
    ) -> None:
        super().__init__(options, value, id=id)
        self._most = most

    def toggle(self, name: str) -> tuple[str, ...]:
        """Put the option in or take it out; the order stays the list's."""
        if name in self.value:
            return tuple(other for other in self.value if other != name)
        if self._most is not None and len(self.value) >= self._most:
            self.post_message(self.Full(self))
            return self.value
        return tuple(other for other in self.names if other in self.value or other == name)

    def mark(self, name: str) -> str:
        """Draw a box with a cross where the option is chosen."""
        return "[×]" if name in self.value else "[ ]"


class Ranked(Choices):
    """All are put in order: the first pressed comes first; pressing one again takes it out; the last goes by itself."""

    def toggle(self, name: str) -> tuple[str, ...]:
        """Put the option at the end of the order, or take it out."""
        if name in self.value:
            return tuple(other for other in self.value if other != name)
        ranked = (*self.value, name)
        left = [other for other in self.names if other not in ranked]
        return (*ranked, *left) if len(left) == 1 else ranked

    def mark(self, name: str) -> str:
        """Draw the option's place."""
        return f"[{self.value.index(name) + 1}]" if name in self.value else "[ ]"
