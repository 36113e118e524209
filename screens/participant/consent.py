"""What is kept, where, who sees it; and the choice to take part or not."""

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from kiosk.locale import Words
from kiosk.model.workshop import Workshop
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
        words, minimum = self.words, self._workshop.privacy.minimum
        yield text(words("What happens with your answers?"), "title")
        for sentence in (
            words(
                "Your answers are kept on this laptop, without your name. The facilitators delete them after {days} days.",
                days=self._workshop.retention_days,
            ),
            words("Only the facilitators read your own words. They are quoted only if you allow it."),
            words(
                "Results are shown for groups of at least {minimum} people, so that nobody can be recognised. "
                "Only the very last update, at the end, may be about fewer.",
                minimum=minimum,
            ),
            words("You get a code. With it you can come back, go on, change your answers, or delete them."),
        ):
            yield text(sentence, "gap")

    def options(self) -> Sequence[tuple[str, str]]:
        """Take part, or not."""
        return [(YES, self.words("I take part")), (NO, self.words("I would rather not"))]

    def decide(self, name: str) -> None:
        """Tell the decision."""
        self.post_message(Consented(name == YES))
