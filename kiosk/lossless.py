"""JSON that loses nothing: what would not come back as it went in is refused."""

from math import isfinite
from typing import Any

import msgspec

_encode = msgspec.json.Encoder().encode


def encode(document: Any) -> bytes:
    """Write a document as JSON.

    Raises:
        ValueError: it holds NaN or infinity, which JSON would lose.
        TypeError: it holds what JSON does not know.
    """
    content = _encode(document)
    if b"null" in content and not _is_finite(document):  # which NaN and infinity become, as None does
        raise ValueError("NaN and infinity cannot be kept: JSON would lose them")
    return content


def _is_finite(value: Any) -> bool:
    if isinstance(value, dict | list | tuple):
        return all(map(_is_finite, value.values() if isinstance(value, dict) else value))
    return not isinstance(value, float) or isfinite(value)
