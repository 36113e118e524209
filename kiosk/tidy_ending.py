"""Ending from outside, as by a closed terminal or a machine that shuts down, without leaving behind what is unfinished."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from kiosk.errors import ENDED_BY

ENDS = (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))


@contextmanager
def tidy_ending() -> Iterator[None]:
    """Have the signals that end a program end it as Ctrl+C does: by an exception, so that everything is cleaned up on its way.

    Only in the main thread, where signals come in.

    Raises:
        SystemExit: such a signal came; with the status that a shell gives for it.
    """

    def end(number: int, _: object) -> NoReturn:
        for each in ENDS:
            signal.signal(each, signal.SIG_IGN)  # one is enough, and cleaning up takes its time
        raise SystemExit(ENDED_BY + number)

    before = {each: signal.signal(each, end) for each in ENDS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
