"""The desk's first tab: the clock, who is where, how the groups are mixed, which question was reached by whom."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits

from kiosk.desk import Desk, Snapshot
from kiosk.locale import Words
from kiosk.model.acts import Round
from kiosk.rounds import current, following, lengthened, pressed, said
from kiosk.telling.clock import clock, remaining
from screens.desk.messages import Acted, Told
from screens.desk.room_blocks import RoomBlocks
from screens.desk.tab import DeskTab
from screens.widgets.said import Said

LEFT = ("people", "mix", "reached")
RIGHT = ("where", "pace", "stations", "page")
BETWEEN = 4
"""Columns of the terminal between the two columns of blocks."""
TICK = 0.2
"""Seconds between two looks at the clock."""


class RoomTab(DeskTab):
    """Shows the room; the arrows scroll where it is too low.

    Args:
        desk: what the desk knows.
        words: the language.
        address: tells where the results page is; None without one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "press", show=False),
        Binding("plus", "lengthen", show=False),
        Binding("n", "next_round", show=False),
        Binding("m", "say", show=False),
    ]

    def __init__(self, desk: Desk, words: Words, address: Callable[[], str | None], *, id: str) -> None:
        super().__init__(desk, words, id=id)
        self._address = address
        self._clock = ""

    def compose(self) -> ComposeResult:
        """Lay out the blocks, in two columns where there is room."""
        self._clock = ""
        yield Said(id="warning")
        with Horizontal(id="round"):
            yield Digits("", id="left")
            yield Said(id="clock")
        with Horizontal(id="columns"):
            for side, blocks in (("first", LEFT), ("second", RIGHT)):
                with Vertical(id=side):
                    for block in blocks:
                        yield Said(id=block)

    def on_mount(self) -> None:
        """Let the clock run."""
        self.set_interval(TICK, self._tick)

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys of the clock and the message."""
        words, round = self.words, self.snapshot.round if self.snapshot else None
        if self.desk.signal().turn is None:  # a round that is long over says nothing any more
            round = None
        press = words("Start") if round is None else words("Pause") if round.running else words("Go on")
        more = [("plus", words("2 minutes")), ("n", words("Next round"))] if round else []
        return [("space", press), *more, ("m", words("Message"))]

    def show(self, snapshot: Snapshot) -> None:
        """Show what has changed, and only that."""
        for block, content in self._content(snapshot).items():
            self.query_one(f"#{block}", Said).say(content)
        self._tick()

    def action_press(self) -> None:
        """Start the clock, pause it, or go on; after its time is up, begin the next round."""
        now, before = self.desk.clock(), self._round()
        after = pressed(self.workshop, before, now)
        words = self.words
        if before is None or after.turn != before.turn:
            done = words("Round {turn} has begun. All kiosks show its clock.", turn=after.turn)
        else:
            done = words("The clock runs on.") if after.running else words("The clock stands still.")
        self.post_message(Acted(after, done))

    def action_lengthen(self) -> None:
        """Give two minutes more."""
        if (round := self._round()) is not None:
            self.post_message(Acted(lengthened(round, self.desk.clock()), self.words("Two minutes more.")))

    def action_next_round(self) -> None:
        """Begin the next round now."""
        if (round := self._round()) is not None:
            after = following(self.workshop, round, self.desk.clock())
            done = self.words("Round {turn} has begun. All kiosks show its clock.", turn=after.turn)
            self.post_message(Acted(after, done))

    async def action_say(self) -> None:
        """Say one line to everybody; an empty one takes the last one away."""
        from screens.desk.line_dialog import LineDialog

        words = self.words
        dialog = LineDialog(
            words,
            words("A message to all kiosks"),
            words("One line. It stands on every kiosk for three minutes; an empty line takes it away."),
            longest=72,
        )
        await self.app.push_screen(dialog, self._say)

    def _say(self, text: str | None) -> None:
        words = self.words
        if text is None:
            return
        done = words("All kiosks show: {text}", text=text) if text else words("The message is taken away.")
        if text or self.desk.signal().notice:
            self.post_message(Acted(said(text, self.desk.clock()), done))
        else:
            self.post_message(Told(""))

    def _round(self) -> Round | None:
        return current(self.desk.acts)

    def _content(self, snapshot: Snapshot) -> dict[str, Content]:
        blocks, room = RoomBlocks(self.workshop, self.words), snapshot.room
        width = self.content_size.width
        if self.screen.has_class("-wide"):
            width = (width - BETWEEN) * 3 // 5  # as the stylesheet shares it out; the column itself is not laid out yet
        return {
            "warning": blocks.warning(snapshot.free),
            "people": blocks.people(room),
            "mix": blocks.mix(room, width),
            "reached": blocks.reached(room, width),
            "where": blocks.where(snapshot),
            "pace": blocks.pace(snapshot),
            "stations": blocks.stations(snapshot),
            "page": blocks.page(self._address(), self.desk.event.info.pin, snapshot.free),
        }

    def _tick(self) -> None:
        """Show the clock of the round, and the message that stands on the kiosks."""
        if not (self.display and self.ready):
            return
        signal, words = self.desk.signal(), self.words
        if signal.turn is None:
            left, state = "", words("No round is under way. Space starts one; all kiosks show its clock.")
        else:
            left = "" if signal.over else remaining(signal)
            state = words("Round {turn}", turn=signal.turn)
            if signal.over or not signal.running:
                state += " · " + clock(signal, words, len(self.workshop.questions))
        if signal.notice:
            state += "\n" + words("On all kiosks: {text}", text=signal.notice)
        if (left + state) != self._clock:
            self._clock = left + state
            digits = self.query_one("#left", Digits)
            digits.update(left)
            digits.display = bool(left)
            self.query_one("#clock", Said).say(state)
