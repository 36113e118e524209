"""Deleting what one answered: asked once more, and told when it is done."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widget import Widget

from kiosk.locale import Words
from screens.frame import ParticipantScreen, text
from screens.messages import DELETE, Chosen, HandedOver
from screens.participant.asking import AskingScreen
from screens.widgets.top_line import TopLine

KEEP = "keep"


class DeletionScreen(AskingScreen):
    """Asks whether everything is really to be deleted; nothing is marked, so that Enter alone deletes nothing."""

    def retold(self, words: Words) -> "DeletionScreen":
        """Make the same screen in another language."""
        return DeletionScreen(words, self.value)

    def top_line(self) -> TopLine:
        """Name the screen."""
        return TopLine(self.words("Delete everything I answered"))

    def said(self) -> Iterable[Widget]:
        """Say what that means."""
        words = self.words
        yield text(words("Delete all your answers?"), "title")
        yield text(words("They are erased from this event, and count nowhere any more. This cannot be undone."), "gap")
        yield text(
            words("What the facilitator has exported or copied before can only be deleted by the facilitator."),
            "quiet",
            "gap",
        )

    def options(self) -> Sequence[tuple[str, str]]:
        """No stands first."""
        return [(KEEP, self.words("No, keep them")), (DELETE, self.words("Yes, delete everything"))]

    def decide(self, name: str) -> None:
        """Tell the decision."""
        self.post_message(Chosen(DELETE) if name == DELETE else HandedOver())


class DeletedScreen(ParticipantScreen):
    """Says that everything is deleted.

    Args:
        words: the language.
        overwritten: whether the old blocks are overwritten too; None while that is under way, False where it follows later.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "done", show=False)]

    overwritten: reactive[bool | None] = reactive(None, recompose=True)

    def __init__(self, words: Words, *, overwritten: bool | None = None) -> None:
        super().__init__(words)
        self.set_reactive(DeletedScreen.overwritten, overwritten)

    def retold(self, words: Words) -> "DeletedScreen":
        """Make the same screen in another language."""
        return DeletedScreen(words, overwritten=self.overwritten)

    def body(self) -> Iterable[Widget]:
        """Say it."""
        words = self.words
        yield text(words("Your answers are deleted."), "title")
        yield text(
            {
                None: words("They count nowhere any more. One moment: they are being erased from the disk."),
                True: words("Nothing of what you answered is left in this event. Your code leads nowhere any more."),
                False: words("They count nowhere any more. They are erased from the disk as soon as that is possible."),
            }[self.overwritten],
            "gap",
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys."""
        return [("enter", self.words("Done, for the next one"))]

    def action_done(self) -> None:
        """Make room for the next participant."""
        self.post_message(HandedOver())

    def action_back(self) -> None:
        """Go on as with Enter; there is nothing to go back to."""
        self.action_done()
