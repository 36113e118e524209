"""The live stream: what has changed on the page goes to every phone that has it open, as server-sent events.

The events hold the masked numbers themselves, so that a change is never a thousand requests. One is made once for each
change and language, however many phones there are.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from random import randint
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from kiosk.web.answer import CAREFUL, NOTHING, Headers, Send
from kiosk.web.page import Page

Receive: TypeAlias = Callable[[], Awaitable[dict[str, Any]]]

HEADERS: Headers = (
    *CAREFUL,
    (b"content-security-policy", NOTHING),
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),
)
STREAMS = 1_200
"""Streams at the same time; fewer than connections, so that the page itself always finds one."""
AGAIN = 2_000, 10_000
"""Milliseconds after which a phone comes back when its stream has ended; each draws its own, so that not all come at once."""
BEAT = b":\n\n"
"""A line that says nothing, but finds out who is gone, and keeps routers from forgetting the connection."""


class Newest(Struct, frozen=True):
    """The page of one language as it is now: its event whole, and as a step from the version before it."""

    version: str
    blocks: dict[str, str]
    whole: bytes
    before: str = ""
    step: bytes = b""

    def since(self, version: str) -> bytes:
        """Choose the event for whoever shows some version; nothing for whoever shows this one."""
        if version == self.version:
            return b""
        return self.step if self.before and version == self.before else self.whole


def newest(page: Page, before: Newest | None) -> Newest:
    """Make a page's events, given those of the one before it."""
    version = page.etag.strip('"')
    if before is None:
        return Newest(version, page.blocks, _event(version, page.blocks))
    if before.version == version:
        return before
    step = _event(version, _changed(before.blocks, page.blocks))
    return Newest(version, page.blocks, _event(version, page.blocks), before.version, step)


def _changed(before: Mapping[str, str], blocks: Mapping[str, str]) -> dict[str, str | None]:
    vanished = dict.fromkeys(before.keys() - blocks.keys())
    return {**vanished, **{each: html for each, html in blocks.items() if before.get(each) != html}}


def _event(version: str, blocks: Mapping[str, str | None]) -> bytes:
    data = msgspec.json.encode({"v": version, "blocks": blocks})
    return b"id: %b\ndata: %b\n\n" % (version.encode(), data)


class Live:
    """All streams of one server."""

    def __init__(self, limit: int = STREAMS) -> None:
        self._limit = limit
        self._newest: dict[str, Newest] = {}
        self._turn = asyncio.Event()
        self._ended = False
        self.streams = 0

    @property
    def is_full(self) -> bool:
        """Whether there are as many streams as there may be."""
        return self.streams >= self._limit

    def publish(self, page: Page) -> None:
        """Take a page over; whoever has it open in this language gets what has changed at the next turn."""
        self._newest[page.language] = newest(page, self._newest.get(page.language))

    def newest(self, language: str) -> Newest:
        """Tell the page of a language as it was published last."""
        return self._newest[language]

    def turn(self) -> None:
        """Send to everybody: what is new to them, or else a beat."""
        over, self._turn = self._turn, asyncio.Event()
        over.set()

    def end(self) -> None:
        """End all streams."""
        self._ended = True
        self.turn()

    async def stream(self, language: str, version: str, receive: Receive, send: Send) -> None:
        """Serve one phone until it, or the server, goes.

        Args:
            language: of the page that it has open.
            version: which one it shows.
            receive: tells when it is gone.
            send: takes what is for it; waits while it does not read.
        """
        self.streams += 1
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        sending = asyncio.create_task(self._send(language, version, send))
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            self.streams -= 1
            sending.cancel()

    async def _send(self, language: str, version: str, send: Send) -> None:
        opening = b"retry: %d\n\n" % randint(*AGAIN)
        while not self._ended:
            turn, known = self._turn, self.newest(language)
            body = opening + (known.since(version) or BEAT)
            await send({"type": "http.response.body", "body": body, "more_body": True})
            opening, version = b"", known.version
            await turn.wait()
        await send({"type": "http.response.body"})
