"""What the kiosk looks at while somebody sits there, and while nobody does."""

from collections.abc import Callable, Sequence

from kiosk.errors import EventError
from kiosk.locale import Words
from kiosk.plain.around import Around
from kiosk.plain.housekeeping import Housekeeping
from kiosk.plain.keyboard import Keyboard
from kiosk.plain.leaving import Again, Ended, TakenBack
from kiosk.plain.news import News
from kiosk.plain.printout import Printout
from kiosk.plain.talk import Talk
from kiosk.plain.visit import Visit
from kiosk.reception import Reception
from kiosk.supervisor import beat

LISTENING = 5
"""So many times longer than others a scribe may type nothing, who listens while the group talks."""
OWN_WORDS = 2
"""So many times longer somebody may take who writes own words."""


class WatchfulHouse(Around):
    """Follows the others' journals, the clock of the round, the disk and the closing of the event.

    Args:
        reception: knows of them.
        keyboard: where lines are typed.
        printout: where they are said.
        idle_seconds: without a line for so long, somebody is asked whether they are there; None for the workshop's.
        language: the one to greet in; None for the workshop's first.
        seconds: tells seconds that only go up.
    """

    def __init__(
        self,
        reception: Reception,
        keyboard: Keyboard,
        printout: Printout,
        *,
        idle_seconds: int | None,
        language: str | None,
        seconds: Callable[[], float],
    ) -> None:
        self._reception = reception
        self._workshop = reception.event.workshop
        self._language = language or self._workshop.default_language
        self._idle_seconds = idle_seconds or self._workshop.idle_seconds
        self.talk = Talk(keyboard, printout, self._words(), self)
        self.visit = Visit(reception, self.talk)
        self._news = News(reception.signals, len(self._workshop.questions))
        self._housekeeping = Housekeeping(reception, seconds)
        self._closed: bool | None = None

    def tick(self) -> None:
        """Take in what others wrote; notice what was deleted, and the closing of the event."""
        if not beat():
            raise Ended
        self._reception.follow()
        self._reception.report()
        sitting = self.visit.sitting
        if sitting is not None and self._reception.was_withdrawn(sitting):
            raise TakenBack
        if sitting is not None and sitting.unsaved:
            self._news.saved = self._saved_now()
        self._housekeeping.look()
        if self._housekeeping.idle and self._closed != self._reception.closed:
            self.talk.gap()
            raise Again

    def news(self, words: Words) -> Sequence[str]:
        """Tell of the round's clock, and the facilitator's line to everybody."""
        self._reception.follow()
        return self._news.tell(words)

    def patience(self, *, own_words: bool) -> float | None:
        """Wait long for own words, longer for a scribe, and for ever at the welcome."""
        if self._housekeeping.idle:
            return None
        sitting = self.visit.sitting
        listening = LISTENING if sitting and sitting.interview.response.is_of_group else 1
        return self._idle_seconds * listening * (OWN_WORDS if own_words else 1)

    def spoken(self, words: Words) -> None:
        """Keep the language with the answers."""
        self.visit.keep(lambda sitting: sitting.speak(words.language))

    def _saved_now(self) -> bool:
        """Keep what the disk did not take before."""
        assert self.visit.sitting is not None
        try:
            self.visit.sitting.save()
        except EventError:
            return False
        return True

    def _words(self) -> Words:
        return Words(self._language, self._workshop.languages)
