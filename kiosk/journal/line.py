"""The framing of a journal: one line is one transaction, a JSON object that ends with the checksum of what stands before.

`{"seq":7,"time":"…","prev":"…","ops":[["put","responses","1",{…}]],"crc":"…"}`: `prev` is the checksum of the line
before, so that a missing line shows; checksums are CRC-32 in eight hexadecimal digits. Line one is the header.
"""

import re
import zlib

import msgspec
from msgspec import Raw, Struct

from kiosk.model.header import Header

FIRST = "00000000"
"""What the header has in the place of the checksum of the line before."""
MARK = b',"crc":"'
TAIL = len(MARK) + 8 + len(b'"}')
JOINT = re.compile(rb'(?<="\}).(?=\{"seq":)', re.DOTALL)
"""What stands between two lines whose line end became another byte."""


class Operation(Struct, frozen=True, array_like=True, gc=False):
    """One thing done: `put` or `erase`, which owes that what it replaces is overwritten; `remove`, `table`, `drop`."""

    kind: str
    table: str
    doc_id: str = ""
    document: Raw = Raw(b"null")


KEEPING = {"put", "erase"}
"""The kinds of operations that keep a document."""


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One transaction: its number, its time (UTC, RFC 3339), the checksum of the line before, and what was done."""

    seq: int
    time: str
    prev: str
    ops: tuple[Operation, ...] = ()
    header: Header | None = None
    crc: str = ""


_decode = msgspec.json.Decoder(Line).decode
_encode = msgspec.json.Encoder().encode


def encode(line: Line) -> tuple[bytes, str]:
    """Frame a transaction; tells the line, with its end, and its checksum."""
    body = _encode(line)[:-1]
    crc = b"%08x" % zlib.crc32(body)
    return b'%b%b%b"}\n' % (body, MARK, crc), crc.decode()


def decode(raw: bytes) -> tuple[list[Line], str]:
    """Read a line back, with or without its end: what is whole in it, and what is wrong with it, if anything is.

    That is one transaction, none, or those that a damaged line end joined.
    """
    line = raw.removesuffix(b"\n")
    if line[-TAIL:-10] != MARK or not line.endswith(b'"}'):
        wrong = "it does not end with a checksum"
    elif b"%08x" % zlib.crc32(line[:-TAIL]) != line[-10:-2]:
        wrong = "its checksum does not fit"
    else:
        try:
            return [_decode(line)], ""
        except msgspec.MsgspecError as error:
            wrong = f"it cannot be read: {error}"
    pieces = JOINT.split(line)
    whole = [line for piece in pieces for line in decode(piece)[0]] if len(pieces) > 1 else []
    return whole, "a line end in it is damaged" if len(whole) == len(pieces) else wrong
