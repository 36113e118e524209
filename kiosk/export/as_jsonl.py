"""JSON Lines: one response a line, as it stands in the JSON export, so that any program can read them one by one."""

from collections.abc import Iterator

import msgspec

from kiosk.export.contents import CLASS, Contents

PIECE = 1 << 16
"""Bytes that are written at a time."""
COMMA = ord(",")


def as_jsonl(contents: Contents) -> Iterator[bytes]:
    """Write the responses; each line says first of which class and which workshop it is."""
    workshop = contents.workshop
    said = msgspec.json.encode({"class": CLASS, "form_id": workshop.name, "version": workshop.version})
    head, piece, encode = said[:-1] + b",", bytearray(), msgspec.json.Encoder().encode_into
    for response in contents.responses():
        piece += head
        brace = len(piece) - 1
        encode(response, piece, brace)  # over the head's comma, which then goes over the brace that a line has already
        piece[brace] = COMMA
        piece += b"\n"
        if len(piece) >= PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
