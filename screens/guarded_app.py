"""An app that a room full of strangers can be left alone with: no key ends it, no window is too small, no seat stays warm."""

import time

from textual import events, work
from textual.geometry import Size

from kiosk.locale import Words
from screens.frame import SMALLEST, ParticipantScreen
from screens.type_ahead import OrderedKeysApp


class GuardedApp(OrderedKeysApp, inherit_bindings=False):
    """Watches over whoever sits there; the kiosk says how long it waits, and what happens when nobody answers.

    Args:
        words: the language of its dialogs; changes with the participant.
    """

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._last_sign = time.monotonic()

    def patience(self) -> float | None:
        """Tell how many seconds without a sign of life are too many now; None where it may take for ever."""
        return None

    async def abandoned(self) -> None:
        """Do what is to be done when nobody is there any more."""

    async def on_event(self, event: events.Event) -> None:
        """Note every sign of life."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown):
            self._last_sign = time.monotonic()
        await super().on_event(event)

    def look_after(self) -> None:
        """See whether somebody is still there, and ask if not."""
        patience = self.patience() if isinstance(self.screen, ParticipantScreen) else None
        if patience is not None and time.monotonic() - self._last_sign > patience:
            self._ask_whether_there()

    def action_suspend_process(self) -> None:
        """Stay: nobody stops the kiosk from its keyboard."""

    @work(exclusive=True, group="dialog")
    async def _ask_whether_there(self) -> None:
        from screens.dialogs.idle import IdleDialog

        there = await self.push_screen_wait(IdleDialog(self._words))
        self._last_sign = time.monotonic()
        if not there:
            await self.abandoned()

    async def show(self, screen: ParticipantScreen) -> None:
        """Put a screen over the first one, in the place of all that stood there, so that nothing of them is left."""
        while len(self.screen_stack) > 2:
            await self.pop_screen()
        await (self.switch_screen(screen) if len(self.screen_stack) == 2 else self.push_screen(screen))
        await self._cover(self.size)

    async def show_first(self) -> None:
        """Take everything away that stands over the first screen."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self._cover(self.size)

    async def on_resize(self, event: events.Resize) -> None:
        """Cover everything while the window is too small."""
        self.run_worker(self._cover(event.size), exclusive=True, group="size")

    async def _cover(self, size: Size) -> None:
        from screens.dialogs.too_small import TooSmall

        small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        covered = isinstance(self.screen, TooSmall)
        if small and not covered:
            await self.push_screen(TooSmall(self._words))
        elif covered and not small:
            await self.pop_screen()
