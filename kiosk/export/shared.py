"""What the shareable class of an export holds: only what everybody may see."""

from typing import Any

from msgspec import Struct

from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.model.shareable import Shareable
from kiosk.model.workshop import Workshop
from kiosk.shareable.making import shareable
from kiosk.times import Clock

SHAREABLE = "shareable"


class Shared(Struct, frozen=True):
    """An event as everybody may see it, at a moment."""

    event: Event
    clock: Clock

    @property
    def workshop(self) -> Workshop:
        """What was asked."""
        return self.event.workshop

    def value(self) -> Shareable:
        """Make the value that is written.

        Raises:
            EventError: too few people took part, or nothing of it is published.
        """
        return shareable(Fold(self.event), self.clock)

    def about(self, value: Shareable) -> dict[str, Any]:
        """Tell what it is about, as files say it."""
        results = value.results
        return {
            "name": results.workshop.lower(),
            "title": Words(self.workshop.default_language).text(results.title),
            "class": SHAREABLE,
            "created": results.made,
            "interim": value.interim,
            "minimum": value.minimum,
            "form_id": results.workshop,
            "version": results.version,
        } | ({"synthetic": True} if results.synthetic else {})
