"""The kiosk line by line: receives one participant after the other, and looks at what else has changed meanwhile."""

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from kiosk.duration import minutes
from kiosk.errors import EventError
from kiosk.plain.deleting import tell_deleted
from kiosk.plain.keyboard import Keyboard
from kiosk.plain.leaving import Abandoned, Ended, HandedOver, TakenBack
from kiosk.plain.printout import Printout
from kiosk.plain.returning import Returning
from kiosk.plain.scribing import Scribing
from kiosk.plain.staffing import receive_staff
from kiosk.plain.thanks import send_off
from kiosk.plain.walk import Walk
from kiosk.plain.watching import WatchfulHouse
from kiosk.plain.welcome import ask_consent, ask_welcome, tell_about
from kiosk.reception import Reception
from kiosk.telling.disk import not_done


class House(WatchfulHouse):
    """One laptop's kiosk.

    Args:
        reception: begins and continues interviews.
        address: tells where the results are; None without a network.
        keyboard: where lines are typed.
        printout: where they are said.
        idle_seconds: without a line for so long, somebody is asked whether they are there; twice that in own words.
        language: the one to greet in; None for the workshop's first.
        seconds: tells seconds that only go up.
    """

    def __init__(
        self,
        reception: Reception,
        address: Callable[[], str | None],
        keyboard: Keyboard,
        printout: Printout,
        *,
        idle_seconds: int | None = None,
        language: str | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(reception, keyboard, printout, idle_seconds=idle_seconds, language=language, seconds=seconds)
        self._address = address

    def run(self) -> None:
        """Receive one after the other until the kiosk is to end; then nothing is left unsaved, in sight or half typed."""
        try:
            while True:
                self._receive()
        except Ended:
            self.visit.end()
        with suppress(Ended):  # there may be no terminal to wipe any more
            self.talk.forget(half_typed=True)

    def _receive(self) -> None:
        """Receive one person, from the welcome back to where it can be shown to the next."""
        abandoned, begun = False, ""
        try:
            begun = self.talk.until_done(self._welcome)
            self.talk.gap()
            self._do(begun)
        except TakenBack:
            abandoned = self._take_back()
        except Abandoned:
            abandoned = True
        except HandedOver:
            pass
        self.visit.end()
        self.talk.words = self._words()
        self._news.forget()
        if begun == "i" and not abandoned:
            self.talk.gap()
        else:
            self.talk.forget(half_typed=abandoned)

    def _welcome(self) -> str:
        self._reception.follow()
        self._closed, before = self._reception.closed, self._reception.went_before()
        self._housekeeping.calm_down()
        try:
            return ask_welcome(self.talk, self._workshop, minutes(self._workshop), before, closed=self._closed)
        finally:
            self._housekeeping.wake()

    def _do(self, key: str) -> None:
        """Do what somebody came for."""
        talk = self.talk
        if key == "i":
            talk.until_done(partial(tell_about, talk, self._workshop))
            return
        if key == "g":
            Scribing(talk, self.visit, self._reception).go()
        elif key == "c":
            if not Returning(talk, self.visit, self._reception).go():
                return
        elif not self._begin():
            return
        Walk(talk, self.visit, self._reception, self._address).go()

    def _begin(self) -> bool:
        """Ask for consent, and begin; tells whether somebody takes part."""
        if not self.talk.until_done(partial(ask_consent, self.talk, self._workshop)) or self._reception.closed:
            return False
        try:
            self.visit.sitting, self.visit.code = self._reception.receive(self.talk.words.language)
        except EventError as error:
            send_off(self.talk, not_done(error, self.talk.words))
            return False
        return True

    def _take_back(self) -> bool:
        """Say that what was answered here was deleted meanwhile; tells whether nobody was there to read it."""
        self.visit.sitting = self.visit.code = None
        try:
            self.talk.say(self.talk.words("Your answers are deleted."))
            self.talk.until_done(partial(tell_deleted, self.talk, overwritten=False))
        except Abandoned:
            return True
        return False

    def staff(self) -> None:
        """Receive the facilitator; they are not waited for for ever, nor at the welcome: what the PIN opened would stay open."""
        self._housekeeping.wake()
        receive_staff(self.talk, self.visit, self._reception)
