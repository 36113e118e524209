"""What the server answers: the page at the token's path, its live stream below that, and nothing elsewhere."""

from collections.abc import Callable
from hmac import compare_digest
from http import HTTPStatus

from kiosk.web.answer import Answer, Ready, Send, answer, refusal
from kiosk.web.hosts import Hosts
from kiosk.web.live import HEADERS, Live, Receive
from kiosk.web.page import Page
from kiosk.web.pages import Pages
from kiosk.web.request import Request, Scope


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
        request = Request.of(scope)
        if known := self.answer(request):
            await known.send(send)
        else:
            version = request.header(b"last-event-id").decode("latin-1") or request.asked("v")
            await self._live.stream(self._pages.page(request.language).language, version, receive, send)

    def answer(self, request: Request) -> Answer | None:
        """Tell the answer that is known at once; None where a stream begins."""
        # both are compared, and each in constant time, so that time does not tell how much of a token was right
        page, live = compare_digest(request.path, self._page_path), compare_digest(request.path, self._live_path)
        if refused := self._refused(request):
            return refused
        if page:
            return self._page(request)
        return self._before_stream(request) if live else refusal(HTTPStatus.NOT_FOUND)

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
        return ready.choose(request.header(b"if-none-match"), request.header(b"accept-encoding"))

    def _prepared(self, page: Page) -> Ready:
        ready = self._ready.get(page.language)
        if ready is None or ready.page is not page:
            ready = self._ready[page.language] = Ready(page)
        return ready

    def _before_stream(self, request: Request) -> Answer | None:
        if request.version != "1.1":
            return refusal(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
        if not request.is_get:
            return answer(HTTPStatus.OK, HEADERS)
        return refusal(HTTPStatus.SERVICE_UNAVAILABLE) if self._live.is_full else None
