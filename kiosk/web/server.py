"""The results server: follows the journals, keeps the page ready, and hands it to whoever has the link.

A process of its own, so that a thousand phones never slow a key: `python -m kiosk.web.server FOLDER --port N`. It ends
when its standard input does, that is, when whoever started it is gone, however that came about.
"""

import argparse
import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path
from socket import gethostname

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kiosk import link
from kiosk.event import Event
from kiosk.times import now, stamp
from kiosk.web.page import Page
from kiosk.web.pages import Pages
from kiosk.web.running import Running, ServerLock

EVERY = 0.2
"""Seconds between two looks at the journals."""
GRACE = 1
"""Seconds that open connections get when the server ends."""
NICE = 10

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache, private",
    "vary": "accept-language, accept-encoding",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class App:
    """What the server answers: the page at the token's path, nothing elsewhere.

    Args:
        pages: the page in each language, as it is now.
        token: the path that phones were given.
        hosts: the names that this machine may be called by; others are refused, against DNS rebinding.
    """

    def __init__(self, pages: Pages, token: str, hosts: frozenset[str]) -> None:
        self._pages = pages
        self._hosts = hosts
        self.starlette = Starlette(routes=[Route(f"/{token}", self.results, methods=["GET"])])

    async def results(self, request: Request) -> Response:
        """Answer with the page in the phone's language, or that it has not changed."""
        if (request.url.hostname or "") not in self._hosts | _own_addresses():
            return PlainTextResponse("This is not the address of the results.\n", 421, HEADERS)
        asked = request.query_params.get("lang") or request.headers.get("accept-language", "")
        page = self._pages.page(asked)
        headers = {
            **HEADERS,
            "etag": page.etag,
            "content-security-policy": page.policy,
            "vary": "accept-language, accept-encoding",
        }
        if request.headers.get("if-none-match") == page.etag:
            return Response(status_code=304, headers=headers)
        return self._sent(request, page, headers)

    def _sent(self, request: Request, page: Page, headers: dict[str, str]) -> Response:
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers |= {"content-encoding": "gzip"}
            return Response(page.compressed, headers=headers, media_type="text/html; charset=utf-8")
        return Response(page.content, headers=headers, media_type="text/html; charset=utf-8")


def _own_addresses() -> frozenset[str]:
    return frozenset(interface.address for interface in link.interfaces())


async def _follow(pages: Pages, server: uvicorn.Server) -> None:
    while not server.should_exit:
        pages.follow()
        await asyncio.sleep(EVERY)


async def _end_with_parent(server: uvicorn.Server) -> None:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await reader.read()
    server.should_exit = True


async def _serve(server: uvicorn.Server, pages: Pages, lock: ServerLock, here: Running) -> None:
    socket = server.config.bind_socket()
    socket.listen(server.config.backlog)
    tasks = [asyncio.create_task(_follow(pages, server)), asyncio.create_task(_end_with_parent(server))]
    lock.tell(here)
    await server.serve(sockets=[socket])
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def main() -> None:
    """Serve one event folder until the parent is gone."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default=None)
    options = parser.parse_args()
    with suppress(AttributeError, PermissionError):
        os.nice(NICE)
    event = Event.open(options.folder)
    with ServerLock(options.folder) as lock:
        if not lock.acquire():
            print("Another results server has this event already.", flush=True)
            return
        pages = Pages(event, keeps=True)
        pages.follow()
        app = App(pages, event.info.token, frozenset({"localhost", "127.0.0.1", *filter(None, [options.host])}))
        config = uvicorn.Config(
            app.starlette,
            host="0.0.0.0",
            port=options.port,
            http="httptools",
            ws="none",
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE,
            limit_concurrency=1500,
        )
        here = Running(
            pid=os.getpid(),
            port=options.port,
            since=stamp(now()),
            node=gethostname(),
            address=link.best(),
            host=options.host,
        )
        asyncio.run(_serve(uvicorn.Server(config), pages, lock, here))


if __name__ == "__main__":
    main()
