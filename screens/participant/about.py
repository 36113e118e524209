"""What the workshop is about: why, the central questions, the dilemmas."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from kiosk.locale import Words
from kiosk.model.workshop import Text, Workshop
from screens.frame import ParticipantScreen, text
from screens.widgets.top_line import TopLine


class AboutScreen(ParticipantScreen):
    """Tells it in the workshop's own words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "back", show=False),
        Binding("up", "scroll(-2)", show=False),
        Binding("down,space", "scroll(2)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("pagedown", "scroll(12)", show=False),
    ]

    def __init__(self, workshop: Workshop, words: Words) -> None:
        super().__init__(words)
        self._workshop = workshop

    def retold(self, words: Words) -> "AboutScreen":
        """Make the same screen in another language."""
        return AboutScreen(self._workshop, words)

    def top_line(self) -> TopLine:
        """Name the screen."""
        return TopLine(self.words("What is this about?"))

    def body(self) -> Iterable[Widget]:
        """Set the texts one below the other."""
        words, workshop = self.words, self._workshop
        yield text(words.text(workshop.title), "title")
        for paragraph in words.text(workshop.about).split("\n\n"):
            yield text(" ".join(paragraph.split()), "gap")
        if workshop.central_questions:
            yield from self._listed(words("The central questions"), workshop.central_questions)
        if workshop.dilemmas:
            yield from self._listed(words("Dilemmas"), workshop.dilemmas)
        for host in workshop.hosts:
            yield text(" · ".join(filter(None, (host.name, words.text(host.role)))), "quiet", "host")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys."""
        return [("down", self.words("Read on")), ("escape", self.words("Back"))]

    def action_scroll(self, rows: int) -> None:
        """Read on, or back."""
        self.query_one("#body").scroll_relative(y=rows, animate=False)

    def _listed(self, title: str, items: Sequence[Text]) -> Iterable[Widget]:
        yield text(title, "title", "gap")
        for item in items:
            yield text(f"·  {self.words.text(item)}", "item")
