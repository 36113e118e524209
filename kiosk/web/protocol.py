"""One connection: uvicorn's reading of HTTP/1.1 with httptools, and the limits that it has not."""

from asyncio import Transport
from http import HTTPStatus
from typing import Any

import httptools
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kiosk.web.answer import Answer, refusal
from kiosk.web.app import App
from kiosk.web.heads import HEAD, excess, fault
from kiosk.web.request import Request
from kiosk.web.seats import Seats

AHEAD = 16
"""The most requests that may come at once."""


class Refused(Exception):
    """A request that is not answered by the app."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class LimitedProtocol(HttpToolsProtocol):
    """Tells the seats what a connection is doing, and refuses what no browser sends to this page.

    A request that is refused ends the connection: nothing that follows it, a body or another request, is read.
    """

    def __init__(self, app: App, seats: Seats, **given: Any) -> None:
        super().__init__(**given)
        self._app, self._seats = app, seats
        self._unheard = self._ahead = 0
        self._has_begun = False
        self.url, self.headers = b"", []

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn's
        """Take a seat; whatever the kernel does not take from this process at once counts as stalled.

        It does what uvicorn does, without a copy of the socket to ask for each of two addresses: that is an eighth of all that
        a new phone costs.
        """
        self.connections.add(self)
        self.transport, self.flow, self.scheme = transport, FlowControl(transport), "http"
        self.client = transport.get_extra_info("peername")
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
        self._unheard, self._ahead = self._unheard + len(data), 0
        try:
            self.parser.feed_data(data)
            if self._unheard > HEAD:
                raise Refused(excess(self.url, self.headers) or HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        except httptools.HttpParserUpgrade:
            pass  # it was answered as if it had not asked, and for the last time
        except httptools.HttpParserError as error:
            self._refuse(error.__context__)
        except Refused as error:
            self._refuse(error)

    def on_message_begin(self) -> None:
        """Begin a head."""
        self._has_begun = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Answer, if that can be done at once; it saves a task for each request, and half of the writes."""
        if status := self._fault():
            raise Refused(status)
        self._unheard, self._has_begun = 0, False
        self._ahead += 1
        if known := self._app.answer(self._request()):
            self._reply(known)
        else:
            self._seats.hear(self)
            super().on_headers_complete()
            self.cycle.keep_alive = self.cycle.keep_alive and not self.parser.should_upgrade()

    def on_message_complete(self) -> None:
        """End a request, which has no body, in case it is not answered yet."""
        if self._is_busy:
            super().on_message_complete()

    def on_response_complete(self) -> None:
        """Rest until the next request."""
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

    @property
    def _is_busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    @property
    def _is_ahead(self) -> bool:
        # behind a stream there is never a turn, and uvicorn would not tell the stream that its client has gone
        is_waiting = self._is_busy or self.flow.write_paused or self.transport.is_closing()
        return is_waiting or self._ahead >= AHEAD

    def _fault(self) -> HTTPStatus | None:
        found = fault(self.parser.get_method(), self.parser.get_http_version(), self.url, self.headers)
        return HTTPStatus.BAD_REQUEST if not found and self._is_ahead else found

    def _request(self) -> Request:
        path, _, query = self.url.partition(b"?")
        client = self.client[0] if self.client else ""
        version = self.parser.get_http_version()
        return Request(self.parser.get_method(), path, query, version, self.headers, client)

    def _reply(self, answer: Answer) -> None:
        stays = self.parser.should_keep_alive() and self.parser.get_http_version() != "1.0"
        is_last = answer.is_last or not stays or self.parser.should_upgrade()
        parts = [answer.head, *(b"%b: %b\r\n" % header for header in self.server_state.default_headers)]
        if is_last and not answer.is_last:
            parts.append(b"connection: close\r\n")
        self.transport.write(b"".join((*parts, b"\r\n", answer.body if self.parser.get_method() == b"GET" else b"")))
        if is_last:
            self.transport.close()
        else:
            self._seats.hear(self)
            self._seats.rest(self, has_begun=False)

    def _refuse(self, error: BaseException | None) -> None:
        status = error.status if isinstance(error, Refused) else HTTPStatus.BAD_REQUEST
        if not self._is_busy and not self.transport.is_closing():
            answer = refusal(status)
            self.transport.write(b"".join((answer.head, b"\r\n", answer.body)))
        self.transport.close()
