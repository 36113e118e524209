"""Why what was being asked is asked no further, as one small tree.

Leaving
 ├─ Again        ask the same once more: in another language, after help, or since something has changed
 ├─ HandedOver   whoever sat here is done; the next one may come
 │   ├─ Abandoned    nobody was there any more
 │   └─ TakenBack    what was answered here was deleted meanwhile
 └─ Ended        the kiosk is to end: nobody can type any more, it was asked to, or the facilitator ended it
"""


class Leaving(Exception):
    """What was being asked is asked no further."""


class Again(Leaving):
    """The same is to be asked once more."""


class HandedOver(Leaving):
    """Whoever sat here is done."""


class Abandoned(HandedOver):
    """Nobody is there any more."""


class TakenBack(HandedOver):
    """What was answered here was deleted meanwhile, from the desk or on another laptop."""


class Ended(Leaving):
    """The kiosk is to end."""


class Quiet(Exception):
    """Nobody typed a line for as long as was waited."""
