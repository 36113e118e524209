"""One connection: uvicorn's reading of HTTP/1.1 with httptools, and the limits that it has not."""

from asyncio import Transport
from http import HTTPStatus
from typing import Any

import httptools
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from kiosk.web.answer import refusal
from kiosk.web.seats import Seats

METHODS = frozenset({b"GET", b"HEAD"})
VERSIONS = frozenset({"1.0", "1.1"})
TARGET, HEAD, HEADERS, AHEAD = 2_000, 16_384, 100, 16
"""The longest path with what is asked behind it, the longest head, the most headers, and the most requests sent ahead."""


class Refused(Exception):
    """A request that is not answered by the app."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class LimitedProtocol(HttpToolsProtocol):
    """Tells the seats what a connection is doing, and refuses what no browser sends to this page.

    A request that is refused ends the connection: nothing that follows it, a body or another request, is read.
    """

    def __init__(self, seats: Seats, **given: Any) -> None:
        super().__init__(**given)
        self._seats = seats
        self._unheard = 0
        self._has_begun = False
        self.url, self.headers = b"", []

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn's
        """Take a seat; whatever the kernel does not take from this process at once counts as stalled."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)
        self._seats.admit(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the seat back."""
        self._seats.leave(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; a head may come in pieces, but not without end."""
        self._unset_keepalive_if_required()
        self._seats.begin(self)
        self._unheard += len(data)
        try:
            self.parser.feed_data(data)
            if self._unheard > HEAD:
                raise Refused(_excess(self.url, self.headers) or HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        except httptools.HttpParserUpgrade:
            self.cycle.keep_alive = False  # it is answered as if it had not asked; what follows is no HTTP
        except httptools.HttpParserError as error:
            self._refuse(error.__context__)
        except Refused as error:
            self._refuse(error)

    def on_message_begin(self) -> None:
        """Begin a head."""
        self._has_begun = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Look at a whole head before anything is answered."""
        if status := self._fault():
            raise Refused(status)
        self._unheard, self._has_begun = 0, False
        self._seats.hear(self)
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """Rest until the next request, or go on with one that was sent ahead."""
        if not self.pipeline:
            self._seats.rest(self, has_begun=self._has_begun)
        super().on_response_complete()

    def pause_writing(self) -> None:
        """Wait for a client that does not take what was written."""
        super().pause_writing()
        self._seats.stall(self)

    def resume_writing(self) -> None:
        """Go on writing."""
        super().resume_writing()
        self._seats.flow(self)

    def shutdown(self) -> None:
        """End with the server; whoever does not read is not waited for."""
        if self.transport.get_write_buffer_size():
            self.drop()
        else:
            super().shutdown()

    def drop(self) -> None:
        """End at once, whatever has not been sent."""
        self.transport.abort()

    def _fault(self) -> HTTPStatus | None:
        if self.parser.get_method() not in METHODS:
            return HTTPStatus.METHOD_NOT_ALLOWED
        if self.parser.get_http_version() not in VERSIONS:
            return HTTPStatus.HTTP_VERSION_NOT_SUPPORTED
        # this is no proxy, nobody sends a body with what they ask for, and no browser sends many requests ahead
        if not self.url.startswith(b"/") or any(map(_tells_of_a_body, self.headers)) or len(self.pipeline) >= AHEAD:
            return HTTPStatus.BAD_REQUEST
        return _excess(self.url, self.headers)

    def _refuse(self, error: BaseException | None) -> None:
        status = error.status if isinstance(error, Refused) else HTTPStatus.BAD_REQUEST
        if self.cycle is None or self.cycle.response_complete:
            self.transport.write(_written(status))
        self.transport.close()


def _tells_of_a_body(header: tuple[bytes, bytes]) -> bool:
    name, value = header
    return name == b"transfer-encoding" or (name == b"content-length" and value != b"0")


def _excess(target: bytes, headers: list[tuple[bytes, bytes]]) -> HTTPStatus | None:
    if len(target) > TARGET:
        return HTTPStatus.REQUEST_URI_TOO_LONG
    if len(headers) > HEADERS or sum(len(name) + len(value) for name, value in headers) > HEAD:
        return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    return None


def _written(status: HTTPStatus) -> bytes:
    answer = refusal(status)
    return b"".join((STATUS_LINE[status], *(b"%b: %b\r\n" % header for header in answer.headers), b"\r\n", answer.body))
