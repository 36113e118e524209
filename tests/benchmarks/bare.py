"""The smallest Textual apps that do what the kiosk's are compared in: one to type in, one to go through a list."""

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, OptionList


class BareApp(App[None]):
    """One Input."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Input(placeholder="bare app, ready")


class BareList(App[None]):
    """One list as long as the desk's."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """Show it."""
        yield OptionList("bare app, ready", *(f"voice-{number:05}" for number in range(1, 2000)))


if __name__ == "__main__":
    (BareList if "list" in sys.argv else BareApp)().run()
