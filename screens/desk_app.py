"""The facilitator's desk in a terminal of its own."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.screen import Screen
from textual.types import CSSPathType

from kiosk.desk import Desk
from kiosk.errors import EventError
from kiosk.locale import Words
from kiosk.text import pasted
from screens.covered_app import CoveredApp
from screens.desk.desk_screen import DeskScreen
from screens.desk.messages import Left
from screens.theme import DEFAULT, DESK, WIDGETS, register

SOON = 0.1
"""Seconds until the desk is painted, at a guess; its own journal and the results page can wait for that."""


class DeskApp(CoveredApp, inherit_bindings=False):
    """Shows an event as it happens, and takes down what its facilitator decides.

    Args:
        desk: the event, and what is done to it.
        words: the language to begin in.
        address: tells where the results page is; None without one.
        serve: keeps the results page there; None for none.
        theme: the name of one of the themes.
    """

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[CSSPathType] = [*WIDGETS, *DESK]
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        desk: Desk,
        words: Words,
        address: Callable[[], str | None],
        *,
        serve: Callable[[], None] | None = None,
        theme: str = DEFAULT,
    ) -> None:
        super().__init__(words)
        self._desk = desk
        self._address, self._serve = address, serve
        register(self, theme)

    def get_default_screen(self) -> Screen[None]:
        """Show the desk."""
        return DeskScreen(self._desk, self._words, self._address)

    def on_mount(self) -> None:
        """Do what can wait once the desk is painted."""
        self.set_timer(SOON, self._get_ready)

    async def on_event(self, event: events.Event) -> None:
        """Of what is pasted, take what a person could have typed."""
        if isinstance(event, events.Paste):
            event.text = pasted(event.text)
        await super().on_event(event)

    @on(Left)
    def left(self) -> None:
        """End; the kiosk goes on."""
        self.exit()

    def _get_ready(self) -> None:
        """Open this desk's journal, so that nobody purges the event under it.

        A folder that cannot be written is shown all the same.
        """
        try:
            self._desk.journal.open()
        except EventError as error:
            self.log.error(str(error))
        if self._serve:
            self._serve()
