"""What a request's head may be: no longer than any browser's, and without what no browser sends to a page."""

from http import HTTPStatus

METHODS = frozenset({b"GET", b"HEAD"})
VERSIONS = frozenset({"1.0", "1.1"})
TARGET, HEAD, HEADERS = 2_000, 16_384, 100
"""The longest path with what is asked behind it, the longest head, both in bytes, and the most headers."""


def fault(method: bytes, version: str, target: bytes, headers: list[tuple[bytes, bytes]]) -> HTTPStatus | None:
    """Tell why a head is not answered; None where it may be."""
    if method not in METHODS:
        return HTTPStatus.METHOD_NOT_ALLOWED
    if version not in VERSIONS:
        return HTTPStatus.HTTP_VERSION_NOT_SUPPORTED
    # this is no proxy, and nobody sends a body with what they ask for
    if not target.startswith(b"/") or any(map(_tells_of_a_body, headers)):
        return HTTPStatus.BAD_REQUEST
    return excess(target, headers)


def excess(target: bytes, headers: list[tuple[bytes, bytes]]) -> HTTPStatus | None:
    """Tell which part of a head is too long, be it whole or not; None where none is."""
    if len(target) > TARGET:
        return HTTPStatus.REQUEST_URI_TOO_LONG
    if len(headers) > HEADERS or sum(len(name) + len(value) for name, value in headers) > HEAD:
        return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    return None


def _tells_of_a_body(header: tuple[bytes, bytes]) -> bool:
    name, value = header
    return name == b"transfer-encoding" or (name == b"content-length" and value != b"0")
