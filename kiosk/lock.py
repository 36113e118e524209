"""The lock between the kiosk and the facilitator's desk: opened by the event's PIN, and slow for whoever guesses."""

from contextlib import suppress
from datetime import timedelta

from kiosk.errors import EventError
from kiosk.guesses import PIN, wait
from kiosk.station import Station
from kiosk.times import Clock


class Lock:
    """Asks for the PIN of an event at one station; misses are remembered over restarts.

    Args:
        station: remembers the misses.
        clock: tells the time.
    """

    def __init__(self, station: Station, clock: Clock) -> None:
        self._station, self._clock = station, clock

    def wait(self) -> timedelta:
        """Tell how long nobody may try here, since the PIN was missed too often."""
        return wait(self._station.misses(PIN), self._clock())

    def opens(self, pin: str) -> bool:
        """Try a PIN; a wrong one is remembered, where the disk takes it, and the right one forgets those before it."""
        from hmac import compare_digest  # takes a while to import, and the welcome does without it

        if self.wait():
            return False
        if compare_digest(pin.encode(), self._station.event.info.pin.encode()):
            self._station.forget_misses(PIN)
            return True
        with suppress(EventError):
            self._station.note_miss(PIN)
        return False
