"""What is kept, where, who sees it; and the choice to take part or not."""

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from kiosk.locale import Words
from kiosk.model.workshop import Workshop
from kiosk.telling.consent import promises
from screens.frame import text
from screens.messages import Consented
from screens.participant.asking import AskingScreen
from screens.widgets.top_line import TopLine

YES, NO = "yes", "no"


class ConsentScreen(AskingScreen):
    """Asks for consent before anything is kept; a choice and Enter, nothing by itself."""

    def __init__(self, workshop: Workshop, words: Words, chosen: tuple[str, ...] = ()) -> None:
        super().__init__(words, chosen)
        self._workshop = workshop

    def retold(self, words: Words) -> "ConsentScreen":
        """Make the same screen in another language."""
        return ConsentScreen(self._workshop, words, self.value)

    def top_line(self) -> TopLine:
        """Name the screen."""
        return TopLine(self.words("Before you begin"), progress=0.0)

    def said(self) -> Iterable[Widget]:
        """Say it in five plain sentences."""
        words = self.words
        yield text(words("What happens with your answers?"), "title")
        for sentence in promises(self._workshop, words):
            yield text(sentence, "gap")

    def options(self) -> Sequence[tuple[str, str]]:
        """Take part, or not."""
        return [(YES, self.words("I take part")), (NO, self.words("I would rather not"))]

    def decide(self, name: str) -> None:
        """Tell the decision."""
        self.post_message(Consented(name == YES))
