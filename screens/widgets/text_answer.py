"""Own words: Enter accepts, Ctrl+J makes a new line, and what was typed is told after a pause."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.message_pump import MessagePump
from textual.timer import Timer
from textual.widgets import TextArea

PAUSE = 1.0
"""Seconds without a key after which the words are saved."""
JOINERS = frozenset("\u200c\u200d")
"""Signs without a shape that belong to words (Persian) and emoji (families, professions); keys of their own in a terminal."""


class TextAnswer(TextArea):
    """A few lines to write in, with a limit that pasted text meets too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j", "new_line", show=False),
        Binding("ctrl+z,ctrl+y,ctrl+d", "nothing", show=False),
        Binding("tab", "app.focus_next", show=False),
    ]

    @dataclass
    class Paused(Message):
        """Somebody stopped typing for a moment, or is done; `text` is what stands there."""

        answer: "TextAnswer"
        text: str

        @property
        def control(self) -> "TextAnswer":
            """The field that was typed in."""
            return self.answer

    @dataclass
    class Accepted(Message):
        """Enter was pressed."""

        answer: "TextAnswer"

        @property
        def control(self) -> "TextAnswer":
            """The field that is done."""
            return self.answer

    @dataclass
    class Cut(Message):
        """More was pasted or typed than fits: `offered` characters, of which `taken` were taken over."""

        answer: "TextAnswer"
        offered: int
        taken: int

        @property
        def control(self) -> "TextAnswer":
            """The field that is full."""
            return self.answer

    def __init__(self, text: str, max_length: int, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            text, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False, placeholder=placeholder, id=id
        )
        self._max_length = max_length
        self._pause: Timer | None = None
        self._told = text

    def on_mount(self) -> None:
        """Put the cursor behind what is there."""
        self.move_cursor(self.document.end)

    def on_unmount(self) -> None:
        """Let the app forget this field: it would hold on to it, with all that was typed, until its theme changes."""
        watchers: dict[str, list[tuple[MessagePump, object]]] = getattr(self.app, "__watchers", {})
        watching = watchers.get("theme", [])
        watching[:] = [(widget, callback) for widget, callback in watching if widget is not self]

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.tell()
            self.post_message(self.Accepted(self))
        elif (event.is_printable or event.character in JOINERS) and self._room() <= 0:
            event.stop()
            event.prevent_default()
            self.post_message(self.Cut(self, 1, 0))
        elif event.character in JOINERS:
            self.insert(event.character)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """Put in what was copied here."""
        self._take(self.app.clipboard)

    def action_nothing(self) -> None:
        """Do nothing, where other programs end or take back."""

    def _take(self, offered: str) -> None:
        taken = offered[: max(0, self._room())]
        if taken:
            self.insert(taken)
        if len(taken) < len(offered):
            self.post_message(self.Cut(self, len(offered), len(taken)))

    def on_text_area_changed(self) -> None:
        """Wait for a pause in typing."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.tell)

    def on_blur(self) -> None:
        """Tell what stands there when the focus goes elsewhere."""
        self.tell()

    @property
    def untold(self) -> bool:
        """Whether something stands there that is not told yet."""
        return self.text != self._told

    def tell(self) -> None:
        """Tell the text if it is not told yet."""
        if self.untold:
            self._told = self.text
            self.post_message(self.Paused(self, self.text))

    def action_new_line(self) -> None:
        """Begin a new line."""
        if self._room() > 0:
            self.insert("\n")

    def _room(self) -> int:
        return self._max_length - len(self.text)
