"""What is said where the disk does not take something."""

from kiosk.errors import DiskFull, EventError
from kiosk.locale import Words


def not_saved(error: EventError, words: Words) -> str:
    """Say that the disk does not take an answer, and what to do."""
    if isinstance(error, DiskFull):
        return words(
            "Not saved yet: the disk is full. Your answer stays, and is saved by itself once there is room. "
            "Call the facilitator, please."
        )
    return words("Not saved: the disk of this laptop fails, and takes nothing more. Call the facilitator, please.")


def not_done(error: EventError, words: Words) -> str:
    """Say that something cannot be begun or deleted, since the disk does not take it; it does not follow by itself."""
    if isinstance(error, DiskFull):
        return words("This cannot be done now: the disk is full. Nothing was changed. Call the facilitator, please.")
    return not_saved(error, words)
