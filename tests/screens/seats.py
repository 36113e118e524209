"""Somebody who sits at a kiosk or a desk: presses keys, looks at the screen, and waits for what should come."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.response import Response
from kiosk.steps import Kind, Step
from screens.frame import ParticipantScreen
from screens.kiosk_app import KioskApp
from screens.participant.welcome import WelcomeScreen

PATIENCE = 6.0
"""Seconds that a test waits for what it expects; it never takes so long where all is well."""


def responses(event: Event) -> list[Response]:
    """Read what the journals hold, as another process does."""
    fold = Fold(event)
    fold.poll()
    return list(fold.responses.values())


def shown(screen: Screen[Any]) -> str:
    """Tell what a screen shows, line by line, as plain text; of whichever app it is."""
    return "\n".join(strip.text.rstrip() for strip in screen._compositor.render_strips(screen._compositor.size))


def flat(text: str) -> str:
    """Join lines, so that a sentence is found wherever it was broken."""
    return " ".join(text.split())


@dataclass
class Watcher:
    """Somebody who looks at an app and presses keys."""

    app: App[Any]
    pilot: Pilot[Any]
    event: Event

    @property
    def text(self) -> str:
        """What is on the screen now."""
        return shown(self.app.screen)

    @property
    def last_line(self) -> str:
        """The lowest line of the screen."""
        return self.text.splitlines()[-1]

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait for a condition; whoever waits in vain is told what stands on the screen instead."""
        latest = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < latest, f"{what}: waited in vain; the screen shows\n{self.text}"
            await self.pilot.pause(0.02)

    async def sees(self, *wanted: str) -> None:
        """Wait until all of these stand on the screen."""
        await self.until(lambda: all(text in flat(self.text) for text in wanted), f"{wanted}")

    async def done(self) -> None:
        """Wait until the app has done everything that was asked of it up to now."""
        all_done = asyncio.Event()
        if not self.app._exit and self.app.call_later(all_done.set):
            await asyncio.wait_for(all_done.wait(), PATIENCE)

    async def press(self, *keys: str) -> None:
        """Press keys, each by Textual's name."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type letters."""
        await self.pilot.press(*text)

    async def paste(self, text: str) -> None:
        """Paste, as a terminal with bracketed paste tells it."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()


@dataclass
class Seat(Watcher):
    """Somebody who sits at a kiosk."""

    app: KioskApp

    @property
    def response(self) -> Response:
        """The only response that is on disk."""
        (only,) = responses(self.event)
        return only

    @property
    def at(self) -> int:
        """The place of the step that the participant is at; -1 without one."""
        return self.app._sitting.interview.at if self.app._sitting else -1

    @property
    def step(self) -> Step:
        """The step that the participant is at."""
        assert self.app._sitting is not None
        return self.app._sitting.interview.step

    @property
    def asks(self) -> list[str]:
        """Names of the parts on the screen."""
        return [part.name for part in self.step.parts]

    @property
    def status(self) -> str:
        """The line above the keys."""
        return str(self.app.screen.query_one("#status").render())

    async def ask_pin(self) -> None:
        """Press Ctrl+G, as a facilitator does."""
        await self.press("ctrl+g")
        await self.sees("Voor de begeleider", "Typ de pincode en Enter")
        await self.until(lambda: self.app.focused, "the field")

    async def open_desk(self) -> None:
        """Open the desk with the PIN, and wait until it shows the room."""
        await self.ask_pin()
        await self.type(self.event.info.pin)
        await self.press("enter")
        await self.sees("1 Zaal", "klaar", "Q Kiosk")

    async def leave(self) -> None:
        """Go away, as the kiosk does it when nobody answers any more."""
        self.app.call_later(self.app.abandoned)
        await self.until(lambda: self.at < 0 and isinstance(self.app.screen, WelcomeScreen), "the welcome")

    async def agree(self) -> None:
        """Come from the welcome to the first step."""
        await self.press("enter")
        await self.until(lambda: self.app.focused, "the choice to take part")
        await self.press("1", "enter")
        await self.until(lambda: self.at == 0 and self._settled(), "the first step")

    async def onward(self) -> None:
        """Press Enter until the next step is there; what is required is chosen by its first digit."""
        before = self.at
        assert self.app._sitting is not None
        if self.app._sitting.interview.blockers():
            await self.press("1")
        if any(name in self.app._sitting.interview.unfinished for name in self.asks):
            await self.press("enter")  # the first one is answered with what is left to do
        while self.at == before:
            field = self.app.focused
            await self.press("enter")
            await self.until(lambda: self.at != before or self.app.focused is not field, "Enter")  # noqa: B023
        await self.until(self._settled, "the next step")

    async def go_to(self, wanted: str | Kind) -> None:
        """Go on to the step that asks this part, or to the first of a kind."""
        if self.at < 0:
            await self.agree()
        while wanted != self.step.kind and wanted not in self.asks:
            await self.onward()

    def _settled(self) -> bool:
        """Tell whether the screen of the step has come, with the focus in its first field if it has one."""
        screen = self.app.screen
        asks = any(field.name for field in self.step.fields)
        return isinstance(screen, ParticipantScreen) and screen.is_mounted and bool(self.app.focused) == asks
