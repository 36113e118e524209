"""The PIN that leads the facilitator to the desk."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from kiosk.locale import Words
from screens.dialogs.dialog import Dialog
from screens.frame import text


class PinDialog(Dialog[bool]):
    """Asks for the PIN; tells whether it was right.

    Args:
        words: the language.
        refuse: says why a PIN does not open the desk; None where it is the right one.
        shown: the PIN, for as long as everybody may see it; else None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, words: Words, refuse: Callable[[str], str | None], *, shown: str | None) -> None:
        super().__init__()
        self.words = words
        self._refuse, self._shown = refuse, shown

    def compose(self) -> ComposeResult:
        """Ask."""
        words = self.words
        with Vertical(classes="dialog"):
            yield text(words("For the facilitator"), "title")
            if self._shown is not None:
                yield text(
                    words(
                        "The PIN of this event is {pin}. It is shown here until the first participant agrees.",
                        pin=self._shown,
                    ),
                    "gap",
                )
            yield text(words("Type the PIN and Enter to open the desk. The kiosk can be ended there too."), "gap")
            yield Input(password=True, max_length=32, id="pin")
            yield text("", "line")
            yield text(words("Esc goes back to the kiosk."), "quiet")

    def on_mount(self) -> None:
        """Let typing have effect at once."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Open the desk with the right PIN; say so if it is wrong."""
        event.stop()
        typed, event.input.value = event.value.strip(), ""
        if not typed:
            return
        sentence = self._refuse(typed)
        if sentence is None:
            self.dismiss(True)
            return
        self.query_one(".line", Static).update(sentence)

    def action_leave(self) -> None:
        """Go back to the kiosk."""
        self.dismiss(False)
