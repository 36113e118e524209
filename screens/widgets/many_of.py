"""Options of which several are chosen, up to a number."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from screens.widgets.choices import Choices


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
