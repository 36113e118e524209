"""Texts of an export in which somebody may be named, to be read before it is passed on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from kiosk.locale import Words
from kiosk.shareable.attention import Hint
from screens.dialogs.dialog import Dialog
from screens.frame import text


class NamesDialog(Dialog[None]):
    """Lists them until it is closed.

    Args:
        words: the language.
        hints: the texts, each with why it is listed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "leave", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j,space", "scroll(1)", show=False),
    ]

    def __init__(self, words: Words, hints: list[Hint]) -> None:
        super().__init__()
        self._words, self._hints = words, hints

    def compose(self) -> ComposeResult:
        """List the texts, below why."""
        words = self._words
        with Vertical(classes="dialog"):
            yield text(words("Read this before you pass it on"), "title")
            yield text(words("Somebody may be named in these texts; only you know who is meant."), "quiet")
            with VerticalScroll(id="named", can_focus=False):
                for each in self._hints:
                    yield text(each.told(words), "gap")
            yield text(words("Arrows move through them, Enter closes this."), "quiet", "gap")

    def action_scroll(self, by: int) -> None:
        """Move through the texts."""
        self.query_one("#named").scroll_relative(y=3 * by, animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
