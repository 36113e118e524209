"""The facilitator's desk: follows an event from any terminal, and shows it in tabs; it writes nothing."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.types import CSSPathType
from textual.widgets import ContentSwitcher, Static

from kiosk.disclosure import gate
from kiosk.disk import free
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.room import look
from kiosk.tally import Tallies
from screens.desk.room import RoomTab
from screens.desk.snapshot import Snapshot
from screens.desk.tallies import ALL, TalliesTab
from screens.theme import DEFAULT, WIDGETS, register, stylesheet
from screens.widgets.key_line import KeyLine

EVERY = 0.02
"""Seconds between two looks at the journals."""
LOOK_AGAIN, STEP = 2.0, 10_000_000
"""Seconds between two looks at the disk, and the bytes that make a difference."""
SOON = 0.1
"""Seconds until the desk is painted, at a guess; the results page can wait for that."""


class DeskApp(App[None], inherit_bindings=False):
    """Shows an event as it happens.

    Args:
        event: the event to follow.
        words: the language to begin in.
        address: tells where the results page is; None without one.
        serve: keeps the results page there; None for none.
        theme: the name of one of the themes.
    """

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[CSSPathType] = [*WIDGETS, stylesheet(__file__)]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "tab('room')", show=False),
        Binding("2", "tab('tallies')", show=False),
        Binding("s", "next_split", show=False),
        Binding("f2", "next_language", show=False),
        Binding("q,ctrl+q", "quit", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    snapshot: reactive[Snapshot | None] = reactive(None)
    split: reactive[str] = reactive(ALL)

    def __init__(
        self,
        event: Event,
        words: Words,
        address: Callable[[], str | None],
        *,
        serve: Callable[[], None] | None = None,
        theme: str = DEFAULT,
    ) -> None:
        super().__init__()
        self._event, self._words = event, words
        self._address, self._serve = address, serve
        self._fold = Fold(event)
        self._looked, self._free = float("-inf"), 0
        self._tallies = Tallies(event.workshop)
        register(self, theme)

    def compose(self) -> ComposeResult:
        """Put head and keys around the tabs."""
        workshop, words = self._event.workshop, self._words
        with Vertical(id="desk"):
            yield Static("", id="head", markup=False)
            with ContentSwitcher(initial="room"):
                yield RoomTab(workshop, words, id="room").data_bind(DeskApp.snapshot)
                yield TalliesTab(workshop, words, id="tallies").data_bind(DeskApp.snapshot, DeskApp.split)
            yield KeyLine(self._keys())

    def on_mount(self) -> None:
        """Begin to follow."""
        self._follow()
        self.set_interval(EVERY, self._follow)
        self.query_one(RoomTab).focus()
        if self._serve:
            self.set_timer(SOON, self._serve)

    def watch_snapshot(self) -> None:
        """Bring the head up to date."""
        self._tell_head()

    def action_tab(self, name: str) -> None:
        """Show a tab."""
        self.query_one(ContentSwitcher).current = name
        self.query_one(f"#{name}").focus()
        self._tell_head()

    def action_next_split(self) -> None:
        """Split the tallies the next way: not at all, by group, by role."""
        ways = (ALL, *self._tallies.splits)
        self.split = ways[(ways.index(self.split) + 1) % len(ways)]
        self._tell_head()

    async def action_next_language(self) -> None:
        """Show everything in the next language."""
        self._words = self._words.following()
        tab = self.query_one(ContentSwitcher).current or "room"
        await self.recompose()
        self.action_tab(tab)

    def _follow(self) -> None:
        """Take in what was written, and hand one snapshot down if there was anything."""
        changes = self._fold.poll()
        for change in changes:
            self._tallies.apply(change.before, change.after)
        address, left = self._address(), self._disk()
        before = self.snapshot
        if not changes and before is not None and (before.address, before.free) == (address, left):
            return
        workshop = self._event.workshop
        self.snapshot = Snapshot(
            look(workshop, self._fold.responses.values(), self._fold.stations),
            gate(self._tallies, workshop.privacy.desk_minimum, totals_always=True),
            address,
            left,
        )

    def _disk(self) -> int:
        """Tell how much room is on the disk, in bytes and in steps that matter, looked at every few seconds."""
        now = time.monotonic()
        if now - self._looked > LOOK_AGAIN:
            self._looked = now
            self._free = free(self._event.folder) // STEP * STEP
        return self._free

    def _keys(self) -> list[tuple[str, str]]:
        words = self._words
        following = words.following()
        language = [("f2", following.own_name)] if following.language != words.language else []
        return [
            ("1", words("Room")),
            ("2", words("Tallies")),
            ("s", words("Split")),
            *language,
            ("q", words("Leave")),
        ]

    def _tell_head(self) -> None:
        words, workshop = self._words, self._event.workshop
        tab = words("Tallies") if self.query_one(ContentSwitcher).current == "tallies" else words("Room")
        by = {ALL: "", "group": words(" by group")}.get(self.split, words(" by role"))
        said = Content.assemble(
            (tab + (by if tab == words("Tallies") else ""), "bold $you"),
            "   ",
            words.text(workshop.title),
            (f"   {self._event.info.id}", "$quiet"),
        )
        self.query_one("#head", Static).update(said)
