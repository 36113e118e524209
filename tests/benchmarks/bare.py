"""The smallest Textual app that one can type in: what the kiosk's times are compared to."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Input


class BareApp(App[None]):
    """One Input."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Input(placeholder="bare app, ready")


if __name__ == "__main__":
    BareApp().run()
