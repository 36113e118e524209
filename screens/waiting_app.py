"""What stands there when the desk is started before the kiosk: it waits for the event, and says what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.types import CSSPathType

from kiosk.event import Event
from kiosk.locale import Words
from screens.frame import text
from screens.steady_app import SteadyApp
from screens.theme import DEFAULT, WIDGETS, register, stylesheet
from screens.widgets.key_line import KeyLine

EVERY = 0.5
"""Seconds between two looks for an event."""


class WaitingApp(SteadyApp[Event], inherit_bindings=False):
    """Ends with the event as soon as there is one; with None where the facilitator leaves.

    Args:
        find: looks for the event.
        folder: where it looks.
        words: the language.
        theme: the name of one of the themes.
    """

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[CSSPathType] = [*WIDGETS, stylesheet(__file__)]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,ctrl+q", "quit", show=False)]

    def __init__(self, find: Callable[[], Event | None], folder: Path, words: Words, *, theme: str = DEFAULT) -> None:
        super().__init__()
        self._find, self._folder, self._words = find, folder, words
        register(self, theme)

    def compose(self) -> ComposeResult:
        """Say what is missing."""
        words = self._words
        with Vertical(id="waiting"):
            yield text(words("There is no workshop under way yet."), "title")
            yield text(words("Start the kiosk in another terminal with “kiosk run”; the desk opens by itself then."))
            yield text(words("It looks in {folder}", folder=self._folder), "quiet")
            yield KeyLine([("q", words("Leave"))])

    def on_mount(self) -> None:
        """Begin to look."""
        self.set_interval(EVERY, self._look)

    def _look(self) -> None:
        if (event := self._find()) is not None:
            self.exit(event)
