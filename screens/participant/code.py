"""Where a participant types the code to continue with."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from kiosk.locale import Words
from screens.frame import ParticipantScreen, text
from screens.messages import Resumed
from screens.widgets.top_line import TopLine


class CodeScreen(ParticipantScreen):
    """Takes a code and tells it; whoever looks it up says if there is none."""

    def __init__(self, words: Words, typed: str = "") -> None:
        super().__init__(words)
        self._typed = typed

    def retold(self, words: Words) -> "CodeScreen":
        """Make the same screen in another language."""
        return CodeScreen(words, self.query_one(Input).value)

    def top_line(self) -> TopLine:
        """Name the screen."""
        return TopLine(self.words("Continue with my code"))

    def body(self) -> Iterable[Widget]:
        """Ask for it."""
        yield text(self.words("Type your code: two words and a number."), "title")
        yield text(self.words("It stood on the card with your group's number."), "quiet")
        yield Input(self._typed, max_length=60, id="code")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys."""
        return [("enter", self.words("Go on")), ("escape", self.words("Back"))]

    def on_mount(self) -> None:
        """Let typing have effect at once."""
        self.set_focus(self.query_one(Input))

    def again(self) -> None:
        """Mark what was typed, so that it is typed over."""
        self.query_one(Input).action_select_all()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Tell the code."""
        event.stop()
        if event.value.strip():
            self.tell(self.words("One moment …"))
            self.post_message(Resumed(event.value))
