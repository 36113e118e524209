"""The facilitator at a kiosk without screens: the PIN, and the end of the kiosk. The desk is in another terminal."""

from kiosk.errors import DiskFull, EventError
from kiosk.plain.leaving import Ended
from kiosk.plain.talk import Talk
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
    words = talk.words
    talk.gap()
    talk.say(words("For the facilitator"))
    if not reception.consented():
        pin = reception.event.info.pin
        talk.say(words("The PIN of this event is {pin}. It is shown here until the first participant agrees.", pin=pin))
    talk.say(words("The desk opens in another terminal with “kiosk live”, without the PIN."))
    while typed := talk.secret(words("Type the PIN and Enter to end the kiosk. Enter alone goes back.")):
        sentence = refused(reception.lock, typed, words)
        if sentence is None:
            _ask_whether_to_end(talk, visit, reception)
            return
        talk.say(sentence)


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
