"""The part of the kiosk that is the facilitator's: the PIN, the desk behind it, and the end of the kiosk."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from kiosk import sleepless
from kiosk.errors import DiskFull, EventError
from kiosk.locale import Words
from kiosk.reception import Reception
from kiosk.telling.disk import not_saved
from kiosk.telling.guesses import refused
from screens.frame import ParticipantScreen
from screens.interviewing_app import Address
from screens.scribing_app import ScribingApp

if TYPE_CHECKING:
    from kiosk.desk import Desk
    from screens.desk.desk_screen import DeskScreen
    from screens.desk.messages import Left

LOCKED_AFTER = 120.0
"""Seconds without a key after which the desk on a kiosk is locked; not while it is shown to the room."""


class StaffedApp(ScribingApp, inherit_bindings=False):
    """Opens the desk over whatever the kiosk shows, and puts it away again.

    What the kiosk would show meanwhile, such as the welcome after somebody's time is up, waits until the desk is gone.
    """

    def __init__(self, reception: Reception, address: Address, words: Words) -> None:
        super().__init__(reception, address, words)
        self._desk: Desk | None = None
        self._desk_shown: DeskScreen | None = None
        self._desk_opened = 0.0
        self._meanwhile: Callable[[], Awaitable[None]] | None = None

    async def action_staff(self) -> None:
        """Ask for the PIN, or put the desk away."""
        if self._desk_shown is not None:
            if self.screen is self._desk_shown:
                self.call_later(self._put_desk_away)
            else:
                self.closes_dialog()
        elif not self.closes_dialog():
            await self._ask_pin()

    async def _ask_pin(self) -> None:
        from screens.dialogs.pin import PinDialog

        self.dress()
        shown = None if self._reception.consented() else self._reception.event.info.pin
        await self.push_screen(PinDialog(self._words, self._refuse_pin, shown=shown), self._pin_given)

    async def _pin_given(self, right: bool | None) -> None:
        if right:
            self._keep_typed()
            await self._open_desk()

    def _refuse_pin(self, pin: str) -> str | None:
        return refused(self._reception.lock, pin, self._words)

    async def _open_desk(self) -> None:
        from kiosk.desk import Desk
        from screens.desk.desk_screen import DeskScreen
        from screens.theme import DESK

        if self._desk is None:
            self.stylesheet.read_all(DESK)
            self.stylesheet.reparse()
            self._desk = Desk(self._reception.event, self._reception.station_name, clock=self._reception.clock)
        workshop = self._reception.event.workshop
        words = Words(workshop.default_language, workshop.languages)
        self._desk_opened = sleepless.seconds()
        self._desk_shown = DeskScreen(self._desk, words, self._address, on_kiosk=True, locks=LOCKED_AFTER)
        await self.push_screen(self._desk_shown)

    async def on_left(self, event: "Left") -> None:
        """Put the desk away, and end the kiosk if that was asked for; by its name, so that the welcome need not read the desk."""
        await self._put_desk_away()
        if event.ends:
            self._leave()

    async def _put_desk_away(self) -> None:
        """Show what the kiosk shows by now; what was typed in the desk's dialogs and not kept goes.

        Nothing is painted in between: whose answers were put away meanwhile must not be seen once more. The desk's journal
        is let go, so that what participants take back is overwritten there too while nobody is at the desk.
        """
        if self._desk is None or self._desk_shown is None:
            return
        with self.batch_update():
            while self.screen_stack[-1] is not self._desk_shown:
                await self.pop_screen()
            self._desk_shown = None
            await self.pop_screen()
            self._covered = False  # what covered the desk in a small window is gone with it
            meanwhile, self._meanwhile = self._meanwhile, None
            if meanwhile is not None:
                await meanwhile()
            await self._cover(self.size)
        self._desk.journal.close()
        self.forget()  # what was copied at the desk is not for participants

    async def show(self, screen: ParticipantScreen) -> None:
        """Put a screen over the first one, now or when the desk is put away."""
        if self._desk_shown is not None:
            self._meanwhile = partial(super().show, screen)
        else:
            await super().show(screen)

    async def show_first(self) -> None:
        """Show the first screen, now or when the desk is put away."""
        if self._desk_shown is not None:
            self._meanwhile = super().show_first
        else:
            await super().show_first()

    def outlasted(self) -> bool:
        """Tell whether nobody is at the desk any more; while it is shown to the room, nobody need be."""
        if self._desk_shown is None:
            return super().outlasted()
        return self.quiet > LOCKED_AFTER and not self._desk_shown.stays_open

    def clear_away(self) -> None:
        """Lock the desk, or put away what stands there."""
        if self._desk_shown is None:
            super().clear_away()
        else:
            self.call_later(self._put_desk_away)

    def look_after(self) -> None:
        """Lock the desk when nobody is at it; who sat here before it was opened is not asked, but put away in time."""
        if self._desk_shown is None:
            super().look_after()
            return
        if self.outlasted():
            self.clear_away()
        patience, open_for = self.patience(), sleepless.seconds() - self._desk_opened
        if self._sitting is not None and patience is not None and open_for > patience:
            self.call_later(self.abandoned)

    def _leave(self) -> None:
        """End, unless answers wait for room on a full disk: they would be lost. What a failing disk refuses is lost anyway."""
        try:
            if self._sitting is not None:
                self._sitting.park()
            self._reception.park_waiting()
        except DiskFull as error:
            self._say(not_saved(error, self._words), warns=True)
            return
        except EventError as error:
            self.log.error(str(error))
        self.exit()

    def on_unmount(self) -> None:
        """Let go of the desk's journal."""
        if self._desk is not None:
            self._desk.close()
