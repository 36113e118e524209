"""A server in this process whose pages a test turns over itself, and phones that send whatever bytes they like."""

import asyncio
import gzip
import hashlib
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Self
from urllib.parse import urlsplit

from kiosk.web.app import App
from kiosk.web.hosts import Hosts
from kiosk.web.listening import listener
from kiosk.web.live import Live
from kiosk.web.page import Page
from kiosk.web.pages import Pages
from kiosk.web.seats import Limits, Seats
from kiosk.web.server import serve, server_of
from tests.kiosk.web.serving import LOOPBACK, PATIENCE

TOKEN = "abcdefgh"


def made(language: str, **blocks: str) -> Page:
    """Make a page of some pieces."""
    content = "\n".join((language, *blocks.values())).encode()
    tag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
    return Page(language, content, gzip.compress(content), tag, "default-src 'none'", blocks)


class Shown(Pages):
    """Pages that a test makes."""

    def __init__(self, **blocks: str) -> None:
        self._pages = {}
        self.show(**blocks)

    def show(self, **blocks: str) -> str:
        """Turn over; tells the Dutch page's version."""
        self._pages = {language: made(language, **blocks) for language in ("nl", "en")}
        self._turned = True
        return self._pages["nl"].etag.strip('"')

    def follow(self) -> bool:
        """Tell whether the test has turned over."""
        turned, self._turned = self._turned, False
        return turned

    def page(self, asked: str) -> Page:
        """Choose by the beginning."""
        return self._pages["en" if asked.startswith("en") else "nl"]


class Room:
    """A server that runs in a thread."""

    def __init__(self, pages: Pages, limits: Limits, live: Live) -> None:
        self.live, self.seats = live, Seats(limits)
        self._pages = pages
        self._listening = listener(0)
        self.address = f"http://{LOOPBACK}:{self._listening.getsockname()[1]}/{TOKEN}"
        self._server = server_of(App(pages, live, TOKEN, Hosts()), self.seats, limits)
        self._thread = Thread(target=self._run)

    def end(self) -> None:
        """Let the server end, as it does with its kiosk."""
        self._server.should_exit = True
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _run(self) -> None:
        asyncio.run(serve(self._server, self._listening, self._pages, self.live, self.seats))


class Phone:
    """One connection to a server.

    Args:
        address: the page's.
        receive_buffer: bytes that the kernel takes in for it, or None for the usual number.
    """

    def __init__(self, address: str, *, receive_buffer: int | None = None) -> None:
        parts = urlsplit(address)
        self.path = parts.path
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if receive_buffer:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self._socket.settimeout(PATIENCE)
        self._socket.connect((parts.hostname, parts.port))
        self.heard = b""

    def send(self, content: bytes) -> None:
        """Send bytes as they are, as far as the server takes them."""
        with suppress(ConnectionError):
            self._socket.sendall(content)

    def ask(self, target: str | None = None, *headers: str) -> None:
        """Ask for a page, this server's unless told otherwise."""
        lines = (f"GET {target or self.path} HTTP/1.1", f"Host: {LOOPBACK}", *headers, "", "")
        self.send("\r\n".join(lines).encode())

    def until(self, mark: bytes) -> bytes:
        """Wait until this has come; tells all that came up to there, and forgets it."""
        end = time.monotonic() + PATIENCE
        while mark not in self.heard:
            more = self._receive()
            assert more and time.monotonic() < end, f"{mark!r} never came, but {self.heard[-300:]!r}"
            self.heard += more
        before, mark, self.heard = self.heard.partition(mark)
        return before + mark

    def rest(self) -> bytes:
        """Wait until the server has ended the connection; tells what came until then."""
        while more := self._receive():
            self.heard += more
        return self.heard

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _receive(self) -> bytes:
        try:
            return self._socket.recv(1 << 16)
        except ConnectionError:
            return b""


@contextmanager
def phones(address: str, number: int) -> Iterator[list[Phone]]:
    """Connect many at once."""
    connected: list[Phone] = []
    try:
        for _ in range(number):
            connected.append(Phone(address))  # noqa: PERF401 (those that did connect are closed)
        yield connected
    finally:
        for phone in connected:
            phone.close()


def replied(address: str, content: bytes) -> bytes:
    """Send bytes on a connection of their own; tells what came until the server ended it."""
    with Phone(address) as phone:
        phone.send(content)
        return phone.rest()


def statuses(reply: bytes) -> list[int]:
    """Tell the statuses of the answers in it."""
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", reply)]
