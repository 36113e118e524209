"""What the server answers: the page at the token's path, its live stream below that, and nothing elsewhere."""

from collections.abc import Callable, Mapping
from hmac import compare_digest
from http import HTTPStatus
from typing import Any, TypeAlias
from urllib.parse import parse_qs

from kiosk.web.answer import Answer, Ready, Send, refusal
from kiosk.web.hosts import Hosts
from kiosk.web.live import HEADERS, Live, Receive
from kiosk.web.page import Page
from kiosk.web.pages import Pages

Scope: TypeAlias = Mapping[str, Any]


class Request:
    """What a phone asks for; names of headers are in small letters, and of two alike both count."""

    def __init__(self, scope: Scope) -> None:
        self._headers: list[tuple[bytes, bytes]] = scope["headers"]
        self._query: bytes = scope["query_string"]
        self.path: bytes = scope["raw_path"]
        self.is_get = scope["method"] == "GET"
        self.is_streamable = scope["http_version"] == "1.1"
        self.client: str = scope["client"][0] if scope["client"] else ""

    def all(self, name: bytes) -> list[bytes]:
        """Tell every header of a name."""
        return [value for each, value in self._headers if each == name]

    def header(self, name: bytes) -> bytes:
        """Tell a header; several are one list (RFC 9110, 5.3), and none is empty."""
        return b",".join(self.all(name))

    def asked(self, name: str) -> str:
        """Tell a value from behind the question mark."""
        return parse_qs(self._query.decode("latin-1")).get(name, [""])[0] if self._query else ""

    @property
    def language(self) -> str:
        """What it asks for, by the link or by its browser's languages."""
        return self.asked("lang") or self.header(b"accept-language").decode("latin-1")


class App:
    """An ASGI application.

    Args:
        pages: the page in each language, as it is now.
        live: who has the page open.
        token: the path that phones were given.
        hosts: the names that this machine may be called by; others are refused, against DNS rebinding.
        seen: called once, when the first phone gets the page; None where one was seen before.
    """

    def __init__(
        self, pages: Pages, live: Live, token: str, hosts: Hosts, seen: Callable[[], None] | None = None
    ) -> None:
        self._pages, self._live, self._hosts, self._seen = pages, live, hosts, seen
        self._page_path, self._live_path = f"/{token}".encode(), f"/{token}/live".encode()
        self._ready: dict[str, Ready] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope)
        refused = self._refused(request)
        # both are compared, and each in constant time, so that time does not tell how much of a token was right
        page, live = compare_digest(request.path, self._page_path), compare_digest(request.path, self._live_path)
        if refused:
            await refused.send(send)
        elif page:
            await self._page(request).send(send)
        elif live:
            await self._stream(request, receive, send)
        else:
            await refusal(HTTPStatus.NOT_FOUND).send(send)

    def _refused(self, request: Request) -> Answer | None:
        match request.all(b"host"):
            case [host]:
                return None if self._hosts.knows(host) else refusal(HTTPStatus.MISDIRECTED_REQUEST)
            case _:
                return refusal(HTTPStatus.BAD_REQUEST)

    def _page(self, request: Request) -> Answer:
        ready = self._prepared(self._pages.page(request.language))
        if self._seen and request.is_get and request.client and not self._hosts.is_here(request.client):
            self._seen()
            self._seen = None
        return ready.answer(request.header(b"if-none-match"), request.header(b"accept-encoding"))

    def _prepared(self, page: Page) -> Ready:
        ready = self._ready.get(page.language)
        if ready is None or ready.page is not page:
            ready = self._ready[page.language] = Ready(page)
        return ready

    async def _stream(self, request: Request, receive: Receive, send: Send) -> None:
        if not request.is_streamable:
            await refusal(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED).send(send)
        elif not request.is_get:
            await Answer(HTTPStatus.OK, HEADERS).send(send)
        elif self._live.is_full:
            await refusal(HTTPStatus.SERVICE_UNAVAILABLE).send(send)
        else:
            version = request.header(b"last-event-id").decode("latin-1") or request.asked("v")
            await self._live.stream(self._pages.page(request.language).language, version, receive, send)
