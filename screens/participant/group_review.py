"""All that a group answered on one screen, below its questions, before it is kept."""

from collections.abc import Iterable

from textual.widget import Widget

from kiosk.steps import Kind, Step
from screens.frame import text
from screens.participant.review import ReviewScreen, cut

COLUMNS = 74


class GroupReviewScreen(ReviewScreen):
    """Shows what a scribe has written for a group."""

    def asks(self) -> str:
        """Ask whether all is right."""
        return self.words("Is this what the group wants to say?")

    def above(self, step: Step) -> Iterable[Widget]:
        """Name the question once, above the group's answer to it."""
        if step.kind is Kind.QUESTION and step.question:
            yield text(cut(self.words.text(step.question.label), COLUMNS), "title", "named")
