"""What the shareable class of an export holds: only what everybody may see."""

from functools import cached_property
from typing import Any

from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.model.shareable import Shareable
from kiosk.model.workshop import Workshop
from kiosk.shareable.making import shareable
from kiosk.times import Clock

SHAREABLE = "shareable"


class Shared:
    """An event as everybody may see it, at a moment; made anew for each export.

    Args:
        event: the event.
        clock: tells the moment.
        although_little: also where there is nothing to share yet.
    """

    def __init__(self, event: Event, clock: Clock, *, although_little: bool = False) -> None:
        self.event, self.clock, self._although_little = event, clock, although_little

    @property
    def workshop(self) -> Workshop:
        """What was asked."""
        return self.event.workshop

    @cached_property
    def value(self) -> Shareable:
        """The value that is written.

        Raises:
            EventError: too few people took part, or nothing of it is published.
        """
        return shareable(Fold(self.event), self.clock, although_little=self._although_little)

    def about(self) -> dict[str, Any]:
        """Tell what it is about, as files say it."""
        results = self.value.results
        return {
            "name": results.workshop.lower(),
            "title": Words(self.workshop.default_language).text(results.title),
            "class": SHAREABLE,
            "created": results.made,
            "interim": self.value.interim,
            "minimum": self.value.minimum,
            "form_id": results.workshop,
            "version": results.version,
        } | ({"synthetic": True} if results.synthetic else {})
