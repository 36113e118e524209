"""The rule that there is always a way on: from whatever the screen shows, the keys that it names lead to the welcome.

Looked at in a window of 80 × 24, after what the monkey left open (a string without an end, a paste) is closed.
"""

import re
import time

from tests.monkey.tty import Tty
from tests.processes import wait_asleep

WELCOME = re.compile(r"^ *I {4,}\S", re.MULTILINE)
"""The last of the ways that it offers: what this is about."""
CLOSED = ("Deze bijeenkomst is afgesloten: er kan", "This workshop is closed: no new")
LEFT_BACK = (
    "Wat gebeurt er met uw",
    "What happens with your",
    "Typ uw code",
    "Type your code",
    "Welkom terug",
    "Welcome back",
)
"""Screens that Esc leads to the welcome from; so it does from what this is about and from the choice of a group."""
LEFT_ON = ("Dank u wel", "Thank you", "Is dit wat u wilt", "Is this what you")
"""Screens that Enter alone leads on from."""
ANY_KEY = ("Elke toets", "Any key")
DESK = ("1 Zaal", "1 Room")
PIN = ("Voor de begeleider", "For the facilitator")
TOO_SMALL = ("Dit venster heeft", "This window has")
STEPS, SECONDS = 80, 240.0
"""So many looks, and so long, the longest interview takes from its first screen to the welcome at most."""
FORWARD = 6
"""Looks at the same screen after which the way back is tried."""
ESCAPE, ESCAPE_DELAY = "\x1b", 0.15


class NoWayOn(AssertionError):
    """A screen that none of its keys leads away from, or that does not answer."""


def go_home(tty: Tty) -> int:
    """Come to the welcome by keys that stand on the screen; tells how many it took.

    Raises:
        NoWayOn: none of them leads there.
    """
    tty.rest(quiet=0.2)
    until, shown, stuck = time.monotonic() + SECONDS, "", 0
    for step in range(STEPS):
        before, shown = shown, tty.look()
        stuck = stuck + 1 if shown == before else 0
        if not tty.alive or _is_welcome(shown):
            return step
        _press(tty, _keys(shown, step, stuck))
        if time.monotonic() > until:
            break
    raise NoWayOn(f"no way to the welcome in {step} looks, the last at\n{shown}")


def answers(tty: Tty) -> float:
    """Open what this is about and go back; tells how many seconds the slower of both took.

    Raises:
        NoWayOn: it does not answer.
    """
    slowest = 0.0
    for key in ("i", ESCAPE):
        begun = time.monotonic()
        tty.send(key.encode())
        while not tty.rest(quiet=0.05):
            if time.monotonic() - begun > 5.0:
                raise NoWayOn(f"no answer to {key!r} within 5 s")
        slowest = max(slowest, time.monotonic() - begun)
        if key == ESCAPE:
            time.sleep(ESCAPE_DELAY)
        tty.rest(quiet=0.1)
    return slowest


def is_closed(tty: Tty) -> bool:
    """Tell whether the event was closed at the desk."""
    return any(text in tty.look() for text in CLOSED)


def _is_welcome(shown: str) -> bool:
    return WELCOME.search(shown) is not None and not any(text in shown for text in (*ANY_KEY, *PIN))


def _keys(shown: str, step: int, stuck: int) -> str:
    """Choose keys that the screen names; in an interview some answer and on, several times before the next look."""
    if any(text in shown for text in ANY_KEY):
        return "x"
    if any(text in shown for text in (*PIN, *LEFT_BACK)):
        return ESCAPE
    if any(text in shown for text in DESK):
        return f"{ESCAPE}\x07"  # out of its dialogs, then back to the kiosk
    if any(text in shown for text in LEFT_ON):
        return "\r"
    if stuck > FORWARD and "Esc" in shown.splitlines()[-1]:
        return ESCAPE
    return ("\r\r\r", "1\r1\r1\r", "12345\r")[step % 3]


def _press(tty: Tty, keys: str) -> None:
    for key in keys:
        tty.send(key.encode())
        if key == ESCAPE:
            wait_asleep(tty.pid)
            time.sleep(ESCAPE_DELAY)
