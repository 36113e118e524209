"""The least that Python's own event loop can do with a page: `python -m tests.benchmarks.bare_page`, the answer on stdin.

It hears whatever comes as a request for the page, answers it, and hangs up. What it takes is the limit of the loop.
"""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from kiosk.web.listening import WAITING, listener
from kiosk.web.server import NICE
from tests.kiosk.web.serving import Answer


class Bare(asyncio.Protocol):
    """One connection."""

    answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep it."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer."""
        self._transport.write(self.answer)
        self._transport.close()


@contextmanager
def bare_page(answer: Answer) -> Iterator[str]:
    """Serve what the kiosk answered; tells the address."""
    head = "".join(f"{name}: {value}\r\n" for name, value in answer.headers.items())
    command = [sys.executable, "-m", "tests.benchmarks.bare_page"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as serving:
        assert serving.stdin and serving.stdout
        try:
            serving.stdin.write(f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + answer.body)
            serving.stdin.close()
            yield f"http://127.0.0.1:{serving.stdout.readline().decode().strip()}/page"
        finally:
            serving.kill()


async def _serve() -> None:
    Bare.answer, listening = sys.stdin.buffer.read(), listener(0)
    server = await asyncio.get_running_loop().create_server(Bare, sock=listening, backlog=WAITING)
    print(listening.getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    with suppress(AttributeError, PermissionError):
        os.nice(NICE)
    asyncio.run(_serve())
