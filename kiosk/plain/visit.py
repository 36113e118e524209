"""One person's stay at the kiosk: their interview, kept at every act, and their code while it is known."""

from collections.abc import Callable

from kiosk.answers import Refused
from kiosk.errors import EventError, Withdrawn
from kiosk.plain.leaving import TakenBack
from kiosk.plain.talk import Talk
from kiosk.reception import Reception
from kiosk.sitting import Sitting
from kiosk.telling.disk import not_saved


class Visit:
    """Who sits there, if anybody does.

    Args:
        reception: takes over what the disk does not take now.
        talk: says so.
    """

    def __init__(self, reception: Reception, talk: Talk) -> None:
        self._reception, self._talk = reception, talk
        self.sitting: Sitting | None = None
        self.code: str | None = None

    def keep(self, act: Callable[[Sitting], object]) -> bool:
        """Do something that is saved; says why where it could not be.

        Raises:
            TakenBack: the answers were deleted meanwhile.
        """
        if self.sitting is None:
            return False
        try:
            act(self.sitting)
        except Withdrawn:
            raise TakenBack from None
        except EventError as error:
            self._talk.say(not_saved(error, self._talk.words))
            return False
        except (Refused, KeyError):
            return False
        return True

    def end(self) -> None:
        """Put the interview away; where the disk does not take it, the reception goes on trying."""
        sitting, self.sitting, self.code = self.sitting, None, None
        if sitting is not None:
            self._reception.park(sitting)
