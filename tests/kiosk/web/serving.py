"""An event with people in it, the link to its page, and a phone that asks for it; all on loopback."""

import http.client
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec
from msgspec import structs

from kiosk import definition
from kiosk.event import Event
from kiosk.link import free_port
from kiosk.model.response import Response, Status
from kiosk.naming import INFO
from kiosk.sitting import begin
from kiosk.station import Station
from kiosk.web.link_to_page import PageLink

LOOPBACK = "127.0.0.1"
NOW = datetime(2017, 12, 14, 13, 5, 7, 123000, UTC)
STAMP = "2017-12-14T13:05:07.123Z"
SOURCE = definition.find("leven-lang-leren")
SECRET = "Dat zei Jan <i>zelf</i>"
"""What everybody says in their own words."""
ROLES = ("teacher", "starter", "educator", "researcher", "council", "other")
CHANCES = ("attitude", "bridge", "develop", "starters", "abroad")
PATIENCE = 20.0
"""Seconds to wait for something before a test fails."""


class Answer(NamedTuple):
    """What the server answered; the names of the headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page itself."""
        return self.body.decode()


def clock() -> datetime:
    """Tell the same moment always."""
    return NOW


def begun(data: Path, people: int = 0, source: Path = SOURCE) -> Event:
    """Begin an event that offers its page on a port that no other test has, and let people complete it."""
    event = Event.begin(data, source, clock=clock, pin="4815")
    info = structs.replace(event.info, port=free_port(SystemRandom().randrange(20_000, 30_000)))
    (event.folder / INFO).write_bytes(msgspec.json.encode(info))
    with Station(event, "table-1", clock=clock) as station:
        for number in range(people):
            come(station, number)
    return Event.open(event.folder)


def come(station: Station, number: int) -> Response:
    """Let one person complete the built-in workshop; answers, roles and groups vary with the number."""
    lead = number % len(CHANCES)
    answers: dict[str, str | int | tuple[str, ...]] = {
        "levers": ("room", "funding") if number % 3 else ("other",),
        "levers_other": SECRET,
        "strengthen_why": SECRET,
        "responsible": ("teacher", "school", "together")[number % 3],
        "equipped": number % 5 + 1,
        "chances": CHANCES[lead:] + CHANCES[:lead],
        "asked": SECRET,
        "asked_to": "ministry",
    }
    response = structs.replace(
        begin(station, "nl", code=None, clock=clock),
        status=Status.COMPLETE,
        end=STAMP,
        group=number % 3 + 1,
        intake={"role": ROLES[number % len(ROLES)]},
        answers=answers,
    )
    return station.save(response)


@contextmanager
def served(event: Event, **options: int | None) -> Iterator[str]:
    """Start the server of an event's page, and tell the page's address."""
    with PageLink(event, host=LOOPBACK, port=options.get("port")) as link:
        link.start()
        yield address_of(link)


def address_of(link: PageLink) -> str:
    """Tell an address that must be there."""
    address = link.address()
    assert address is not None
    return address


def get(address: str, headers: dict[str, str] | None = None, method: str = "GET") -> Answer:
    """Ask for an address as a phone does.

    Raises:
        OSError: nobody listens there.
    """
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        connection.request(method, f"{parts.path}?{parts.query}".rstrip("?"), headers=headers or {})
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, told, answer.read())
    finally:
        connection.close()


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something is the case."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, f"waited {PATIENCE} s for {what}"
        time.sleep(0.02)
