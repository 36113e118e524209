"""Who comes back with a code: to go on, to change something, or to delete it all."""

import time
from collections.abc import Callable

from kiosk.errors import EventError, Withdrawn
from kiosk.locale import Words
from kiosk.model.response import Response, Status
from kiosk.plain.leaving import HandedOver
from kiosk.plain.talk import Sign, Talk
from kiosk.plain.thanks import STAYS, send_off
from kiosk.plain.visit import Visit
from kiosk.plain.welcome import decided
from kiosk.reception import Reception
from kiosk.telling.disk import not_done
from kiosk.telling.guesses import too_many_codes

ELSEWHERE = 5.0
"""Seconds that kiosks on other laptops get to delete what only they can."""


class Returning:
    """Finds the interview of a code, and does with it what its participant chooses.

    Args:
        talk: with whom.
        visit: gets the interview to go on with.
        reception: finds it.
    """

    def __init__(self, talk: Talk, visit: Visit, reception: Reception) -> None:
        self._talk, self._visit, self._reception = talk, visit, reception

    def go(self) -> bool:
        """Ask for the code and what to do; tells whether to go on with the interview.

        Raises:
            HandedOver: there is nothing to go on with.
        """
        talk = self._talk
        found = talk.until_done(self._find)
        talk.words = Words(found.language, talk.words.languages)
        talk.gap()
        if talk.until_done(lambda: self._deletes(found)):
            talk.gap()
            self._delete(found)
            return False
        return self._goes_on(found)

    def _find(self) -> Response:
        talk, words = self._talk, self._talk.words
        talk.say(words("Continue with my code"))
        talk.say(words("It stood on the card with your group's number."))
        while True:
            typed = talk.ask(words("Type your code: two words and a number."), own_words=True)
            if isinstance(typed, Sign):
                raise HandedOver
            if wait := self._reception.wait_for_code():
                talk.say(too_many_codes(wait, words))
            elif found := self._reception.find(typed):
                return found
            else:
                self._note_miss()

    def _note_miss(self) -> None:
        try:
            self._reception.note_wrong_code()
        except EventError as error:
            self._talk.say(not_done(error, self._talk.words))
        self._talk.say(self._talk.words("There is no such code in this event. Look at the words again, please."))

    def _deletes(self, found: Response) -> bool:
        """Ask what somebody came for: to delete everything, or to go on."""
        talk, words, complete = self._talk, self._talk.words, found.status is Status.COMPLETE
        talk.say(
            words("Welcome back."),
            words("You have handed in your answers. They count until you change or delete them.")
            if complete
            else words("Your answers are kept. You can go on where you left off."),
        )
        go_on = words("Look at my answers and change them") if complete else words("Go on with my answers")
        chosen = decided(talk, [go_on, words("Delete everything I answered")])
        if chosen is None:
            raise HandedOver
        return chosen == 1

    def _goes_on(self, found: Response) -> bool:
        words = self._talk.words
        if self._reception.closed:
            sentence = words("This workshop is closed: answers can be deleted, but not changed any more.")
            return self._sent_off(sentence)
        try:
            self._visit.sitting = self._reception.resume(found)
        except Withdrawn:
            raise HandedOver from None
        except EventError as error:
            return self._sent_off(not_done(error, words))
        if self._visit.sitting is not None:
            return True
        sentence = words(
            "Somebody is working on these answers on the laptop “{station}” now. Please go on there.",
            station=self._reception.busy_at(found),
        )
        return self._sent_off(sentence)

    def _delete(self, found: Response) -> None:
        """Delete it if that is really wanted, and say that nothing is left only when it is overwritten too."""
        talk, words = self._talk, self._talk.words
        if not talk.until_done(self._is_sure):
            raise HandedOver
        try:
            self._reception.withdraw(found)
        except EventError as error:
            self._sent_off(not_done(error, words))
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

    def _sent_off(self, sentence: str) -> bool:
        send_off(self._talk, sentence)
        return False


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
