"""The part of the kiosk that receives who comes back with a code: to go on, to change something, or to delete it all."""

import time
from asyncio import sleep, to_thread

from textual import on, work

from kiosk.errors import EventError, Withdrawn
from kiosk.locale import Words
from kiosk.model.response import Response
from kiosk.reception import Reception
from kiosk.telling.disk import not_done
from kiosk.telling.guesses import too_many_codes
from screens import messages
from screens.interviewing_app import Address, InterviewingApp

CALM = 10.0
"""Seconds without a key at the welcome after which the journal may be tidied."""
ELSEWHERE = 5.0
"""Seconds that kiosks on other laptops get to delete what only they can."""
TRY_AGAIN = 30.0
"""Seconds until tidying is tried again where it failed, as on a full disk."""


class ReturningApp(InterviewingApp, inherit_bindings=False):
    """Finds the interview of a code, and does with it what its participant chooses."""

    def __init__(self, reception: Reception, address: Address, words: Words) -> None:
        super().__init__(reception, address, words)
        self._returning: Response | None = None
        self._looking_up = False
        self._tidy_from = float("-inf")

    @on(messages.Resumed)
    def resumed(self, event: messages.Resumed) -> None:
        """Look the code up; once more while that goes on is as good as once."""
        if wait := self._reception.wait_for_code():
            self._say(too_many_codes(wait, self._words))
        elif not self._looking_up:
            self._looking_up = True
            self._look_up(event.code)

    @work(group="resume")
    async def _look_up(self, code: str) -> None:
        """Find whom a code belongs to, and ask what they came for."""
        asked_at = self.shown
        found = await to_thread(self._reception.find, code)
        self._looking_up = False
        if self.shown is not asked_at:
            return  # they have gone back meanwhile
        if found is None:
            self._note_miss()
            return
        from screens.participant.comeback import ComebackScreen

        self._returning = found
        self._words = Words(found.language, self._reception.event.workshop.languages)
        await self.show(ComebackScreen(self._words, found.status))

    @on(messages.Chosen)
    async def chosen(self, event: messages.Chosen) -> None:
        """Do what was chosen."""
        if self._returning is None:
            return
        if event.way == messages.DELETE:
            self._delete(self._returning)
        elif event.way == messages.ASK:
            from screens.participant.deletion import DeletionScreen

            await self.show(DeletionScreen(self._words))
        else:
            await self._go_on(self._returning)

    async def _go_on(self, response: Response) -> None:
        if self._reception.closed:
            self._say(self._words("This workshop is closed: answers can be deleted, but not changed any more."))
            return
        try:
            self._sitting = self._reception.resume(response)
        except Withdrawn:
            await self.hand_over()
            return
        except EventError as error:
            self._say(not_done(error, self._words), warns=True)
            return
        if self._sitting is None:
            self._say(
                self._words(
                    "Somebody is working on these answers on the laptop “{station}” now. Please go on there.",
                    station=self._reception.busy_at(response),
                )
            )
            return
        self._returning = None
        await self._show()

    @work(group="delete")
    async def _delete(self, response: Response) -> None:
        """Delete it, once, and say that nothing is left only when it is overwritten too, or that this has to wait."""
        from screens.participant.deletion import DeletedScreen

        if self._returning is not response:
            return
        try:
            self._reception.withdraw(response)
        except EventError as error:
            self._say(not_done(error, self._words), warns=True)
            return
        self._returning = None
        await self.show(DeletedScreen(self._words))
        overwritten = await self._tidied() and await self._erased_elsewhere(response)
        if isinstance(self.shown, DeletedScreen):
            self.shown.overwritten = overwritten

    async def taken_back(self) -> None:
        """Say that what was answered here was deleted meanwhile, from the desk or on another laptop."""
        from screens.participant.deletion import DeletedScreen

        await self.show(DeletedScreen(self._words, overwritten=False))

    async def _erased_elsewhere(self, response: Response) -> bool:
        """Give other kiosks a moment to delete it from their journals; they do it when they see that it is withdrawn."""
        until = time.monotonic() + ELSEWHERE
        while not self._reception.is_erased(response):
            if time.monotonic() > until:
                return False
            await sleep(0.1)
        return True

    def _note_miss(self) -> None:
        from screens.participant.code import CodeScreen

        try:
            self._reception.note_wrong_code()
        except EventError as error:
            self.log.error(str(error))
        self._say(self._words("There is no such code in this event. Look at the words again, please."))
        if isinstance(self.shown, CodeScreen):
            self.shown.again()

    def housekeep(self, *, idle: bool) -> None:
        """Once a second: compact the journal where that is due, at once if something is to be overwritten."""
        now = time.monotonic()
        calm = idle and self.quiet > CALM
        if now > self._tidy_from and (self._reception.owes or (calm and self._reception.untidy)):
            self._tidy_from = now + TRY_AGAIN
            self.run_worker(self._tidied(), group="tidy")

    async def _tidied(self) -> bool:
        try:
            await to_thread(self._reception.tidy)
        except EventError as error:
            self.log.error(str(error))
            return False
        self._tidy_from = time.monotonic()
        return True
