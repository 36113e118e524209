"""What is said to whoever tries a code or a PIN that is not the right one."""

from datetime import timedelta
from math import ceil

from kiosk.locale import Words
from kiosk.lock import Lock


def too_many_codes(wait: timedelta, words: Words) -> str:
    """Say when the next code can be tried."""
    return words.plural(
        "Too many codes that do not exist. Try again in a minute.",
        "Too many codes that do not exist. Try again in {n} minutes.",
        int(wait.total_seconds() // 60) + 1,
    )


def refused(lock: Lock, pin: str, words: Words) -> str | None:
    """Try a PIN; say why it does not open, or nothing where it does."""
    if lock.opens(pin):
        return None
    if left := lock.wait():
        return words.plural(
            "Wrong too often. Try again in a minute; “kiosk live” in another terminal needs no PIN.",
            "Wrong too often. Try again in {n} minutes; “kiosk live” in another terminal needs no PIN.",
            ceil(left.total_seconds() / 60),
        )
    return words("That is not the PIN. “kiosk where” shows it.")
