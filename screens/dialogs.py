"""The small dialogs over a participant's screen: help, the PIN, still there, and a window that is too small."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Digits, Input, Static

from kiosk.locale import Words
from screens.frame import SMALLEST, text
from screens.theme import stylesheet

GRACE = 30
"""Seconds that the question whether somebody is still there stays."""


class HelpDialog(ModalScreen[None]):
    """What the keys do; any of them closes it."""

    CSS_PATH = stylesheet(__file__)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        """List the keys."""
        words = self.words
        rows = (
            ("1 … 9, 0", words("choose the answer with that number; once more takes it out where several fit")),
            ("↑ ↓", words("go through the answers, the space bar chooses")),
            ("Enter", words("accept, and go on; without an answer it skips")),
            ("Ctrl+J", words("a new line in your own words")),
            ("Esc", words("one step back; what you entered stays")),
            ("−", words("I would rather not say")),
            ("F2", words("another language")),
        )
        with Vertical(classes="dialog"):
            yield text(words("How it works"), "title")
            for key, does in rows:
                yield Static(f"{key:<10}{does}", markup=False, classes="row")
            yield text(words("Every answer is kept the moment you give it. The mouse works too."), "gap")
            yield text(words("Any key closes this."), "quiet", "gap")

    def on_key(self, event: events.Key) -> None:
        """Close."""
        event.stop()
        self.dismiss()

    def on_click(self) -> None:
        """Close."""
        self.dismiss()


class PinDialog(ModalScreen[bool]):
    """Asks staff for the PIN; tells whether it was right. Before the first consent of an event it shows the PIN as well."""

    CSS_PATH = stylesheet(__file__)
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


class IdleDialog(ModalScreen[bool]):
    """Asks whether somebody is still there; tells True at any key, False when the time is up."""

    CSS_PATH = stylesheet(__file__)

    left: reactive[int] = reactive(GRACE)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        """Show the seconds large."""
        with Vertical(classes="dialog"):
            yield text(self.words("Are you still there?"), "title")
            with Center(classes="gap"):
                yield Digits(str(GRACE))
            yield text(self.words("Any key goes on. Otherwise your answers are kept and put away."), "gap")

    def on_mount(self) -> None:
        """Begin to count down."""
        self.set_interval(1.0, self._count)

    def watch_left(self) -> None:
        """Show the seconds that are left."""
        self.query_one(Digits).update(str(self.left))

    def on_key(self, event: events.Key) -> None:
        """Somebody is there."""
        event.stop()
        self.dismiss(True)

    def on_click(self) -> None:
        """Somebody is there."""
        self.dismiss(True)

    def _count(self) -> None:
        self.left -= 1
        if self.left <= 0:
            self.dismiss(False)


class TooSmall(ModalScreen[None]):
    """Stands over everything while the window is too small, and says what it has and needs."""

    CSS_PATH = stylesheet(__file__)

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
