"""What is fixed when an event begins: the content of its `event.json`."""

from msgspec import Struct


class EventInfo(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One event's identity and its secrets; made once, by whoever begins the event.

    `hash` is that of the workshop file as it was then, `begun` is UTC in RFC 3339, `seed` is the number-off's, `salt` (hex) goes
    into the hashes of the codes, `token` is the path of the results page and `port` where it is first offered, `pin`
    is the staff's. `synthetic`: nobody was there, all answers are made up; wherever they leave the kiosk it is said.
    """

    id: str
    workshop: str
    version: str
    hash: str
    begun: str
    seed: int
    salt: str
    token: str
    port: int
    pin: str
    synthetic: bool = False
