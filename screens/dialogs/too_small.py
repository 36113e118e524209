"""What stands over everything while the window is too small."""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from kiosk.locale import Words
from screens.frame import SMALLEST, text


class TooSmall(ModalScreen[None]):
    """Stands over everything while the window is too small, and says what it has and needs."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        """Say it."""
        yield text("", "told")

    def on_resize(self, event: events.Resize) -> None:
        """Say the size as it is now."""
        needs, has = SMALLEST, event.size
        self.query_one(".told", Static).update(
            self.words(
                "This window has {width} × {height} characters; the kiosk needs {needs_width} × {needs_height}. "
                "Enlarge the window or make the letters smaller (Ctrl and −). Nothing is lost.",
                width=has.width,
                height=has.height,
                needs_width=needs[0],
                needs_height=needs[1],
            )
        )
