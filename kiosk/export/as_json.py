"""JSON: one document, UTF-8, the keys always in the same order, indented to be read."""

from collections.abc import Iterator

import msgspec

from kiosk.export.contents import Contents
from kiosk.export.gather import gather
from kiosk.export.shared import Shared


def as_json(contents: Contents) -> Iterator[bytes]:
    """Write the document of the restricted class."""
    return formatted(gather(contents))


def shared_as_json(shared: Shared) -> Iterator[bytes]:
    """Write the document of the shareable class."""
    return formatted(shared.value)


def formatted(value: msgspec.Struct) -> Iterator[bytes]:
    """Write any document."""
    yield msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
