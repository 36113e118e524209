"""JSON: one document, UTF-8, the keys always in the same order, indented to be read."""

import msgspec

from kiosk.model.document import Document


def as_json(document: Document) -> bytes:
    """Write the document."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
