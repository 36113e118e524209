"""The facilitator's desk: its tabs, one line for what was done, the keys; the same in its own terminal and on the kiosk."""

from asyncio import to_thread
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from kiosk import sleepless
from kiosk.desk import Desk, Snapshot
from kiosk.errors import EventError, KioskError
from kiosk.locale import Words
from screens.desk.deeds import described, refusal
from screens.desk.head import TABS, DeskHead
from screens.desk.messages import Acted, Left, Rekeyed, Told, Unprojected, Written
from screens.desk.plenary import PlenaryTab
from screens.desk.room import RoomTab
from screens.desk.share import ShareTab
from screens.desk.tab import DeskTab
from screens.desk.tallies import TalliesTab
from screens.desk.told_line import ToldLine
from screens.desk.voices import VoicesTab
from screens.widgets.key_line import KeyLine

EVERY, TICK, TIDY = 0.02, 0.2, 5.0
"""Seconds between two looks at the journals, at the clock, and whether this desk's own journal is to be compacted."""
MARGINS = 6
"""Columns beside the line of keys."""


class DeskScreen(Screen[None]):
    """Follows one event.

    Args:
        desk: the event, and what is done to it.
        words: the language to begin in.
        address: tells where the results page is; None without one.
        on_kiosk: whether participants sit here too.
        locks: seconds after which whoever leaves what is shown to the room may be somebody else; None for never.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(at), f"tab('{name}')", show=False) for at, name in enumerate(TABS, 1)),
        Binding("u", "undo", show=False),
        Binding("f1,question_mark", "help", show=False),
        Binding("f2", "next_language", show=False),
        Binding("q,ctrl+q", "leave", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]
    AUTO_FOCUS = None

    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)

    def __init__(
        self,
        desk: Desk,
        words: Words,
        address: Callable[[], str | None],
        *,
        on_kiosk: bool = False,
        locks: float | None = None,
    ) -> None:
        super().__init__()
        self._desk, self.words = desk, words
        self._address, self._on_kiosk, self._locks = address, on_kiosk, locks
        self._projected = sleepless.seconds()
        self._address_shown: str | None = None

    def compose(self) -> ComposeResult:
        """Put the lines around the tabs."""
        desk, words = self._desk, self.words
        with Vertical(id="desk"):
            yield DeskHead(words, len(desk.event.workshop.questions), synthetic=desk.event.info.synthetic)
            with ContentSwitcher(initial=TABS[0]):
                yield RoomTab(desk, words, self._address, id="room").data_bind(DeskScreen.snapshot)
                yield TalliesTab(desk, words, id="tallies").data_bind(DeskScreen.snapshot)
                yield VoicesTab(desk, words, id="voices").data_bind(DeskScreen.snapshot)
                yield PlenaryTab(desk, words, id="plenary").data_bind(DeskScreen.snapshot)
                yield ShareTab(desk, words, self._address, on_kiosk=self._on_kiosk, id="share").data_bind(
                    DeskScreen.snapshot
                )
            yield ToldLine()
            yield KeyLine(())

    @property
    def tab(self) -> DeskTab:
        """The tab that is seen now."""
        return self.query_one(f"#{self.query_one(ContentSwitcher).current}", DeskTab)

    @property
    def stays_open(self) -> bool:
        """Whether it is shown to the room, and is not locked when nobody touches a key."""
        return self.tab.id == "plenary" or (len(self.app.screen_stack) > 1 and self.app.screen.has_class("-projected"))

    async def on_mount(self) -> None:
        """Begin to follow."""
        self._desk.follow()
        self._look()
        self._tick()
        self.set_interval(EVERY, self._follow)
        self.set_interval(TICK, self._tick)
        self.set_interval(TIDY, self._tidy)
        self.tab.take_keys()
        await self._tell_keys()

    async def on_resize(self) -> None:
        """Name as many keys as fit."""
        await self._tell_keys()

    async def action_tab(self, name: str) -> None:
        """Show a tab; whoever leaves the plenary on a kiosk after a while may not be the facilitator any more."""
        if self.tab.id == "plenary" and self._was_left_alone(sleepless.seconds() - self._projected):
            self.post_message(Left())
            return
        if name == "plenary":
            self._projected = sleepless.seconds()
            self._desk.project()
            self._look()
        self.query_one(ContentSwitcher).current = name
        self.query_one(DeskHead).current = name
        self.tab.show_now()
        self.tab.take_keys()
        self.tell("")
        await self._tell_keys()

    def action_undo(self) -> None:
        """Take back what was done last at this desk."""
        words = self.words
        try:
            undone = self._desk.journal.undo()
        except EventError as error:
            self.tell(refusal(error, words), warns=True)
            return
        if undone is None:
            self.tell(words("There is nothing of this desk to take back, or another desk has changed it since."))
            return
        self.tell(words("Taken back: {what}.", what=described(undone, words)))
        self._look()

    async def action_help(self) -> None:
        """Show what the tabs are for, and their keys."""
        from screens.desk.desk_help import DeskHelp

        await self.app.push_screen(DeskHelp(self.words))

    async def action_next_language(self) -> None:
        """Show everything in the next language."""
        self.words = self.words.following()
        self.query_one(DeskHead).speak(self.words)
        for tab in self.query(DeskTab):
            await tab.speak(self.words)
        if self.focused is None:
            self.tab.take_keys()
        self.tell("")
        await self._tell_keys()

    def action_leave(self) -> None:
        """Go back to where the desk was opened."""
        self.post_message(Left())

    @on(Acted)
    def acted(self, event: Acted) -> None:
        """Do it, and say so once it is on disk."""
        try:
            self._desk.journal.act(event.act)
        except EventError as error:
            self.tell(refusal(error, self.words), warns=True)
            return
        self.tell(event.done)
        self._look()

    @on(Unprojected)
    def unprojected(self, event: Unprojected) -> None:
        """Lock the desk where anybody may have taken the code off the screen."""
        if self._was_left_alone(event.seconds):
            self.post_message(Left())

    def _was_left_alone(self, seconds: float) -> bool:
        """Tell whether something was shown to the room for so long that somebody else may be at the keys."""
        return self._locks is not None and seconds > self._locks

    @on(Told)
    def told(self, event: Told) -> None:
        """Say what a tab has to say."""
        self.tell(event.sentence, warns=event.warns)

    @on(Rekeyed)
    async def rekeyed(self) -> None:
        """Name the keys that work now."""
        await self._tell_keys()

    @on(Written)
    @work(exclusive=True, group="write")
    async def written(self, event: Written) -> None:
        """Write a file behind the screen, and say how far it is and where it stands."""
        words = self.words

        def progress(part: float) -> None:
            self.app.call_from_thread(
                self.tell, words("{what}: {percent}", what=event.what, percent=words.percent(part))
            )

        try:
            path = await to_thread(event.write, progress)
        except KioskError as error:
            self.tell(str(error), warns=True)
            return
        self.tell(words("{what} stands in {path}", what=event.what, path=path), stays=True)
        if event.named:
            from screens.desk.names_dialog import NamesDialog

            self.app.push_screen(NamesDialog(words, event.named))

    def tell(self, sentence: str, *, warns: bool = False, stays: bool = False) -> None:
        """Say one sentence in the line above the keys; nobody hears it where the desk was put away meanwhile."""
        for line in self.query(ToldLine):
            line.tell(sentence, warns=warns, stays=stays)

    def _follow(self) -> None:
        """Take in what was written, and hand one snapshot down if there was anything."""
        if self._desk.follow():
            self._look()

    def _look(self) -> None:
        self.snapshot = self._desk.look()
        self.call_later(self._tell_keys)

    def _tick(self) -> None:
        if self._address() != self._address_shown:
            self._address_shown = self._address()
            self.tab.show_now()
        head = self.query_one(DeskHead)
        head.signal = self._desk.signal()
        head.closed = self.snapshot is not None and self.snapshot.closed is not None

    @work(exclusive=True, group="tidy")
    async def _tidy(self) -> None:
        """Overwrite what participants took back, where this desk's journal holds anything of it."""
        if self._desk.journal.untidy:
            with suppress(EventError):
                await to_thread(self._desk.journal.tidy)

    async def _tell_keys(self) -> None:
        """Name the keys; where the line is too short for all, those that F1 tells too are left out, the tab's own last."""
        words, following, mine = self.words, self.words.following(), list(self.tab.keys())
        leave = ("q", words("Kiosk") if self._on_kiosk else words("Leave"))
        rest = [leave, ("f1", words("Help")), ("u", words("Undo"))]
        if following.language != words.language:
            rest.append(("f2", following.own_name))
        shown, line = [*mine, *rest], self.query_one(KeyLine)
        for spare in (*reversed(rest[2:]), leave, *reversed(mine)):
            if line.needs(shown) > self.size.width - MARGINS:
                shown.remove(spare)
        await line.tell(shown)
