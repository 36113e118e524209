"""Many people one after the other: what one of them brought about is gone with them, so that a day is like an hour."""

import asyncio
import gc
from collections import Counter
from pathlib import Path

from textual.message_pump import MessagePump
from textual.timer import Timer

from kiosk.steps import Kind
from screens.participant.welcome import WelcomeScreen
from tests.screens.hosts import kiosk
from tests.screens.leftovers import sitters
from tests.screens.seats import Seat
from tests.screens.workshops import SMALL

PEOPLE = 4


async def take_part(seat: Seat, number: int) -> None:
    """Hold an interview: every other one to its end, the others until somebody goes away."""
    await seat.agree()
    await seat.press("3", "enter")
    await seat.type(f"rol {number}")
    await seat.press("f1", "x", "f2", "f2")
    await seat.go_to(Kind.THANKS if number % 2 else Kind.REVIEW)
    if number % 2:
        await seat.press("enter")
    else:
        await seat.leave()
    await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")


def living() -> Counter[str]:
    """Count what costs memory or time as long as it is there: widgets and apps, their timers, and tasks."""
    gc.collect()
    kinds = (MessagePump, Timer, asyncio.Task)
    return Counter(type(each).__qualname__ for each in gc.get_objects() if isinstance(each, kinds))


async def test_four_leave_as_much_as_two(tmp_path: Path) -> None:
    """Not one screen, field, timer, task or interview is left over after a hand-over, however many there were."""
    counted: list[Counter[str]] = []
    async with kiosk(tmp_path, SMALL) as seat:
        for number in range(PEOPLE):
            await take_part(seat, number)
            await seat.until(lambda: not sitters(), "all of it gone")
            await seat.until(lambda: not len(seat.app.workers), "everything done")
            await seat.pilot.pause(0.1)
            counted.append(living())
        watching = getattr(seat.app, "__watchers", {})
        assert not any(watching.values())
    assert counted[-1] - counted[1] == Counter()
