"""From a change to the last of a thousand phones: the kiosk's live stream, and a protocol that does nothing else.

`python -m tests.benchmarks.streaming kiosk|bare` serves; each line on its standard input is a change.
"""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from kiosk.web.app import App
from kiosk.web.hosts import Hosts
from kiosk.web.listening import listener
from kiosk.web.live import Live
from kiosk.web.pages import Pages
from kiosk.web.seats import Limits, Seats
from kiosk.web.server import NICE, server_of
from tests.benchmarks.crowd import Crowd, has_event
from tests.benchmarks.figures import Samples
from tests.kiosk.web.room import TOKEN, Shown

BARE, KIOSK = "bare asyncio", "kiosk"
ROW = "<tr><th>een woord of vijf per regel</th><td>%d (%d %%)</td></tr>"
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


def measure(rounds: int) -> Iterator[tuple[str, Samples]]:
    """Change both in turns, while a thousand phones watch each."""
    samples: Samples = {BARE: [], KIOSK: []}
    with _watched("bare") as bare, _watched("kiosk") as kiosk:
        for turn in range(rounds):
            todo = [(BARE, bare), (KIOSK, kiosk)]
            for name, watched in todo if turn % 2 else reversed(todo):
                samples[name].append(watched.change())
    yield "a change until 1,000 phones have it", samples


class Watched:
    """A server with a thousand phones that watch it."""

    def __init__(self, commands: IO[str], told: IO[str]) -> None:
        self._commands, self._told = commands, told
        self._crowd = Crowd(f"http://127.0.0.1:{told.readline().strip()}/{TOKEN}/live")
        self._crowd.until(has_event)

    def change(self) -> float:
        """Have it change; tells the seconds until the last phone knows."""
        self._commands.write("\n")
        self._commands.flush()
        last = self._crowd.until(has_event)
        return last - float(self._told.readline())


@contextmanager
def _watched(kind: str) -> Iterator[Watched]:
    command = [sys.executable, "-m", "tests.benchmarks.streaming", kind]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdin and serving.stdout
        try:
            yield Watched(serving.stdin, serving.stdout)
        finally:
            serving.kill()


def rows(turn: int) -> str:
    """Make some 2 KB that differ from turn to turn."""
    return "".join(ROW % (turn + each, each) for each in range(30))


class Bare(asyncio.Protocol):
    """Writes the same bytes to everybody who has asked for anything."""

    everybody: list[asyncio.Transport]
    event = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep it."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer."""
        self.everybody.append(self._transport)
        self._transport.write(HEAD + self.event)


async def _serve(kind: str) -> None:
    loop, listening, live, pages = asyncio.get_running_loop(), listener(0), Live(), Shown(rows=rows(0))
    _publish(pages, live)
    Bare.everybody, Bare.event = [], _framed(live)
    if kind == "bare":
        await loop.create_server(Bare, sock=listening)
    else:
        limits = Limits()
        server = server_of(App(pages, live, TOKEN, Hosts()), Seats(limits), limits)
        serving = loop.create_task(server.serve([listening]))
        assert not serving.done()
    print(listening.getsockname()[1], flush=True)
    for turn in range(1, sys.maxsize):
        if not await loop.run_in_executor(None, sys.stdin.readline):
            return
        pages.show(rows=rows(turn))
        begun = loop.time()
        _publish(pages, live)
        if kind == "bare":
            event = _framed(live)
            for each in Bare.everybody:
                each.write(event)
        else:
            live.turn()
        print(begun, flush=True)


def _publish(pages: Pages, live: Live) -> None:
    for page in pages:
        live.publish(page)


def _framed(live: Live) -> bytes:
    event = live.newest("nl").whole
    return b"%x\r\n%b\r\n" % (len(event), event)


if __name__ == "__main__":
    with suppress(AttributeError, PermissionError):
        os.nice(NICE)
    asyncio.run(_serve(sys.argv[1]))
