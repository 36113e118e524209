"""The PIN that leads staff out of the kiosk."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from kiosk.locale import Words
from screens.frame import text


class PinDialog(ModalScreen[bool]):
    """Asks staff for the PIN; tells whether it was right. Before the first consent of an event it shows the PIN as well."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, words: Words, pin: str, *, shown: bool) -> None:
        super().__init__()
        self.words = words
        self._pin, self._shown = pin, shown

    def compose(self) -> ComposeResult:
        """Ask."""
        words = self.words
        with Vertical(classes="dialog"):
            yield text(words("For the facilitator"), "title")
            if self._shown:
                yield text(
                    words(
                        "The PIN of this event is {pin}. It is shown here until the first participant agrees.",
                        pin=self._pin,
                    ),
                    "gap",
                )
            yield text(words("Type the PIN and Enter to leave the kiosk."), "gap")
            yield Input(password=True, max_length=32, id="pin")
            yield text("", "line")
            yield text(words("Esc goes back to the kiosk."), "quiet")

    def on_mount(self) -> None:
        """Let typing have effect at once."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Leave with the right PIN; say so if it is wrong."""
        event.stop()
        if event.value.strip() == self._pin:
            self.dismiss(True)
            return
        event.input.value = ""
        self.query_one(".line", Static).update(self.words("That is not the PIN. “kiosk where” shows it."))

    def action_leave(self) -> None:
        """Go back to the kiosk."""
        self.dismiss(False)
