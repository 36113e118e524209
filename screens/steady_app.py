"""An app that ends in order, whatever ends it: a signal, a terminal that is gone, or an error of its own."""

import asyncio
import signal
import sys
from contextlib import suppress
from typing import Generic

from rich.console import RenderableType
from textual import constants, events, on
from textual.app import App, ReturnType
from textual.driver import Driver

from kiosk.errors import ENDED_BY
from kiosk.supervisor import beat


class Panicked(Exception):
    """Textual met an error, and told no more of it than what it would print."""


class SteadyApp(App[ReturnType], Generic[ReturnType], inherit_bindings=False):
    """Keeps what it holds before it ends; `failure` is the error that ended it, for whoever ran it to note.

    `wanted` tells whether somebody wanted the end.
    """

    def __init__(self) -> None:
        super().__init__()
        self.failure: Exception | None = None
        self.wanted = False

    def get_driver_class(self) -> type[Driver]:
        """Read the terminal through a gate, where that is ours to read."""
        if constants.DRIVER is not None or sys.platform == "win32":
            return super().get_driver_class()
        from screens.terminal.driver import UnattendedDriver

        return UnattendedDriver

    @on(events.Mount)
    def listen(self) -> None:
        """Listen to what asks for the end."""
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError, RuntimeError):  # on Windows, or in a thread of a test
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self._end, number)
        self.set_interval(1.0, self._beat)

    def _beat(self) -> None:
        if not beat():
            self._end(signal.SIGHUP)

    def _end(self, number: signal.Signals) -> None:
        self.put_away()
        self.exit(return_code=ENDED_BY + number)

    def exit(
        self, result: ReturnType | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End since somebody wants it."""
        self.wanted = True
        super().exit(result, return_code, message)

    def panic(self, *renderables: RenderableType) -> None:
        """End as after an error; what Textual would show of it may be somebody's answer."""
        self._handle_exception(Panicked())

    def put_away(self) -> None:
        """Keep what is not kept yet: the end is near."""

    def _handle_exception(self, error: Exception) -> None:
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without a word: what Textual would print of the program's variables are answers."""
        self._close_messages_no_wait()
