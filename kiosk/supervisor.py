"""The parent of an unattended kiosk: starts it again when it crashes, on a terminal that is as it was before.

It forks before anything of weight is read, so that a start costs hardly more than without it, and it holds no answer.
"""

import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from kiosk import terminal_state
from kiosk.errors import ENDED_BY, FAILED

GRACE = 5
"""Seconds that a kiosk gets to end in order when it is asked to; a terminal that reads nothing could hold it up for ever."""
BRIEF, OFTEN = 5.0, 5
"""A kiosk that has crashed within so many seconds, so often in a row, and never lived longer, never will."""
LONGEST_PAUSE = 30.0
"""Seconds at most between two attempts to start a kiosk that cannot begin, as on a disk that is full meanwhile."""
LOOK = 0.1
"""Seconds between two looks, in such a pause, whether the end is wished."""
HANGS, LAST_CHANCE = 60.0, 5.0
"""Seconds without a beat after which a kiosk hangs; and some more, since a laptop that wakes up may count its sleep."""
SIGNALS = ("SIGTERM", "SIGHUP", "SIGALRM")
ASKED = (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
"""Signals that ask for the end, also of a kiosk that has not got so far as to listen to them: a terminal that is gone is one."""
_pulse: int | None = None
"""In a child, the end of the pipe to its supervisor."""


def supervise(work: Callable[[], None], note: Callable[[str], None]) -> int:
    """Do the work in a child, and again when that crashes, until it ends in order or is asked to.

    Args:
        work: runs the kiosk, and raises SystemExit or an error where it does not end in order.
        note: writes down that a child was killed; of an error in the program it has written itself.

    Returns:
        The exit status; also in the child, 0 once the work is done. Where there is no `fork`, the work is done once.
    """
    if not hasattr(os, "fork"):
        work()
        return 0
    return Supervisor(work, note).run()


def beat() -> bool:
    """Tell the supervisor, every second or so, that nothing hangs; False where it is gone, and with it the right to the terminal.

    Who never calls this is not missed; without a supervisor it does nothing.
    """
    if _pulse is not None:
        try:
            os.write(_pulse, b".")
        except BlockingIOError:
            pass  # it was stopped for a while
        except OSError:
            return False
    return True


def ended_by(status: int) -> int:
    """Tell the signal that something ended by, whether it ended itself in order or was killed; 0 or less where by none."""
    return -status if status < 0 else status - ENDED_BY


class Lives:
    """Decides what follows when a kiosk has ended."""

    def __init__(self) -> None:
        self._first, self._lived, self._brief = True, False, 0

    def pause_after(self, status: int, seconds: float, *, began: bool) -> float | None:
        """Tell the seconds until it is started again; None where it is not.

        Who could make it crash, again and again, must not get behind it: one that has lived is never given up.

        Args:
            status: its exit status; below 0, the signal that killed it.
            seconds: how long it lived.
            began: whether it got so far that somebody could use it; what ends it before is told once, if it can be mended.
        """
        crashed, first = status < 0 or status == FAILED, self._first
        self._first = False
        asked = ended_by(status) in ASKED
        if status == 0 or asked or (first and not began and not crashed):
            return None
        self._lived = self._lived or seconds >= BRIEF
        self._brief = self._brief + 1 if seconds < BRIEF else 0
        if crashed and self._brief >= OFTEN and not self._lived:
            return None
        return min(LONGEST_PAUSE, 2.0**self._brief) if self._brief > 1 else 0.0


class Supervisor:
    """Watches one child after the other."""

    def __init__(self, work: Callable[[], None], note: Callable[[str], None]) -> None:
        self._work, self._note = work, note
        self._terminal = terminal_state.read()
        self._child = self._beats = 0
        self._asked = False

    def run(self) -> int:
        """See `supervise`."""
        lives = Lives()
        for name in ("SIGINT", "SIGQUIT", "SIGTSTP"):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        while not self._asked:
            since = time.monotonic()
            if self._is_child():
                self._work()
                return 0
            status, began = self._wait()
            if self._asked:
                return 0
            pause = lives.pause_after(status, time.monotonic() - since, began=began)
            if pause is None:
                return 0 if ended_by(status) in ASKED else status if status >= 0 else FAILED
            self._rest(pause)
        return 0

    def _rest(self, seconds: float) -> None:
        """Wait before the next start, if the end is not wished meanwhile."""
        until = time.monotonic() + seconds
        while not self._asked and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, LOOK))

    def _is_child(self) -> bool:
        """Fork; no signal comes between a child and who answers for it."""
        global _pulse
        self._beats, pulse = os.pipe()
        numbers = [getattr(signal, name) for name in SIGNALS]
        signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
        self._child = os.fork()
        for number in numbers:
            signal.signal(number, self._signalled if self._child else signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
        os.close(pulse if self._child else self._beats)
        if not self._child:
            os.set_blocking(pulse, False)
            _pulse = pulse
        return not self._child

    def _wait(self) -> tuple[int, bool]:
        """Wait for the end of the child, and make the terminal what it was if the child could not.

        Returns:
            Its exit status, and whether it ever gave a beat.
        """
        if self._asked:  # before there was a child to pass it on to
            self._pass_on()
        began = self._listen()
        os.close(self._beats)
        status = os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])
        self._child = 0
        signal.alarm(0)
        if status < 0 or status == FAILED or (began and 0 < status < ENDED_BY):
            terminal_state.restore(self._terminal)
        if status < 0 and -status not in ASKED:
            self._note(f"The kiosk was ended by {signal.Signals(-status).name}.")
        return status, began

    def _listen(self) -> bool:
        """Listen to the beats of the child until it is gone, and end it where they stay away; tells whether there were any."""
        patience = None
        while True:
            if select.select([self._beats], [], [], patience)[0]:
                if not os.read(self._beats, 4096):
                    return patience is not None
                patience = HANGS
            elif patience != LAST_CHANCE:
                patience = LAST_CHANCE
            else:
                self._note(f"The kiosk did not answer for {HANGS:.0f} seconds.")
                self._signal(signal.SIGKILL)
                return True

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        """Pass on that the end is wished; whoever does not end in time is ended."""
        if number != signal.SIGALRM:
            self._asked = True
            self._pass_on()
        elif self._asked:
            self._signal(signal.SIGKILL)

    def _pass_on(self) -> None:
        self._signal(signal.SIGTERM)
        signal.alarm(GRACE)

    def _signal(self, number: signal.Signals) -> None:
        """Send a signal to the child, if there is one."""
        if self._child:
            with suppress(ProcessLookupError):  # it has just gone
                os.kill(self._child, number)
