"""The code to scan, for the whole room: as large as the screen allows, with its address in letters."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kiosk.locale import Words
from kiosk.model.workshop import Workshop
from screens.dialogs.any_key import AnyKeyDialog
from screens.frame import text
from screens.widgets.qr_code import QrCode

EVERY = 1.0
"""Seconds between two looks whether the address is another one."""


class ProjectedCode(AnyKeyDialog[None]):
    """Any key goes back to the desk; it is not locked while it is shown."""

    def __init__(self, words: Words, workshop: Workshop, address: Callable[[], str | None]) -> None:
        super().__init__(classes="-projected")
        self._words, self._workshop, self._address = words, workshop, address

    def compose(self) -> ComposeResult:
        """Put the address above the code."""
        words, address = self._words, self._address()
        yield text(words.text(self._workshop.title), "title")
        if address:
            yield Static(address, markup=False, id="address")
            with Vertical(id="projected"):
                yield QrCode(address, around="#projected", beside=0)
                yield text(words("Type this address in the browser of your phone."), "without")
        else:
            yield text(words("There is no network here, so there is no link to the results."), "title")

    def on_mount(self) -> None:
        """Follow the network."""
        self._told = self._address()
        self.set_interval(EVERY, self._look)

    def on_resize(self) -> None:
        """Say what to do with the address where there is no room for its code."""
        self.call_after_refresh(self._say_how)

    def _say_how(self) -> None:
        for code in self.query(QrCode):
            self.query_one(".without").display = not code.is_drawn

    async def _look(self) -> None:
        if self._address() != self._told:
            self._told = self._address()
            await self.recompose()
            self.on_resize()

    def closed(self) -> None:
        """Go back to the desk."""
        self.dismiss(None)
