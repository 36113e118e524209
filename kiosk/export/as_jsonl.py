"""JSON Lines: one response a line, as it stands in the JSON export, so that any program can read them one by one."""

from collections.abc import Iterable, Iterator

import msgspec

from kiosk.export.contents import CLASS, Contents
from kiosk.export.shared import SHAREABLE, Shared
from kiosk.model.workshop import Workshop

PIECE = 1 << 16
"""Bytes that are written at a time."""
COMMA = ord(",")


def as_jsonl(contents: Contents) -> Iterator[bytes]:
    """Write the responses; each line says first of which class and which workshop it is."""
    return _lines(CLASS, contents.workshop, contents.responses())


def shared_as_jsonl(shared: Shared) -> Iterator[bytes]:
    """Write the records of the shareable class, each a line in the same way."""
    return _lines(SHAREABLE, shared.workshop, shared.value.records)


def _lines(kind: str, workshop: Workshop, values: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    said = msgspec.json.encode({"class": kind, "form_id": workshop.name, "version": workshop.version})
    head, piece, encode = said[:-1] + b",", bytearray(), msgspec.json.Encoder().encode_into
    for value in values:
        piece += head
        brace = len(piece) - 1
        encode(value, piece, brace)  # over the head's comma, which then goes over the brace that a line has already
        piece[brace] = COMMA
        piece += b"\n"
        if len(piece) >= PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
