"""What a phone asks for."""

from collections.abc import Mapping
from typing import Any, Self, TypeAlias
from urllib.parse import parse_qs

from msgspec import Struct

Scope: TypeAlias = Mapping[str, Any]


class Request(Struct, frozen=True):
    """The head of a request; names of headers are in small letters, and of two alike both count."""

    method: bytes
    path: bytes
    query: bytes
    version: str
    headers: list[tuple[bytes, bytes]]
    client: str

    @classmethod
    def of(cls, scope: Scope) -> Self:
        """Read what an ASGI server says."""
        return cls(
            scope["method"].encode(),
            scope["raw_path"],
            scope["query_string"],
            scope["http_version"],
            scope["headers"],
            scope["client"][0] if scope["client"] else "",
        )

    @property
    def is_get(self) -> bool:
        """Whether the body of the answer is wanted, too."""
        return self.method == b"GET"

    def all(self, name: bytes) -> list[bytes]:
        """Tell every header of a name."""
        return [value for each, value in self.headers if each == name]

    def header(self, name: bytes) -> bytes:
        """Tell a header; several are one list (RFC 9110, 5.3), and none is empty."""
        return b",".join(self.all(name))

    def asked(self, name: str) -> str:
        """Tell a value from behind the question mark."""
        return parse_qs(self.query.decode("latin-1")).get(name, [""])[0] if self.query else ""

    @property
    def language(self) -> str:
        """What it asks for, by the link or by its browser's languages."""
        return self.asked("lang") or self.header(b"accept-language").decode("latin-1")
