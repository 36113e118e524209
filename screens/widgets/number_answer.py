"""A whole number to type, within its bounds."""

from dataclasses import dataclass

from textual import events, on
from textual.message import Message
from textual.widgets import Input

from kiosk.locale import Words
from kiosk.model.workshop import Integer
from kiosk.telling.hints import whole_number


class NumberAnswer(Input):
    """Takes digits and a minus; tells each number that fits."""

    @dataclass
    class Given(Message):
        """A number that fits, or (None) nothing, stands there now."""

        number: "NumberAnswer"
        value: int | None

    @dataclass
    class Refused(Message):
        """What stands there is no number, or is out of bounds."""

        part: Integer

        def sentence(self, words: Words) -> str:
            """Say which numbers fit."""
            return whole_number(self.part, words)

    @dataclass
    class Accepted(Message):
        """Enter was pressed on a number that fits, or on nothing."""

        number: "NumberAnswer"

    def __init__(self, part: Integer, value: int | None) -> None:
        super().__init__("" if value is None else str(value), type="integer", max_length=12)
        self._part = part

    def on_key(self, event: events.Key) -> None:
        """Keep the minus, which elsewhere means "I'd rather not say"."""
        if event.key == "minus":
            event.stop()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Tell a number that fits; one that does not is none."""
        event.stop()
        self.post_message(self.Given(self, self._number() if self._fits() else None))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Accept what fits, refuse the rest."""
        event.stop()
        self.post_message(self.Accepted(self) if self._fits() else self.Refused(self._part))

    def _number(self) -> int | None:
        try:
            return int(self.value)
        except ValueError:
            return None

    def _fits(self) -> bool:
        number = self._number()
        if number is None:
            return not self.value
        low, high = self._part.min, self._part.max
        return (low is None or number >= low) and (high is None or number <= high)
