"""Rounds of discussion: the facilitator starts, pauses and lengthens them; every station shows what is left.

A round says how much was left at a moment, and whether it ran then; what is left now follows from that, on any laptop.
"""

from datetime import datetime
from uuid import uuid4

from msgspec import Struct, structs

from kiosk.acts import Acts
from kiosk.model.acts import Notice, Round
from kiosk.model.workshop import Workshop
from kiosk.times import Clock, moment, stamp

MINUTES = 10
"""How long a round is where the workshop file gives its questions no minutes."""
MORE = 120.0
"""Seconds that are added at a time."""
SAID_FOR = 180.0
"""Seconds that a line to everybody stands on the stations."""
OVER_FOR = 600.0
"""Seconds that the stations say that a round's time is up; after that nobody has to be told any more."""
SKEW = 5.0
"""Seconds that clocks of two laptops may differ without making a difference."""


def current(acts: Acts) -> Round | None:
    """Find the round that is under way, or was last."""
    return max(acts.of(Round), key=lambda each: each.turn, default=None)


def left(round: Round, now: datetime) -> float:
    """Compute the seconds that are left of a round; less than none, where its time is up."""
    passed = (now - moment(round.at)).total_seconds() if round.running else 0.0
    return round.seconds - passed


def length(workshop: Workshop) -> float:
    """Tell the seconds of a round: groups discuss different questions in it, so as long as the longest one needs."""
    return 60.0 * max((question.minutes or 0 for question in workshop.questions), default=0) or 60.0 * MINUTES


def pressed(workshop: Workshop, round: Round | None, now: datetime) -> Round:
    """Start the first round; pause the one under way, or go on with it; where its time is up, begin the next."""
    if round is None or (round.running and left(round, now) <= 0):
        return following(workshop, round, now)
    return structs.replace(round, at=stamp(now), seconds=left(round, now), running=not round.running)


def following(workshop: Workshop, round: Round | None, now: datetime) -> Round:
    """Begin the next round, however much is left of this one."""
    turn = round.turn + 1 if round else 1
    begun = stamp(now)
    return Round(id=f"round:{turn}", turn=turn, began=begun, at=begun, seconds=length(workshop), running=True)


def lengthened(round: Round, now: datetime) -> Round:
    """Give a round two minutes more; one whose time is up has these two minutes from now."""
    return structs.replace(round, at=stamp(now), seconds=max(0.0, left(round, now)) + MORE)


def said(text: str, now: datetime) -> Notice:
    """Say one line to everybody; an empty one takes the last away from the screens."""
    return Notice(id=f"notice:{uuid4()}", at=stamp(now), text=" ".join(text.split()))


class Signal(Struct, frozen=True):
    """What all stations show now: the round's turn and its seconds left (None: there is none), and one line, or none."""

    turn: int | None = None
    seconds: float = 0.0
    running: bool = False
    notice: str = ""

    @property
    def over(self) -> bool:
        """Whether the round's time is up."""
        return self.turn is not None and self.seconds <= 0


class Signals:
    """Follows the desk's clock and lines from another laptop, whose own clock may be wrong.

    What arrives while one looks, and is the newest there is, was written since the last look: if its time says otherwise, the
    two clocks differ by that much. An earlier round or line came with a merge, and tells nothing of the clocks.
    """

    def __init__(self, acts: Acts, clock: Clock) -> None:
        self._acts, self._clock = acts, clock
        self._seen: dict[str, int] | None = None
        self._looked = 0.0
        self._skew = 0.0

    def now(self) -> Signal:
        """Tell what to show at this moment."""
        here = self._clock()
        round = current(self._acts)
        notice = max(self._acts.of(Notice), key=lambda each: each.at, default=None)
        self._compare(here, {each.id for each in (round, notice) if each})
        there = datetime.fromtimestamp(here.timestamp() - self._skew, here.tzinfo)
        stands = notice is not None and (there - moment(notice.at)).total_seconds() < SAID_FOR
        text = notice.text if notice and stands else ""
        if round is None or left(round, there) < -OVER_FOR:
            return Signal(notice=text)
        return Signal(round.turn, left(round, there), round.running, text)

    def _compare(self, here: datetime, newest: set[str]) -> None:
        told: list[Round | Notice] = [*self._acts.of(Round), *self._acts.of(Notice)]
        now = {act.id: act for act in told}
        if self._seen is not None:
            for identity, act in now.items():
                if identity in newest and self._seen.get(identity) != act.revision:
                    self._skew = self._difference(moment(act.time).timestamp(), here.timestamp())
        self._looked = here.timestamp()
        self._seen = {identity: act.revision for identity, act in now.items()}

    def _difference(self, written: float, here: float) -> float:
        """Tell by how many seconds this clock is ahead of the one that something was written by."""
        return 0.0 if self._looked - SKEW <= written <= here + SKEW else here - written
