"""Deleting what one answered: asked once more, and told when it is done."""

import time
from collections.abc import Callable

from kiosk.errors import EventError
from kiosk.model.response import Response
from kiosk.plain.leaving import HandedOver
from kiosk.plain.talk import Talk
from kiosk.plain.thanks import STAYS, send_off
from kiosk.plain.welcome import decided
from kiosk.reception import Reception
from kiosk.telling.disk import not_done

ELSEWHERE = 5.0
"""Seconds that kiosks on other laptops get to delete what only they can."""


class Deleting:
    """Deletes a response, if that is really wanted.

    Args:
        talk: with whom.
        reception: deletes it.
    """

    def __init__(self, talk: Talk, reception: Reception) -> None:
        self._talk, self._reception = talk, reception

    def go(self, found: Response) -> None:
        """Delete it if that is really wanted, and say that nothing is left only when it is overwritten too."""
        talk, words = self._talk, self._talk.words
        if not talk.until_done(self._is_sure):
            raise HandedOver
        try:
            self._reception.withdraw(found)
        except EventError as error:
            send_off(talk, not_done(error, words))
            return
        talk.say(words("Your answers are deleted."))
        overwritten = self._is_overwritten(found)
        talk.until_done(lambda: tell_deleted(talk, overwritten=overwritten))

    def _is_sure(self) -> bool:
        talk, words = self._talk, self._talk.words
        talk.say(
            words("Delete all your answers?"),
            words("They are erased from this event, and count nowhere any more. This cannot be undone."),
            words("What the facilitator has exported or copied before can only be deleted by the facilitator."),
        )
        return decided(talk, [words("No, keep them"), words("Yes, delete everything")]) == 1

    def _is_overwritten(self, found: Response) -> bool:
        """Overwrite it here, and give other kiosks a moment to do so in their journals."""
        try:
            self._reception.tidy()
        except EventError:
            return False
        return waited_for(lambda: self._reception.is_erased(found), ELSEWHERE)


def tell_deleted(talk: Talk, *, overwritten: bool) -> None:
    """Say how far deleting has come; returns when the participant is done."""
    words = talk.words
    talk.say(
        words("Nothing of what you answered is left in this event. Your code leads nowhere any more.")
        if overwritten
        else words("They count nowhere any more. They are erased from the disk as soon as that is possible.")
    )
    talk.wait(words("Enter: done, for the next one."), STAYS)


def waited_for(holds: Callable[[], bool], seconds: float) -> bool:
    """Wait until something holds; tells whether it did in time."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True
