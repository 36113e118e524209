"""Who is connected, and who has to go: a room behind one address is welcome, and whoever only holds seats is not.

There is no limit for one address, since a whole room may share one.
"""

import time
from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct


class Limits(Struct, frozen=True):
    """How many connections there may be, and how many seconds each thing may take."""

    connections: int = 1_500
    head_seconds: float = 10.0
    """From connecting, or the first byte of a further request, to the whole head of the request."""
    idle_seconds: int = 5
    """Between an answer and the next request."""
    stall_seconds: float = 10.0
    """Until what was written to a phone has left this process."""


class Guest(Protocol):
    """One connection."""

    def drop(self) -> None:
        """End it at once."""


class Seats:
    """Everybody who is connected, by what they are doing, whoever has been at it longest first.

    A connection is awaited until the head of its request is whole, then answered, then idle. Apart from that it may be
    stalled: something was written to it that it does not take.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._awaited: dict[Guest, float] = {}
        self._answered: dict[Guest, float] = {}
        self._idle: dict[Guest, float] = {}
        self._stalled: dict[Guest, float] = {}

    def __len__(self) -> int:
        return len(self._awaited) + len(self._answered) + len(self._idle)

    def admit(self, guest: Guest) -> None:
        """Let somebody in; where all seats are taken, somebody who is not being answered goes instead."""
        if len(self) >= self._limits.connections:
            leaving = next(self._dispensable(), guest)
            self.leave(leaving)
            leaving.drop()
            if leaving is guest:
                return
        self._awaited[guest] = time.monotonic()

    def begin(self, guest: Guest) -> None:
        """Await somebody's next request, if they were idle."""
        if self._idle.pop(guest, None) is not None:
            self._awaited[guest] = time.monotonic()

    def hear(self, guest: Guest) -> None:
        """Answer somebody, whose request is whole."""
        self._awaited.pop(guest, None)
        self._idle.pop(guest, None)
        self._answered[guest] = time.monotonic()

    def rest(self, guest: Guest, *, has_begun: bool) -> None:
        """Note that somebody was answered, and whether their next request has begun already."""
        if self._answered.pop(guest, None) is not None:
            (self._awaited if has_begun else self._idle)[guest] = time.monotonic()

    def stall(self, guest: Guest) -> None:
        """Note that somebody does not take what was written."""
        self._stalled[guest] = time.monotonic()

    def flow(self, guest: Guest) -> None:
        """Note that somebody has taken everything."""
        self._stalled.pop(guest, None)

    def leave(self, guest: Guest) -> None:
        """Forget somebody."""
        for each in (self._awaited, self._answered, self._idle, self._stalled):
            each.pop(guest, None)

    def sweep(self) -> None:
        """Drop whoever takes too long over their request or their answer, or asks for nothing more."""
        now = time.monotonic()
        late = (
            (self._awaited, self._limits.head_seconds),
            (self._idle, self._limits.idle_seconds),
            (self._stalled, self._limits.stall_seconds),
        )
        for guest in [guest for guests, seconds in late for guest in _since(guests, now - seconds)]:
            self.leave(guest)
            guest.drop()

    def _dispensable(self) -> Iterator[Guest]:
        yield from self._awaited
        yield from self._idle


def _since(guests: dict[Guest, float], moment: float) -> list[Guest]:
    """List those who have been at it since before some moment; the longest are the first."""
    found = []
    for guest, since in guests.items():
        if since > moment:
            break
        found.append(guest)
    return found
