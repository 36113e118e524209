"""The group card: the code to come back with, the group's number, and who else is in it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.telling.order import order
from screens.frame import ParticipantScreen, text
from screens.messages import Forwarded
from screens.widgets.numeral import Numeral
from screens.widgets.top_line import TopLine


class CardScreen(ParticipantScreen):
    """Tells the number-off.

    Args:
        interview: has its group.
        words: the language.
        mix: how many of each role are in the group so far, this participant among them: label and number.
        code: the code to come back with, or None where it is not known any more.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "go_on", show=False)]

    def __init__(self, interview: Interview, words: Words, mix: Sequence[tuple[str, int]], code: str | None) -> None:
        super().__init__(words)
        self._interview = interview
        self._mix = mix
        self._code = code

    def top_line(self) -> TopLine:
        """Name the screen."""
        label = self.words("Your group") if self._interview.workshop.groups > 1 else self.words("Your code")
        return TopLine(label, progress=self._interview.progress)

    def body(self) -> Iterable[Widget]:
        """Put the large numeral beside what it means, the code below."""
        if self._interview.workshop.groups > 1:
            with Horizontal(id="card"):
                yield Numeral(self._interview.response.group or 1)
                with Vertical(id="meaning"):
                    yield from self._meaning()
            yield text(order(self._interview, self.words), "gap")
        if self._code:
            yield text(
                self.words("Your code, to come back, to change your answers, or to delete them:"), "quiet", "gap"
            )
            yield text(self._code, "title", "code")
            yield text(self.words("Write it down. It is kept nowhere in readable form."), "quiet")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys."""
        return [("enter", self.words("Go on")), ("escape", self.words("Back")), ("f1", self.words("Help"))]

    def action_go_on(self) -> None:
        """Go on to the first question."""
        self.post_message(Forwarded())

    def _meaning(self) -> Iterable[Widget]:
        words, workshop, group = self.words, self._interview.workshop, self._interview.response.group or 1
        yield text(words("You are number {group}", group=group), "title")
        if len(workshop.places) >= group:
            yield text(words.text(workshop.places[group - 1]))
        if self._mix:
            people = words.listing([f"{number} × {label}" for label, number in self._mix])
            yield text(words("In your group so far: {people}.", people=people), "quiet", "mix")
