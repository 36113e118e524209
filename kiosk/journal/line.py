"""The framing of a journal: one line is one transaction, a JSON object that ends with the checksum of what stands before.

`{"seq":7,"time":"…","prev":"…","ops":[["put","responses","1",{…}]],"crc":"…"}`: `prev` is the checksum of the line
before, so that a missing line shows; checksums are CRC-32 in eight hexadecimal digits. Line one is the header.
"""

import re
import uuid
import zlib
from collections.abc import Sequence
from math import isfinite
from typing import Any, Self

import msgspec
from msgspec import Raw, Struct

FORMAT = "workshop-kiosk-journal/1"
FIRST = "00000000"
"""What the header has in the place of the checksum of the line before."""
CRC_MARK = b',"crc":"'
TAIL = len(CRC_MARK) + 8 + len(b'"}')
LARGEST = 2**63
JOINT = re.compile(rb'(?<="\}).(?=\{"seq":)', re.DOTALL)
"""What stands between two lines whose line end became another byte."""


class BadLine(Exception):
    """A line that is not as it was written; the message says how it differs."""


class Header(Struct, frozen=True, kw_only=True):
    """Whose journal it is: the writer's uuid, its station, the event, and the hash of the workshop file."""

    format: str = FORMAT
    writer: str
    station: str
    event: str
    workshop: str

    @classmethod
    def new(cls, *, station: str, event: str, workshop: str) -> Self:
        """Make the header of a new writer."""
        return cls(writer=str(uuid.uuid4()), station=station, event=event, workshop=workshop)


class Operation(Struct, frozen=True, array_like=True):
    """One thing done to a document: `put` (with it), `remove`, or `drop` for a whole table."""

    kind: str
    table: str
    doc_id: str = ""
    document: Raw = Raw()


class Line(Struct, frozen=True, kw_only=True):
    """One transaction: its number, its time (UTC, RFC 3339), the checksum before it, and what was done."""

    seq: int
    time: str
    prev: str
    ops: tuple[Operation, ...] = ()
    header: Header | None = None
    crc: str = ""


_decoder = msgspec.json.Decoder(Line)


def encode(
    seq: int, time: str, prev: str, ops: Sequence[Sequence[Any]] = (), header: Header | None = None
) -> tuple[bytes, str]:
    """Frame a transaction; tells the line, with its end, and its checksum.

    Raises:
        ValueError: a document holds what JSON would lose: NaN, infinity, an integer over 64 bits.
    """
    _check(ops)
    content: dict[str, Any] = {"seq": seq, "time": time, "prev": prev}
    content |= {"header": header} if header else {"ops": ops}
    body = msgspec.json.encode(content)[:-1]
    crc = f"{zlib.crc32(body):08x}"
    return body + CRC_MARK + crc.encode() + b'"}\n', crc


def decode(raw: bytes) -> Line:
    """Read a line back, with or without its end.

    Raises:
        BadLine: it is not whole, or not as it was written.
    """
    line = raw.removesuffix(b"\n")
    body, crc = line[:-TAIL], line[-10:-2]
    if line[-TAIL:-10] != CRC_MARK or not line.endswith(b'"}'):
        raise BadLine("it does not end with a checksum")
    if f"{zlib.crc32(body):08x}".encode() != crc:
        raise BadLine("its checksum does not fit")
    try:
        return _decoder.decode(line)
    except msgspec.MsgspecError as error:
        raise BadLine(f"it cannot be read: {error}") from error


def decode_all(raw: bytes) -> tuple[list[Line], str]:
    """Read a line, or those that stand in one because the end between them was damaged.

    Returns:
        The lines, and what was wrong, if anything was.

    Raises:
        BadLine: it is not whole, or not as it was written.
    """
    try:
        return [decode(raw)], ""
    except BadLine:
        pieces = JOINT.split(raw.removesuffix(b"\n"))
        if len(pieces) < 2:
            raise
        return [decode(piece) for piece in pieces], "a line end in it is damaged"


def _check(value: Any) -> None:
    """Refuse what would not come back as it went in."""
    if isinstance(value, dict):
        for each in value.values():
            _check(each)
    elif isinstance(value, list | tuple):
        for each in value:
            _check(each)
    elif (isinstance(value, float) and not isfinite(value)) or (isinstance(value, int) and abs(value) >= LARGEST):
        raise ValueError(f"{value} cannot be kept: JSON would lose it")
