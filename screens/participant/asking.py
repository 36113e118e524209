"""What the screens have in common that end with one question before anything happens: a digit chooses, Enter accepts."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget

from kiosk.locale import Words
from screens.frame import ParticipantScreen
from screens.widgets.choices import Choices
from screens.widgets.one_of import OneOf


class AskingScreen(ParticipantScreen):
    """Asks for one of a few answers; kinds say what stands above, which answers there are, and what each leads to.

    Args:
        words: the language.
        chosen: what is marked already.
    """

    def __init__(self, words: Words, chosen: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self._chosen = chosen

    @property
    def value(self) -> tuple[str, ...]:
        """What is marked now."""
        return self.query_one(OneOf).value

    def said(self) -> Iterable[Widget]:
        """Make what stands above the answers."""
        return ()

    def options(self) -> Sequence[tuple[str, str]]:
        """Tell the name and the label of each answer."""
        raise NotImplementedError

    def decide(self, name: str) -> None:
        """Tell the app what was chosen."""
        raise NotImplementedError

    def asks(self) -> str:
        """Say what to press first."""
        return self.words("Press 1 or 2, then Enter.")

    def body(self) -> Iterable[Widget]:
        """Say it, and ask."""
        yield from self.said()
        yield OneOf(self.options(), self._chosen, id="options")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys."""
        return [("enter", self.words("Go on")), ("escape", self.words("Back")), ("f1", self.words("Help"))]

    def on_mount(self) -> None:
        """Let digits choose at once."""
        self.set_focus(self.query_one(OneOf))

    @on(Choices.Accepted)
    def accepted(self) -> None:
        """Tell the decision, once there is one."""
        if self.value:
            self.decide(self.value[0])
        else:
            self.tell(self.asks())
