"""What the shareable class of an export holds: only what everybody may see."""

from typing import Literal

from msgspec import Struct

from kiosk.event import Event
from kiosk.model.workshop import Workshop
from kiosk.times import Clock

SHAREABLE: Literal["shareable"] = "shareable"


class Shared(Struct, frozen=True):
    """An event as everybody may see it."""

    event: Event
    clock: Clock

    @property
    def workshop(self) -> Workshop:
        """What was asked."""
        return self.event.workshop
