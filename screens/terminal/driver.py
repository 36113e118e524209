"""Textual's driver for Linux and macOS, for a terminal that nobody looks after.

Textual's own ends the app at the first byte that is not UTF-8 (textual#6456) or at an impossible key, waits for ever for the end
of a title or a paste, lets a signal of the keyboard stop it, and holds the app up while the terminal reads nothing.
"""

import os
import selectors
import signal
import time
from queue import Full
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from screens.terminal.gate import Gate, Pasted, Token

LOOK = 0.1
"""Seconds between two looks whether the app has ended."""
NUMBERS = "\x1b>"
"""Has the number pad send numbers (DECKPNM), and not sequences that noise is easily taken for."""
HELD_UP = 0.5
"""Seconds that the app waits for a terminal that reads nothing, before it goes on without being seen."""

LAST_WORDS = 3.0
"""Seconds that the end waits for a terminal to be told to leave the screen with somebody's words; a laptop may be busy."""


class UnattendedDriver(LinuxDriver):
    """Lets through the gate alone, ends with its terminal, and leaves out what a terminal that does not read would not show."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._unseen = False
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, self._continued)

    def start_application_mode(self) -> None:
        """Begin, with a number pad that sends numbers."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(NUMBERS)

    def run_input_thread(self) -> None:
        """Take in what the terminal sends, until the app ends or the terminal is gone; an error here is one of the app."""
        try:
            self._take_in()
        except Exception as error:  # noqa: BLE001 (whatever it is: nobody would be heard any more)
            self._app.call_later(_fail, error)

    def _take_in(self) -> None:
        gate, parser = Gate(), XTermParser()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                patience = gate.patience
                wait = LOOK if patience is None else min(patience, LOOK)
                if selector.select(wait) or selector.select(0):  # it may have come while this process was halted
                    content = self._read()
                    if not content:
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    tokens = gate.feed(content, time.monotonic())
                else:
                    tokens = gate.rest(time.monotonic())
                for token in tokens:
                    self._hand_on(token, parser)
                self._show_again()

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 1 << 12)
        except OSError:
            return b""

    def _continued(self, *_: object) -> None:
        """Show everything again after a stop; Textual would begin to read and write a second time beside the first."""
        self._unseen = True

    def _hand_on(self, token: Token, parser: XTermParser) -> None:
        match token:
            case Pasted(text):
                self.process_message(events.Paste(text))
            case "\x1b":
                self.process_message(events.Key("escape", "\x1b"))
            case _:
                for event in parser.feed(token):
                    if not (isinstance(event, events.MouseEvent) and self._is_outside(event)):
                        self.process_message(event)

    def _is_outside(self, event: events.MouseEvent) -> bool:
        """Tell whether the mouse is reported where no window is: a press there would take the focus from where one types."""
        return event.x >= self._app.size.width or event.y >= self._app.size.height

    def write(self, data: str) -> None:
        """Have the terminal show something; while it reads nothing, go on without."""
        writer = self._writer_thread
        assert writer is not None
        try:
            if writer.is_alive() and not (self._unseen and not writer._queue.empty()):
                writer._queue.put(data, timeout=HELD_UP)
                return
        except Full:
            pass
        self._unseen = True

    def _show_again(self) -> None:
        """Once the terminal reads again, show everything that it has not seen."""
        writer = self._writer_thread
        if self._unseen and writer is not None and writer._queue.empty():
            self._unseen = False
            self._loop.call_soon_threadsafe(self._app.screen.refresh)

    def close(self) -> None:
        """Let the last words be written, if the terminal still takes them."""
        writer = self._writer_thread
        if writer is not None and writer.is_alive():
            try:
                writer._queue.put(None, timeout=HELD_UP)
            except Full:
                return
            writer.join(LAST_WORDS)


def _fail(error: Exception) -> None:
    raise error
