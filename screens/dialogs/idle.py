"""The question whether somebody is still there."""

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.reactive import reactive
from textual.widgets import Digits

from kiosk.locale import Words
from kiosk.sleepless import Ticks
from screens.dialogs.any_key import AnyKeyDialog
from screens.frame import text

GRACE = 30
"""Seconds that the question whether somebody is still there stays."""


class IdleDialog(AnyKeyDialog[bool]):
    """Asks whether somebody is still there; tells True at any key, False when the time is up."""

    left: reactive[int] = reactive(GRACE)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._ticks = Ticks()

    def compose(self) -> ComposeResult:
        """Show the seconds large."""
        with Vertical(classes="dialog"):
            yield text(self.words("Are you still there?"), "title")
            with Center(classes="gap"):
                yield Digits(str(GRACE))
            yield text(self.words("Any key goes on. Otherwise your answers are kept and put away."), "gap")

    def on_mount(self) -> None:
        """Begin to count down, by a clock that does not sleep when the laptop does."""
        self.set_interval(1.0, self._count)

    def watch_left(self) -> None:
        """Show the seconds that are left."""
        self.query_one(Digits).update(str(self.left))

    def closed(self) -> None:
        """Somebody is there."""
        self.dismiss(True)

    def _count(self) -> None:
        self.left = max(0, self.left - self._ticks.passed())
        if self.left <= 0:
            self.dismiss(False)
