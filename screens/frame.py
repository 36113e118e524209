"""The frame that every screen of a participant stands in: one line above, the body, one line for what was saved, the keys."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from kiosk.locale import Words
from kiosk.rounds import Signal
from kiosk.telling.clock import clock
from screens.messages import Answered, Returned
from screens.widgets.key_line import KeyLine
from screens.widgets.top_line import TopLine

SMALLEST = 80, 24
"""Columns and rows that every screen fits in."""


class ParticipantScreen(Screen[None]):
    """A screen in the frame; kinds say what stands in the lines and the body, and which keys work."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]
    AUTO_FOCUS = None

    stays: float | None = None
    """Seconds after which it goes by itself when no key is pressed; None where the app looks after that."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._told = self._noticed = ""

    def compose(self) -> ComposeResult:
        """Put the lines around the body."""
        self._told = self._noticed = ""  # those that come are empty
        with Vertical(id="frame"):
            yield self.top_line()
            yield Static("", id="notice", markup=False)
            with VerticalScroll(id="body", can_focus=False):
                yield from self.body()
            yield Static("", id="status", markup=False)
            yield KeyLine(self.keys(), self._language_key())

    def top_line(self) -> TopLine:
        """Say where one is."""
        return TopLine("")

    def body(self) -> Iterable[Widget]:
        """Make what stands in the middle."""
        return ()

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys that work here, and what each does."""
        return ()

    def _language_key(self) -> Sequence[tuple[str, str]]:
        following = self.words.following()
        return [("f2", following.own_name)] if following.language != self.words.language else []

    def retold(self, words: Words) -> "ParticipantScreen":
        """Make the same screen in another language; those that show an interview are made from it instead."""
        raise LookupError(f"{type(self).__name__} is made from an interview")

    def flush(self) -> list[Answered]:
        """Hand over what was typed and not told yet."""
        return []

    def focused_part(self) -> str | None:
        """Name the part that the focus is in."""
        return None

    def tell(self, sentence: str, *, warns: bool = False) -> None:
        """Say one sentence in the line above the keys, such as that an answer is saved; `warns` that it is not."""
        found = self.query("#status")
        if not found or not (sentence or self._told):  # on its way in or out, or nothing to take back
            return
        status = found.first(Static)
        self._told = sentence
        one_line = status.content_size.height <= 1 and Content(sentence).cell_length <= status.content_size.width
        status.set_class(warns, "-warns")
        status.update(sentence, layout=not one_line)

    def follow(self, address: Callable[[], str | None]) -> None:
        """Look, once a second, whether the results page is elsewhere now; most screens do not name it."""

    def signal(self, signal: Signal, questions: int) -> None:
        """Show the clock of the round at the right of the top line, and the line that the facilitator says to everybody."""
        top, notice = self.query(TopLine), self.query("#notice")
        if not top or not notice:  # on its way in or out
            return
        top.first().clock = clock(signal, self.words, questions)
        line = notice.first(Static)
        if self._noticed != signal.notice:
            self._noticed = signal.notice
            line.update(signal.notice)
            line.display = bool(signal.notice)
            self.set_class(bool(signal.notice), "-noticed")

    def action_back(self) -> None:
        """Ask for one step back."""
        self.post_message(Returned())


def text(content: str, *classes: str) -> Static:
    """Make a paragraph that is shown literally."""
    return Static(content, markup=False, classes=" ".join(classes))
