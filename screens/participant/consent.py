"""What is kept, where, who sees it; and the choice to take part or not."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget

from kiosk.locale import Words
from kiosk.model.workshop import Workshop
from screens.frame import ParticipantScreen, text
from screens.messages import Consented
from screens.widgets.choices import Choices
from screens.widgets.one_of import OneOf
from screens.widgets.top_line import TopLine

YES, NO = "yes", "no"


class ConsentScreen(ParticipantScreen):
    """Asks for consent before anything is kept; a choice and Enter, nothing by itself."""

    def __init__(self, workshop: Workshop, words: Words, chosen: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self._chosen = chosen
        self._workshop = workshop

    def retold(self, words: Words) -> "ConsentScreen":
        """Make the same screen in another language."""
        return ConsentScreen(self._workshop, words, self.query_one(OneOf).value)

    def top_line(self) -> TopLine:
        """Name the screen."""
        return TopLine(self.words("Before you begin"), progress=0.0)

    def body(self) -> Iterable[Widget]:
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
        options = [(YES, words("I take part")), (NO, words("I would rather not"))]
        yield OneOf(options, self._chosen, id="consent")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys."""
        return [("enter", self.words("Go on")), ("escape", self.words("Back")), ("f1", self.words("Help"))]

    def on_mount(self) -> None:
        """Let digits choose at once."""
        self.set_focus(self.query_one(OneOf))

    @on(Choices.Accepted)
    def decided(self, event: Choices.Accepted) -> None:
        """Tell the decision, once there is one."""
        if not event.choices.value:
            self.tell(self.words("Press 1 or 2, then Enter."))
            return
        self.post_message(Consented(event.choices.value == (YES,)))
