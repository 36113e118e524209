"""The screen that invites: what this is, how long it takes, how to begin."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from kiosk.locale import Words
from kiosk.model.workshop import Workshop
from kiosk.telling.welcome import promise, ways, went_before
from screens.frame import ParticipantScreen, text
from screens.messages import Begun, Opened
from screens.widgets.key_line import KeyHint
from screens.widgets.top_line import TopLine

DOTS = 40
"""So many participants are drawn as dots; more are told as a number alone."""


class WelcomeScreen(ParticipantScreen):
    """Waits for somebody to begin.

    Args:
        workshop: what it is about.
        words: the language.
        minutes: how long a practised reader takes, computed.
        before: how many participants went before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,1", "begin", show=False),
        Binding("c,2", "open('code')", show=False),
        Binding("g,3", "open('group')", show=False),
        Binding("i,4", "open('about')", show=False),
    ]

    before: reactive[int] = reactive(0)
    closed: reactive[bool] = reactive(False, recompose=True)

    def __init__(self, workshop: Workshop, words: Words, minutes: int, before: int) -> None:
        super().__init__(words)
        self._workshop = workshop
        self._minutes = minutes
        self.set_reactive(WelcomeScreen.before, before)

    async def speak(self, words: Words) -> None:
        """Say everything in another language."""
        if words.language != self.words.language:
            self.words = words
            await self.recompose()

    def top_line(self) -> TopLine:
        """Say the occasion and the day, and which languages there are."""
        day = self.words.date(self._workshop.date) if self._workshop.date else ""
        occasion = self.words.text(self._workshop.occasion)
        languages = " · ".join(language.upper() for language in self._workshop.languages)
        return TopLine(" · ".join(filter(None, (occasion, day))), right=languages)

    def body(self) -> Iterable[Widget]:
        """Title, what to expect, what to press, who went before."""
        workshop, words = self._workshop, self.words
        yield text(words.text(workshop.title), "title", "headline")
        if workshop.subtitle:
            yield text(words.text(workshop.subtitle), "subtitle")
        if self.closed:
            yield text(
                words("This workshop is closed: no new answers are taken. Thank you for coming."), "title", "gap"
            )
        else:
            yield text(" · ".join(promise(workshop, self._minutes, words)), "quiet", "gap")
        for key, label in ways(workshop, words, closed=self.closed):
            yield KeyHint(key, label, wide=True)
        yield Static(self._went_before(), markup=False, id="before")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell help and the other language."""
        return [("f1", self.words("Help"))]

    def watch_before(self) -> None:
        """Show that one more went before; while everything is composed anew, it says so by itself."""
        for line in self.query("#before").results(Static):
            line.update(self._went_before())

    def action_begin(self) -> None:
        """Begin."""
        self.post_message(Begun())

    def action_open(self, name: str) -> None:
        """Open a side screen."""
        self.post_message(Opened(name))

    def action_back(self) -> None:
        """There is nothing before the welcome."""

    def _went_before(self) -> Content:
        expected, before = self._workshop.expected_participants, self.before
        said = went_before(self._workshop, before, self.words)
        if not before or not expected or max(expected, before) > DOTS:
            return Content(said)
        rest = max(0, expected - before)
        return Content.assemble(("●" * before, "$you"), ("○" * rest, "$quiet"), "   ", (said, "$quiet"))
