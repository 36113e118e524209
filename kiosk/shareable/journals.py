"""Reads everything that the journals say yet, also what was changed or taken back since: nobody may find it in a file."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct, to_builtins

from kiosk.disk import refusing
from kiosk.event import Event
from kiosk.fold import RESPONSES
from kiosk.journal.line import KEEPING
from kiosk.journal.tail import Tail
from kiosk.model.response import Response

UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


class Journals(Struct, frozen=True):
    """What stands in the journals of an event: names of stations, identities of writers, and every version of a response."""

    stations: tuple[str, ...]
    writers: frozenset[str]
    versions: tuple[Response, ...]


def read_journals(event: Event) -> Journals:
    """Read them line by line, without regard to what counts.

    Raises:
        EventError: one cannot be read.
    """
    paths, versions, writers = event.journals(), list[Response](), set[str]()
    for path in paths:
        with refusing(path):
            versions += _versions(Tail(path))
            with path.open(encoding="utf-8", errors="replace") as file:
                writers.update(UUID.findall(file.readline()))
    writers |= {each.writer for each in versions}
    return Journals(tuple(path.stem for path in paths), frozenset(writers), tuple(versions))


def _versions(tail: Tail) -> Iterator[Response]:
    decode = msgspec.json.Decoder(Response).decode
    for _, op in tail.poll():
        if op.kind in KEEPING and op.table == RESPONSES:
            try:
                yield decode(op.document)
            except msgspec.ValidationError:
                continue


def built(value: object) -> Any:
    """Tell a frozen value as plain dicts and lists."""
    return to_builtins(value, str_keys=True)
