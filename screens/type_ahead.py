"""Keys typed ahead reach the field and the screen that they were typed for.

A key goes to the widget that has the focus; what it brings about travels up through several queues before the focus,
or the screen, changes. Who types faster than that would answer the wrong part. So after a key that may move the focus,
the next ones wait until a marker has gone the same way behind it.
"""

from collections import deque
from dataclasses import dataclass
from typing import TypeAlias

from textual import events, on
from textual.message import Message
from textual.message_pump import MessagePump
from textual.timer import Timer
from textual.widget import Widget

from screens.steady_app import SteadyApp

Typed: TypeAlias = events.Key | events.Paste
ROUNDS = 3
"""How often the marker goes up: behind the key, behind what the field told, behind what the screen told."""
LONGEST = 1.0
"""Seconds that keys wait at most, should the marker be lost with a screen that goes away."""


@dataclass
class Settled(Message):
    """Everything that a key brought about up to here is done; `rounds` are still to go."""

    rounds: int


class OrderedKeysApp(SteadyApp[None], inherit_bindings=False):
    """An app that hands on one key at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[Typed] = deque()
        self._waiting: Timer | None = None
        self._typed = False

    async def on_event(self, event: events.Event) -> None:
        """Hand a key or a paste on, or keep it until the one before it is done."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._waiting is not None:
            self._ahead.append(event)
        elif self._typed and not self._is_letter(event):
            self._ahead.append(event)  # what it does on every screen must not overtake the letters before it
            self._wait()
        else:
            await self._hand_on(event)

    async def _hand_on(self, event: Typed) -> None:
        self._typed = self._is_letter(event)
        await super().on_event(event)
        if not self._typed:
            self._wait()

    def _is_letter(self, event: Typed) -> bool:
        if isinstance(event, events.Paste):
            return takes_letters(self.focused)
        field = self.focused
        return event.is_printable and field is not None and field.check_consume_key(event.key, event.character)

    def _wait(self) -> None:
        self._waiting = self.set_timer(LONGEST, self._release)
        self._send(ROUNDS)

    def _send(self, rounds: int) -> None:
        target: MessagePump = self.focused if self.focused and rounds > 1 else self.screen
        if not target.post_message(Settled(rounds - 1)):
            self.call_later(self._release)

    @on(Settled)
    async def settled(self, event: Settled) -> None:
        """Go another round, or take the next key."""
        if event.rounds:
            self._send(event.rounds)
        else:
            await self._release()

    async def _release(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        self._typed = False
        while self._ahead and self._waiting is None:
            await self._hand_on(self._ahead.popleft())


def takes_letters(widget: Widget | None) -> bool:
    """Tell whether a widget is one that letters are typed in."""
    return widget is not None and widget.check_consume_key("a", "a")
