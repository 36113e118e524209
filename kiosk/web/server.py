"""The results server: follows the journals, keeps the page ready, and hands it to whoever has the link.

A process of its own, so that a thousand phones never slow a key: `python -m kiosk.web.server FOLDER --port N`. It ends
when its standard input does, that is, when whoever started it is gone, however that came about.
"""

import argparse
import asyncio
import gc
import os
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import cast

import uvicorn
from msgspec import structs

from kiosk.event import Event
from kiosk.times import now, stamp
from kiosk.web.app import App
from kiosk.web.hosts import Hosts
from kiosk.web.listening import WAITING, listener, room_for
from kiosk.web.live import Live
from kiosk.web.pages import Pages
from kiosk.web.protocol import LimitedProtocol
from kiosk.web.running import Running, ServerLock, here, last
from kiosk.web.seats import Limits, Seats

EVERY = 0.2
"""Seconds between two looks at the journals, and at who takes too long."""
BEATS = 15.0
"""Seconds between two beats of the live streams."""
GRACE = 1
"""Seconds that open connections get when the server ends."""
NICE = 10
GARBAGE = 50_000
"""Objects that are made before anybody looks which are garbage."""


def server_of(app: App, seats: Seats, limits: Limits) -> uvicorn.Server:
    """Put the application behind HTTP; the log gets nothing but what is a fault of this program."""
    config = uvicorn.Config(
        app,
        http=cast("type[asyncio.Protocol]", partial(LimitedProtocol, app, seats)),
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=WAITING,
        timeout_keep_alive=limits.idle_seconds,
        timeout_graceful_shutdown=GRACE,
    )
    return uvicorn.Server(config)


async def serve(server: uvicorn.Server, listening: socket.socket, pages: Pages, live: Live, seats: Seats) -> None:
    """Serve until the server is told to exit, or the journals cannot be followed any more.

    Raises:
        OSError: they cannot.
    """
    tending = asyncio.create_task(_tend(server, pages, live, seats))
    await server.serve(sockets=[listening])
    await tending


async def _tend(server: uvicorn.Server, pages: Pages, live: Live, seats: Seats) -> None:
    beaten = time.monotonic()
    try:
        while not server.should_exit:
            changed = _follow(pages, live)
            if changed or time.monotonic() - beaten > BEATS:
                beaten = time.monotonic()
                live.turn()
            seats.sweep()
            await asyncio.sleep(EVERY)
    finally:
        server.should_exit = True
        live.end()


def _follow(pages: Pages, live: Live) -> bool:
    changed = pages.follow()
    for page in pages if changed else ():
        live.publish(page)
    return changed


def _end_with_parent(server: uvicorn.Server) -> None:
    with suppress(OSError):
        while os.read(sys.stdin.fileno(), 1):
            pass
    server.should_exit = True


def _note_first_phone(lock: ServerLock, told: Running) -> None:
    with suppress(OSError):  # the phone gets its page, whatever the disk says
        lock.tell(structs.replace(told, seen=stamp(now())))


def _run(event: Event, lock: ServerLock, told: Running) -> None:
    limits = room_for(Limits())
    seats, pages, live = Seats(limits), Pages(event, keeps=True), Live()
    seen = None if told.seen else partial(_note_first_phone, lock, told)
    hosts = Hosts([told.host] if told.host else [])
    server = server_of(App(pages, live, event.info.token, hosts, seen), seats, limits)
    listening = listener(told.port)
    Thread(target=_end_with_parent, args=[server], daemon=True).start()
    _follow(pages, live)
    lock.tell(told)
    _spare_collector()
    with asyncio.Runner(loop_factory=_loop()) as runner:
        runner.run(serve(server, listening, pages, live, seats))


def _loop() -> Callable[[], asyncio.AbstractEventLoop]:
    """Choose the event loop: uvloop's where there is one, with which a thousand new phones have the page in half the time."""
    try:
        from uvloop import new_event_loop
    except ImportError:  # there is none for Windows
        return asyncio.new_event_loop
    return new_event_loop


def _spare_collector() -> None:
    """Leave what is there for good out of every collection: else a thousand new phones would set off dozens of them."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)


def main() -> None:
    """Serve one event folder until the parent is gone."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default=None)
    options = parser.parse_args()
    with suppress(AttributeError, PermissionError):
        os.nice(NICE)
    event, before = Event.open(options.folder), last(options.folder)
    with ServerLock(options.folder) as lock:
        if lock.acquire():
            _run(event, lock, here(options.port, options.host, before))
        else:
            print("Another results server has this event already.", flush=True)


if __name__ == "__main__":
    main()
