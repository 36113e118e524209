"""The last screen: the code to scan, where one stands, and the way back to the welcome."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from kiosk.locale import Words
from kiosk.sleepless import Ticks
from screens.frame import ParticipantScreen, text
from screens.messages import HandedOver
from screens.widgets.qr_code import QrCode
from screens.widgets.room_bar import RoomBar
from screens.widgets.top_line import TopLine

FITTING = 5
"""Bars that fit beside the code at 80 × 24; more are shown where there is room."""
STAYS = 60
"""Seconds until the welcome screen comes back; any key begins them anew."""


@dataclass(frozen=True)
class Standing:
    """The participant's own answer to a closed part, and the share of the room that gave it too (0 to 1)."""

    answer: str
    share: float


class ThanksScreen(ParticipantScreen):
    """Thanks, and gives the participant something to take along.

    Args:
        words: the language.
        address: where the results are, or None without a network.
        code: the code to come back with, or None.
        standings: where the participant stands, as far as enough people answered.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "hand_over", show=False)]

    stays = STAYS
    left: reactive[int] = reactive(STAYS)

    def __init__(self, words: Words, address: str | None, code: str | None, standings: Sequence[Standing]) -> None:
        super().__init__(words)
        self._address, self._code = address, code
        self._standings = standings
        self._ticks = Ticks()

    def top_line(self) -> TopLine:
        """Say that it is done."""
        return TopLine(self.words("Thank you. Your answers are kept."), progress=1.0)

    def body(self) -> Iterable[Widget]:
        """Put the QR code at the left, words at the right."""
        with Horizontal(id="thanks"):
            if self._address:
                yield QrCode(self._address)
            with Vertical(id="beside"):
                yield from self._link()
                yield from self._own_code()
                yield from self._where_you_stand()

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys."""
        return [("enter", self.words("Done, for the next one"))]

    def on_mount(self) -> None:
        """Begin to count down, by a clock that does not sleep when the laptop does."""
        self.set_interval(1.0, self._count)
        self.tell("")

    def on_resize(self) -> None:
        """Say what to do with the address, as soon as it is known whether its code fits."""
        self.call_after_refresh(self._say_how)

    def _say_how(self) -> None:
        words = self.words
        for code in self.query(QrCode):
            scan = words("Where does the room stand? Scan the code with your phone.")
            type_in = words("Where does the room stand? Type this address in the browser of your phone.")
            self.query_one("#scan", Static).update(scan if code.is_drawn else type_in)

    def on_key(self, event: events.Key) -> None:
        """Stay longer when somebody is still here."""
        if event.key != "enter":
            self.left = STAYS

    def watch_left(self) -> None:
        """Show the countdown once it is near."""
        near = self.left <= STAYS // 2
        self.tell(self.words("Back to the start in {n} seconds. Any key waits longer.", n=self.left) if near else "")

    def action_hand_over(self) -> None:
        """Make room for the next participant."""
        self.post_message(HandedOver())

    def action_back(self) -> None:
        """What is handed in is changed with the code only."""

    def follow(self, address: Callable[[], str | None]) -> None:
        """Draw another address when the network has changed, or the page has only now started."""
        found = address()
        if found != self._address:
            self._address = found
            self.refresh(recompose=True)

    def _count(self) -> None:
        self.left -= self._ticks.passed()
        if self.left <= 0:
            self.post_message(HandedOver())

    def _link(self) -> Iterable[Widget]:
        words = self.words
        if not self._address:
            yield text(words("There is no network here, so there is no link to the results."), "title")
            yield text(words("The facilitator can tell where the room stands."), "quiet")
            return
        yield Static(
            words("Where does the room stand? Scan the code with your phone."), markup=False, classes="title", id="scan"
        )
        yield Static(self._address, markup=False, id="address")

    def _own_code(self) -> Iterable[Widget]:
        if self._code:
            yield text(self.words("Your code, to come back:"), "quiet", "small-gap")
            yield text(self._code, "title")

    def _where_you_stand(self) -> Iterable[Widget]:
        if not self._standings:
            yield text(
                self.words("Where you stand shows as soon as enough people have answered."), "quiet", "small-gap"
            )
            return
        yield text(self.words("Where you stand"), "title", "small-gap")
        yield text(self.words("Your answers, and how many of the room gave them too"), "quiet")
        for place, standing in enumerate(self._standings):
            said = self.words.percent(standing.share)
            bar = RoomBar(standing.answer, standing.share, said)
            bar.set_class(place >= FITTING, "-beyond")
            yield bar
