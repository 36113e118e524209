"""The link to the results page: starts its server beside whoever asks, and tells the address as it is now."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from socket import gethostname
from threading import Event as Flag
from threading import Thread
from types import TracebackType
from typing import BinaryIO, Self

from kiosk import link
from kiosk.errors import LinkError
from kiosk.event import Event
from kiosk.web.running import Running, last, running

LOG = "results.log"
START_AGAIN = 0.5
"""Seconds between two looks whether the server is still there; phones are back before anybody asks."""
TRY_AGAIN = 5.0
"""Seconds until the next try, where the server did not start."""
LOOK_AGAIN = 10.0
"""Seconds for which an address is believed; laptops change networks."""
STARTS_WITHIN = 10.0
"""Seconds that a server may take until it listens."""


class PageLink:
    """The way to one event's page.

    Args:
        event: whose results.
        host: the address to name, or None for the best of this machine's.
        port: the port it must have, or None for the event's own or a free one.
        public_url: where the link leads instead.
    """

    def __init__(
        self, event: Event, *, host: str | None = None, port: int | None = None, public_url: str | None = None
    ) -> None:
        self._event = event
        self._host, self._port, self._public_url = host, port, public_url
        self._child: subprocess.Popen[bytes] | None = None
        self._told: str | None = None
        self._looked = float("-inf")
        self._closed = Flag()
        self._keeper: Thread | None = None

    def keep(self) -> None:
        """Start the server, and again should it end, in a thread of its own until `close`; failures go to its log."""
        self._keeper = Thread(target=self._keep, name="results page", daemon=True)
        self._keeper.start()

    def _keep(self) -> None:
        while not self._closed.is_set():
            self._closed.wait(START_AGAIN if self._has_started() else TRY_AGAIN)

    def _has_started(self) -> bool:
        try:
            self.start()
        except (LinkError, OSError) as error:
            with suppress(OSError):  # on a full disk, or a stick that was pulled out, nothing can be noted either
                self._note(str(error))
            return False
        return True

    def start(self) -> None:
        """Start the server unless one lives already, and wait until it listens.

        Raises:
            LinkError: the port that was asked for is taken, or the server did not start.
        """
        if running(self._event.folder):
            return
        self._end()
        port = link.free_port(self._port or self._usual_port(), strict=self._port is not None)
        command = [sys.executable, "-m", "kiosk.web.server", str(self._event.folder), "--port", str(port)]
        command += ["--host", self._host] if self._host else []
        with self._log() as log:
            self._child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True, bufsize=0
            )
        self._wait_until_listening()

    def address(self) -> str | None:
        """Tell the link as it is now; None without a network, or without a server."""
        if self._public_url:
            return self._public_url
        if time.monotonic() - self._looked > LOOK_AGAIN:
            self._told = self._look()
            self._looked = time.monotonic()
        return self._told

    def network(self) -> str | None:
        """Tell this machine's address in the room's network; None without one."""
        return self._host or link.best()

    def wait(self) -> None:
        """Wait until the server ends, or somebody presses Ctrl+C."""
        try:
            while self._alive():
                time.sleep(0.2)
        except KeyboardInterrupt:
            return

    def close(self) -> None:
        """End the server, if it was started here; it ends by itself too when this process does."""
        self._closed.set()
        if self._keeper:
            self._keeper.join(STARTS_WITHIN)
        self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _look(self) -> str | None:
        server = running(self._event.folder)
        if server is None:
            return None
        here = link.best() if server.node == gethostname() else server.address
        host = self._host or server.host or here
        return link.url(host, server.port, self._event.info.token) if host else None

    def _end(self) -> None:
        if self._child and self._child.stdin:
            self._child.stdin.close()
            try:
                self._child.wait(3)
            except subprocess.TimeoutExpired:
                self._child.kill()
                self._child.wait()
            self._child = None

    def _usual_port(self) -> int:
        """Name the port that phones know: where the page was last, else where the event began it."""
        before = last(self._event.folder)
        return before.port if before else self._event.info.port

    def _alive(self) -> Running | None:
        return running(self._event.folder)

    def _wait_until_listening(self) -> None:
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and not self._closed.is_set():
            if running(self._event.folder):
                self._looked = float("-inf")
                return
            if self._child and self._child.poll() is not None:
                break
            time.sleep(0.05)
        if self._closed.is_set():
            return
        log = self._event.folder / LOG
        raise LinkError(f"The results page did not start; {log} says why. The kiosk works without it.")

    def _log(self) -> BinaryIO:
        return open(self._event.folder / LOG, "ab", opener=_private)

    def _note(self, sentence: str) -> None:
        with self._log() as log:
            log.write(f"{sentence}\n".encode())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
