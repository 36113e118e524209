"""What a scribe sees last: the group's answer is kept, and who may open it again."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widget import Widget

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.sleepless import Ticks
from kiosk.telling.places import place
from screens.frame import ParticipantScreen, text
from screens.messages import HandedOver
from screens.widgets.top_line import TopLine

STAYS = 20
"""Seconds until the welcome comes back; any key begins them anew."""


class KeptScreen(ParticipantScreen):
    """Says that it is kept; shows nothing of it.

    Args:
        interview: of the group, at its end.
        words: the language.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "done", show=False)]

    stays = STAYS
    left: reactive[int] = reactive(STAYS)

    def __init__(self, interview: Interview, words: Words) -> None:
        super().__init__(words)
        self._interview = interview
        self._ticks = Ticks()

    def top_line(self) -> TopLine:
        """Say whose it is."""
        return TopLine(" · ".join(place(self._interview, self.words)), progress=1.0)

    def body(self) -> Iterable[Widget]:
        """Say it."""
        words = self.words
        yield text(words("Kept. Thank you for writing."), "title")
        yield text(words("Any member of the group can open it again with G."), "gap")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the key."""
        return [("enter", self.words("Done, back to the start"))]

    def on_mount(self) -> None:
        """Begin to count down, by a clock that does not sleep when the laptop does."""
        self.set_interval(1.0, self._count)

    def on_key(self, event: events.Key) -> None:
        """Stay longer when somebody is still here."""
        if event.key != "enter":
            self.left = STAYS

    def watch_left(self) -> None:
        """Show the countdown once it is near."""
        near = self.left <= STAYS // 2
        self.tell(self.words("Back to the start in {n} seconds. Any key waits longer.", n=self.left) if near else "")

    def action_done(self) -> None:
        """Make room for whoever comes next."""
        self.post_message(HandedOver())

    def action_back(self) -> None:
        """What is kept is opened again with G only."""

    def _count(self) -> None:
        self.left -= self._ticks.passed()
        if self.left <= 0:
            self.post_message(HandedOver())
