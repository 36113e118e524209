"""What all tabs of the desk have in common: they show snapshots, name their keys, and speak the language of the desk."""

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.reactive import reactive

from kiosk.desk import Desk, Snapshot
from kiosk.locale import Words


class DeskTab(VerticalScroll, can_focus=True):
    """One tab; kinds compose what stands in it and bring it up to date in `show`.

    Args:
        desk: what the desk knows; tabs read it, and post what is to be done.
        words: the language.
    """

    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)

    def __init__(self, desk: Desk, words: Words, *, id: str) -> None:
        super().__init__(id=id)
        self.desk, self.words = desk, words
        self.workshop = desk.event.workshop

    def take_keys(self) -> None:
        """Have the keys from now on."""
        self.focus()

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys that work here, and what each does."""
        return ()

    def show(self, snapshot: Snapshot) -> None:
        """Bring everything up to date; called only while the tab is seen."""

    def show_now(self) -> None:
        """Bring everything up to date where there is something to show and somebody to see it."""
        if self.snapshot is not None and self.is_mounted and self.display:
            self.show(self.snapshot)

    def watch_snapshot(self) -> None:
        """Show what is new."""
        self.show_now()

    def on_show(self) -> None:
        """Catch up with what came while another tab was seen."""
        self.show_now()

    def on_resize(self) -> None:
        """Use the room there is."""
        self.show_now()

    async def speak(self, words: Words) -> None:
        """Say everything in another language."""
        self.words = words
        await self.recompose()
        self.show_now()
