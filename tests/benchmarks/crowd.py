"""A thousand phones in one process, as cheap as Python allows: `python -m tests.benchmarks.crowd burst|streams ADDRESS`.

From the command line they go on until they are ended, as a load for something else that is measured.
"""

import socket
import sys
import time
from collections.abc import Callable
from select import EPOLLIN, EPOLLOUT, epoll
from urllib.parse import urlsplit

from tests.benchmarks.pty import PATIENCE

NUMBER = 1_000
AT_ONCE = 1 << 16
"""Bytes read at once."""


class Crowd:
    """Connects a number of phones at the same moment, all asking for the same."""

    def __init__(self, address: str, number: int = NUMBER, *headers: str) -> None:
        parts = urlsplit(address)
        target = f"{parts.path}?{parts.query}".rstrip("?")
        lines = (f"GET {target} HTTP/1.1", f"Host: {parts.hostname}", "Accept-Encoding: gzip", *headers, "", "")
        self._request = "\r\n".join(lines).encode()
        self._place = parts.hostname, parts.port
        self._poll = epoll()
        self._sockets = {each.fileno(): each for each in (self._connecting() for _ in range(number))}

    def until(self, is_enough: Callable[[bytes], bool]) -> float:
        """Read until everybody has heard enough, beginning with nothing; tells the moment.

        Args:
            is_enough: looks at what one has heard; an empty answer is the end of the connection.
        """
        waiting, end = dict.fromkeys(self._sockets, b""), time.monotonic() + PATIENCE
        while waiting:
            assert time.monotonic() < end, f"{len(waiting)} of {len(self._sockets)} phones wait still"
            for number, event in self._poll.poll(1.0):
                if event & EPOLLOUT:
                    self._sockets[number].sendall(self._request)
                    self._poll.modify(number, EPOLLIN)
                elif self._has_enough(number, waiting, is_enough):
                    waiting.pop(number, None)
        return time.monotonic()

    def close(self) -> None:
        """Hang up."""
        self._poll.close()
        for each in self._sockets.values():
            each.close()

    def _has_enough(self, number: int, waiting: dict[int, bytes], is_enough: Callable[[bytes], bool]) -> bool:
        more = self._sockets[number].recv(AT_ONCE)
        waiting[number] = heard = waiting.get(number, b"") + more
        if not more:
            self._poll.unregister(number)
        return not more or is_enough(heard)

    def _connecting(self) -> socket.socket:
        phone = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        phone.setblocking(False)
        phone.connect_ex(self._place)
        self._poll.register(phone.fileno(), EPOLLOUT)
        return phone


def burst(address: str) -> float:
    """Let a thousand new phones ask for a page at once; tells the seconds until the last one has all of it."""
    begun = time.monotonic()
    crowd = Crowd(address, NUMBER, "Connection: close")
    try:
        return crowd.until(lambda _: False) - begun
    finally:
        crowd.close()


def has_event(heard: bytes) -> bool:
    """Tell whether a whole event has come."""
    return b"\ndata: " in heard and heard.rstrip(b"\r\n ") != heard


def main() -> None:
    """Be a load, until somebody ends this."""
    kind, address = sys.argv[1:]
    crowd = Crowd(f"{address}/live") if kind == "streams" else None
    print("begun", flush=True)
    while True:
        if crowd:
            crowd.until(has_event)
        else:
            burst(address)
            time.sleep(0.2)


if __name__ == "__main__":
    main()
