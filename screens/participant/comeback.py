"""What somebody who came back with a code can do: go on, or delete everything."""

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from kiosk.locale import Words
from kiosk.model.response import Status
from screens.frame import text
from screens.messages import ASK, GO_ON, Chosen
from screens.participant.asking import AskingScreen
from screens.widgets.top_line import TopLine


class ComebackScreen(AskingScreen):
    """Asks what to do with answers that were found; shows none of them.

    Args:
        words: the language that the participant used.
        status: how far they came.
        chosen: what is marked already.
    """

    def __init__(self, words: Words, status: Status, chosen: tuple[str, ...] = (GO_ON,)) -> None:
        super().__init__(words, chosen)
        self._status = status

    def retold(self, words: Words) -> "ComebackScreen":
        """Make the same screen in another language."""
        return ComebackScreen(words, self._status, self.value)

    def top_line(self) -> TopLine:
        """Name the screen."""
        return TopLine(self.words("Continue with my code"))

    def said(self) -> Iterable[Widget]:
        """Say that they are there."""
        words = self.words
        yield text(words("Welcome back."), "title")
        yield text(
            words("You have handed in your answers. They count until you change or delete them.")
            if self._status is Status.COMPLETE
            else words("Your answers are kept. You can go on where you left off."),
            "gap",
        )

    def options(self) -> Sequence[tuple[str, str]]:
        """Go on, or delete."""
        words = self.words
        complete = self._status is Status.COMPLETE
        go_on = words("Look at my answers and change them") if complete else words("Go on with my answers")
        return [(GO_ON, go_on), (ASK, words("Delete everything I answered"))]

    def decide(self, name: str) -> None:
        """Tell what was chosen."""
        self.post_message(Chosen(name))
