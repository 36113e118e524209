"""What is kept of a crash: which error, and where in the program; never what it was about, which may be somebody's answer."""

import linecache
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk import __version__
from kiosk.errors import Crashed, KioskError

NAME = "crashes.log"
LARGEST = 256_000
"""Bytes of the log after which it begins anew; the one before is kept beside it."""
MOST = 20
"""Errors that are told of one crash, each behind the other."""
DEEPEST = 40
"""Lines of the program that are kept of one error, the last ones."""


@contextmanager
def noted(folder: Callable[[], Path], *, but: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Note an error of the program itself, and raise one that a user can read.

    Args:
        folder: tells where the log is, once it is needed.
        but: other errors that are meant for the user, besides our own.

    Raises:
        Crashed: says where the log is.
    """
    meant: tuple[type[Exception], ...] = (KioskError, *but)
    try:
        yield
    except meant:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is: nobody is to read a traceback)
        path = folder() / NAME
        note(path, describe(error))
        raise Crashed(
            f"The program itself failed; {path} says where. What was saved is safe: start it again, please."
        ) from None


def describe(error: BaseException) -> str:
    """Tell the kind of an error and the lines it came through, and those of the errors behind it; no message, no values."""
    lines: list[str] = []
    told: list[BaseException] = []
    waiting = [error]
    while waiting and len(told) < MOST:
        each = waiting.pop(0)
        if not any(each is before for before in told):
            told.append(each)
            lines.append(f"{'behind it: ' if lines else ''}{type(each).__module__}.{type(each).__qualname__}")
            lines.extend(_lines(each))
            waiting.extend(_behind(each))
    return "\n".join(lines)


def _behind(error: BaseException) -> Iterator[BaseException]:
    """List what caused an error: what a worker or a group of tasks failed with, and what was being handled."""
    parts = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    for each in (getattr(error, "error", None), *parts, error.__cause__ or error.__context__):
        if isinstance(each, BaseException):
            yield each


def _lines(error: BaseException) -> Iterator[str]:
    for frame, number in list(traceback.walk_tb(error.__traceback__))[-DEEPEST:]:
        code = frame.f_code
        yield f"  {code.co_filename}:{number} in {code.co_qualname}"
        if source := linecache.getline(code.co_filename, number).strip():
            yield f"      {source}"


def note(path: Path, what: str) -> None:
    """Append to the log; on a disk that does not take it, nothing is kept."""
    from kiosk.times import now, stamp

    python = ".".join(map(str, sys.version_info[:3]))
    entry = f"{stamp(now())} workshop-kiosk {__version__}, Python {python} on {sys.platform}\n{what}\n\n"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".before.log"))
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, entry.encode("utf-8", "backslashreplace"))
        finally:
            os.close(file)
