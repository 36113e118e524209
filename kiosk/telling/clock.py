"""The clock of the round in words: how much is left of it, or that its time is up."""

from kiosk.locale import Words
from kiosk.rounds import Signal


def remaining(signal: Signal) -> str:
    """Write what is left as minutes and seconds, such as `08:31`; nothing where the time is up."""
    seconds = max(0, int(signal.seconds + 0.999))
    return f"{seconds // 60:02}:{seconds % 60:02}"


def clock(signal: Signal, words: Words, questions: int) -> str:
    """Say the clock as stations show it; nothing where no round was begun.

    Args:
        signal: the clock now.
        words: the language.
        questions: how many questions there are; after so many rounds there is no next one.
    """
    if signal.turn is None:
        return ""
    if signal.over:
        return words("time for the next question") if signal.turn < questions else words("time to round off")
    if not signal.running:
        return words("{time} · paused", time=remaining(signal))
    return remaining(signal)
