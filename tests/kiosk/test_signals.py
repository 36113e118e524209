"""The clock on another laptop, whose own clock may be wrong."""

from datetime import UTC, datetime, timedelta

from msgspec import structs

from kiosk.acts import Acts
from kiosk.model.acts import Round
from kiosk.rounds import Signals, following
from kiosk.times import stamp
from tests.samples import WORKSHOP

HERE = datetime(2017, 12, 14, 14, tzinfo=UTC)


def begun(turn: int, moment: datetime, writer: str) -> Round:
    """Begin a round at a moment of its desk's clock."""
    first = following(WORKSHOP, None, moment)
    return structs.replace(first, id=f"round:{turn}", turn=turn, revision=1, time=stamp(moment), writer=writer)


def test_a_clock_that_differs_makes_no_difference() -> None:
    """What comes in now was written now, whatever its time says."""
    acts = Acts()
    signals = Signals(acts, lambda: HERE)
    signals.now()
    acts.take(begun(1, HERE - timedelta(hours=1), "desk"))
    assert signals.now().seconds == 600


def test_an_earlier_round_that_a_merge_brings_does_not_move_the_clock() -> None:
    """It was written long ago, by a clock that was right."""
    acts = Acts()
    signals = Signals(acts, lambda: HERE)
    acts.take(begun(2, HERE - timedelta(minutes=5), "desk"))
    assert signals.now().seconds == 300
    acts.take(begun(1, HERE - timedelta(hours=1), "elsewhere"))
    assert signals.now().seconds == 300
