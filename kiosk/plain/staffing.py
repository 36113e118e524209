"""The facilitator at a kiosk without screens: the PIN, and the end of the kiosk. The desk is in another terminal."""

from kiosk.errors import DiskFull, EventError
from kiosk.plain.leaving import Ended
from kiosk.plain.talk import Talk
from kiosk.plain.typed import STAFF
from kiosk.plain.visit import Visit
from kiosk.plain.welcome import decided
from kiosk.reception import Reception
from kiosk.telling.disk import not_saved
from kiosk.telling.guesses import refused


def receive_staff(talk: Talk, visit: Visit, reception: Reception) -> None:
    """Ask for the PIN, and end the kiosk if that is wanted; else go on where it was.

    Raises:
        Ended: the kiosk is to end.
    """
    words, shown = talk.words, not reception.consented()
    talk.gap()
    talk.say(words("For the facilitator"))
    if shown:
        pin = reception.event.info.pin
        talk.say(words("The PIN of this event is {pin}. It is shown here until the first participant agrees.", pin=pin))
    talk.say(words("The desk opens in another terminal with “kiosk live”, without the PIN."))
    try:
        if _knows_pin(talk, reception):
            _ask_whether_to_end(talk, visit, reception)
    finally:
        if shown:
            talk.forget(half_typed=False)


def _knows_pin(talk: Talk, reception: Reception) -> bool:
    """Ask for the PIN as often as it takes; who types nothing, or the key for staff once more, goes back."""
    words = talk.words
    while (typed := talk.secret(words("Type the PIN and Enter to end the kiosk. Enter alone goes back."))) not in {
        "",
        STAFF,
    }:
        sentence = refused(reception.lock, typed, words)
        if sentence is None:
            return True
        talk.say(sentence)
    return False


def _ask_whether_to_end(talk: Talk, visit: Visit, reception: Reception) -> None:
    """End, unless answers wait for room on a full disk: they would be lost. What a failing disk refuses is lost anyway."""
    words = talk.words
    if decided(talk, [words("Back to the kiosk"), words("End the kiosk")]) != 1:
        return
    try:
        if visit.sitting is not None:
            visit.sitting.park()
        reception.park_waiting()
    except DiskFull as error:
        talk.say(not_saved(error, words))
        return
    except EventError:
        pass  # a failing disk takes nothing more, however long one waits
    raise Ended
