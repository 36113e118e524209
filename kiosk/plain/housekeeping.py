"""What a journal needs now and then, done while nobody sits there."""

from collections.abc import Callable

from kiosk.errors import EventError
from kiosk.reception import Reception

CALM = 10.0
"""Seconds at the welcome after which the journal may be tidied."""
TRY_AGAIN = 30.0
"""Seconds until tidying is tried again where it failed, as on a full disk."""


class Housekeeping:
    """Compacts the journal where that is due, at once if something is to be overwritten.

    Args:
        reception: knows what is due, and does it.
        seconds: tells seconds that only go up.
    """

    def __init__(self, reception: Reception, seconds: Callable[[], float]) -> None:
        self._reception, self._seconds = reception, seconds
        self._since: float | None = None
        self._from = float("-inf")

    @property
    def idle(self) -> bool:
        """Whether nobody sits there: the welcome waits."""
        return self._since is not None

    def calm_down(self) -> None:
        """Nobody sits there any more."""
        self._since = self._seconds()

    def wake(self) -> None:
        """Somebody came."""
        self._since = None

    def look(self) -> None:
        """Tidy where that is due."""
        now = self._seconds()
        calm = self._since is not None and now - self._since > CALM
        if now < self._from or not (self._reception.owes or (calm and self._reception.untidy)):
            return
        self._from = now + TRY_AGAIN
        try:
            self._reception.tidy()
        except EventError:
            return  # tried again later; what is due stays due
        self._from = now
