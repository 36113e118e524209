"""What goes back to a phone: a status, headers that keep a browser careful, and a body; each made once and sent often."""

from collections.abc import Awaitable, Callable
from functools import lru_cache
from http import HTTPStatus
from typing import Any, TypeAlias

from msgspec import Struct

from kiosk.web.page import Page

Headers: TypeAlias = tuple[tuple[bytes, bytes], ...]
Send: TypeAlias = Callable[[dict[str, Any]], Awaitable[None]]

CAREFUL: Headers = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-cache, private"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
"""On every answer: the token is in the path, so no other site may hear of it, and no shared cache may keep the page."""
NOTHING = b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The policy of an answer that is no page."""
METHODS = b"GET, HEAD"


class Answer(Struct, frozen=True):
    """One answer, ready to be sent; the connection ends with it, if it is the last one."""

    status: int
    headers: Headers
    body: bytes
    head: bytes
    """Its status and headers as they are sent, without the empty line."""
    is_last: bool = False

    async def send(self, send: Send) -> None:
        """Hand it to an ASGI server."""
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body})


def answer(status: HTTPStatus, headers: Headers, body: bytes = b"", *, is_last: bool = False) -> Answer:
    """Write an answer's head."""
    if is_last:
        headers += ((b"connection", b"close"),)
    line = f"HTTP/1.1 {status.value} {status.phrase}\r\n".encode()
    return Answer(status, headers, body, line + b"".join(b"%b: %b\r\n" % each for each in headers), is_last)


@lru_cache
def refusal(status: HTTPStatus) -> Answer:
    """Say no, and why in the words of HTTP; the connection ends, unless the path alone was wrong."""
    body = f"{status.phrase}\n".encode()
    headers = _described(NOTHING, b"text/plain; charset=utf-8", body)
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers += ((b"allow", METHODS),)
    return answer(status, headers, body, is_last=status != HTTPStatus.NOT_FOUND)


class Ready:
    """The three answers with one page: as it is, compressed, and that it has not changed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        policy, html = page.policy.encode(), b"text/html; charset=utf-8"
        tagged: Headers = ((b"etag", page.etag.encode()), (b"vary", b"accept-language, accept-encoding"))
        self._plain = answer(HTTPStatus.OK, _described(policy, html, page.content) + tagged, page.content)
        packed = (*_described(policy, html, page.compressed), *tagged, (b"content-encoding", b"gzip"))
        self._packed = answer(HTTPStatus.OK, packed, page.compressed)
        self._same = answer(HTTPStatus.NOT_MODIFIED, (*CAREFUL, (b"content-security-policy", policy), *tagged))

    def choose(self, known: bytes, encodings: bytes) -> Answer:
        """Choose by what the browser has (`If-None-Match`), and what it can unpack (`Accept-Encoding`)."""
        if known and is_known(known, self.page.etag.encode()):
            return self._same
        return self._packed if takes_gzip(encodings) else self._plain


def is_known(known: bytes, etag: bytes) -> bool:
    """Tell whether a tag is among those of an `If-None-Match`, weak ones too (RFC 9110, 13.1.2)."""
    tags = [tag.strip().removeprefix(b"W/") for tag in known.split(b",")]
    return known.strip() == b"*" or etag in tags


@lru_cache(64)
def takes_gzip(encodings: bytes) -> bool:
    """Tell whether an `Accept-Encoding` lets gzip be used: it is named, and not with a weight of nothing."""
    for each in encodings.lower().split(b","):
        name, _, weight = each.partition(b";")
        if name.strip() in (b"gzip", b"x-gzip"):
            return not weight or weight.partition(b"=")[2].strip(b" 0.") != b""
    return False


def _described(policy: bytes, kind: bytes, body: bytes) -> Headers:
    return (
        *CAREFUL,
        (b"content-security-policy", policy),
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
    )
