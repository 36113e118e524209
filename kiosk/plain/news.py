"""What has happened in the room since somebody was asked the last time, in a sentence each."""

from math import ceil

from kiosk.locale import Words
from kiosk.rounds import Signal, Signals
from kiosk.telling.clock import clock


class News:
    """Tells of the clock of the round and of the facilitator's line, once each; a clock cannot be looked at here.

    Args:
        signals: follows both.
        questions: how many there are; after so many rounds there is no next one.
    """

    def __init__(self, signals: Signals, questions: int) -> None:
        self._signals, self._questions = signals, questions
        self.saved = False
        """Whether the disk has taken what it did not take before."""
        self.forget()

    def forget(self) -> None:
        """Tell the next one everything."""
        self._round: tuple[int | None, bool, bool] | None = None
        self._notice = ""
        self.saved = False

    def tell(self, words: Words) -> list[str]:
        """Tell what is new."""
        signal = self._signals.now()
        told = [words("✓ saved")] if self.saved else []
        self.saved = False
        here = (signal.turn, signal.running, signal.over)
        if here != self._round:
            self._round = here
            told.append(self._clock(signal, words))
        if signal.notice != self._notice:
            self._notice = signal.notice
            if signal.notice:
                told.append(words("The facilitator says: {text}", text=signal.notice))
        return told

    def _clock(self, signal: Signal, words: Words) -> str:
        if signal.turn is None or signal.over:
            said = clock(signal, words, self._questions)
            return f"{said[:1].upper()}{said[1:]}"
        if not signal.running:
            return words("The clock stands still.")
        left = ceil(signal.seconds / 60)
        return words.plural("One minute is left of this round.", "{n} minutes are left of this round.", left)
