"""What somebody who came back with a code can do: go on, or delete everything."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget

from kiosk.locale import Words
from kiosk.model.response import Status
from screens.frame import ParticipantScreen, text
from screens.messages import Chosen
from screens.widgets.choices import Choices
from screens.widgets.one_of import OneOf
from screens.widgets.top_line import TopLine

GO_ON, DELETE = "go_on", "ask"


class ComebackScreen(ParticipantScreen):
    """Asks what to do with answers that were found; shows none of them.

    Args:
        words: the language that the participant used.
        status: how far they came.
        chosen: what is marked already.
    """

    def __init__(self, words: Words, status: Status, chosen: tuple[str, ...] = (GO_ON,)) -> None:
        super().__init__(words)
        self._status, self._chosen = status, chosen

    def retold(self, words: Words) -> "ComebackScreen":
        """Make the same screen in another language."""
        return ComebackScreen(words, self._status, self.query_one(OneOf).value)

    def top_line(self) -> TopLine:
        """Name the screen."""
        return TopLine(self.words("Continue with my code"))

    def body(self) -> Iterable[Widget]:
        """Say that they are there, and ask."""
        words, complete = self.words, self._status is Status.COMPLETE
        yield text(words("Welcome back."), "title")
        yield text(
            words("You have handed in your answers. They count until you change or delete them.")
            if complete
            else words("Your answers are kept. You can go on where you were."),
            "gap",
        )
        go_on = words("Look at my answers and change them") if complete else words("Go on with my answers")
        yield OneOf([(GO_ON, go_on), (DELETE, words("Delete everything I answered"))], self._chosen, id="ways")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys."""
        return [("enter", self.words("Go on")), ("escape", self.words("Back")), ("f1", self.words("Help"))]

    def on_mount(self) -> None:
        """Let digits choose at once."""
        self.set_focus(self.query_one(OneOf))

    @on(Choices.Accepted)
    def decided(self, event: Choices.Accepted) -> None:
        """Tell what was chosen."""
        self.post_message(Chosen(event.choices.value[0]))
