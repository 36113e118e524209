"""A dialog in which the facilitator types one line."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from kiosk.locale import Words
from screens.dialogs.dialog import Dialog
from screens.frame import text
from screens.widgets.line import Line


class LineDialog(Dialog[str | None]):
    """Tells the line at Enter, as one line without spaces around it; None at Esc.

    Args:
        words: the language.
        title: what is asked.
        hint: what happens with it.
        value: what stands there already.
        longest: characters that it may have.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, words: Words, title: str, hint: str, *, value: str = "", longest: int = 200) -> None:
        super().__init__()
        self._words, self._title, self._hint = words, title, hint
        self._value, self._longest = value, longest

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(classes="dialog"):
            yield text(self._title, "title")
            yield text(self._hint, "quiet")
            yield Line(self._value, max_length=self._longest)
            yield text(self._words("Enter does it. Esc goes back."), "quiet")

    def on_mount(self) -> None:
        """Let typing have effect at once."""
        self.query_one(Line).focus()

    @on(Line.Submitted)
    def submitted(self, event: Line.Submitted) -> None:
        """Tell it."""
        event.stop()
        self.dismiss(" ".join(event.value.split()))

    def action_leave(self) -> None:
        """Tell nothing."""
        self.dismiss(None)
