"""The line above the keys: what was done, or why it could not be."""

from textual.timer import Timer
from textual.widgets import Static

SAID_FOR = 10.0
"""Seconds that it says what was done."""


class ToldLine(Static):
    """Says one sentence: what was done for a while; a warning, and what is to be read at leisure, until the next."""

    def __init__(self) -> None:
        super().__init__("", id="told", markup=False)
        self._fading: Timer | None = None

    def tell(self, sentence: str, *, warns: bool = False, stays: bool = False) -> None:
        """Say it from now on."""
        self.set_class(warns, "-warns")
        self.update(sentence)
        if self._fading is not None:
            self._fading.stop()
        self._fading = None if warns or stays or not sentence else self.set_timer(SAID_FOR, lambda: self.tell(""))
