"""Who comes back with a code: to go on, to change something, or to delete it all."""

from kiosk.errors import EventError, Withdrawn
from kiosk.locale import Words
from kiosk.model.response import Response, Status
from kiosk.plain.deleting import Deleting
from kiosk.plain.leaving import HandedOver
from kiosk.plain.talk import Sign, Talk
from kiosk.plain.thanks import send_off
from kiosk.plain.visit import Visit
from kiosk.plain.welcome import decided
from kiosk.reception import Reception
from kiosk.telling.disk import not_done
from kiosk.telling.guesses import too_many_codes


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
            Deleting(talk, self._reception).go(found)
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

    def _sent_off(self, sentence: str) -> bool:
        send_off(self._talk, sentence)
        return False
