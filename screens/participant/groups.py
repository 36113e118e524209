"""The choice of the group that a scribe writes for."""

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from kiosk.group_answer import GroupState
from kiosk.locale import Words
from kiosk.telling.groups import state as describe
from screens.frame import text
from screens.messages import GroupChosen
from screens.participant.asking import AskingScreen
from screens.widgets.top_line import TopLine


class GroupsScreen(AskingScreen):
    """Asks which group, and tells how far its answer is; shows none of it.

    Args:
        words: the language.
        states: of each group, in order.
        chosen: what is marked already.
    """

    def __init__(self, words: Words, states: Sequence[GroupState], chosen: tuple[str, ...] = ()) -> None:
        super().__init__(words, chosen)
        self._states = states

    def retold(self, words: Words) -> "GroupsScreen":
        """Make the same screen in another language."""
        return GroupsScreen(words, self._states, self.value)

    def top_line(self) -> TopLine:
        """Name the screen."""
        return TopLine(self.words("The group's answer"))

    def said(self) -> Iterable[Widget]:
        """Say what this is."""
        words = self.words
        yield text(words("For which group do you write?"), "title")
        yield text(
            words(
                "One of you types what the group answers together. It stands beside what everybody answered alone, "
                "and replaces none of that. Once you hand it in, everybody can read it on the results page."
            ),
            "gap",
        )

    def options(self) -> Sequence[tuple[str, str]]:
        """Tell each group, and what is there already."""
        return [(str(state.group), describe(state, self.words)) for state in self._states]

    def decide(self, name: str) -> None:
        """Tell which."""
        self.post_message(GroupChosen(int(name)))

    def asks(self) -> str:
        """Say what to press first."""
        return self.words("Press the digit of your group, then Enter.")
