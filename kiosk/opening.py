"""Which event a kiosk opens with, from what was asked on the command line."""

import re
import socket
from pathlib import Path

from msgspec import Struct, structs

from kiosk import definition
from kiosk.errors import EventError
from kiosk.event import Event, going_on, newest
from kiosk.model.workshop import Workshop
from kiosk.naming import KEPT
from kiosk.station import Station, check_name
from kiosk.times import Clock, now

PINS = re.compile(r"[!-~]{4,32}")
"""What a PIN may be: what can be typed on every keyboard."""


def data_folder(asked: Path | None) -> Path:
    """Choose the folder of events: the one asked for, else the user's own data folder."""
    if asked is not None:
        return asked.expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("workshop-kiosk", appauthor=False)


def host_name(host: str) -> str:
    """Make a station's name of a host's: its first label, with only what a file name can hold."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", host.split(".")[0]).strip("-") or "kiosk"


def station_name(asked: str | None) -> str:
    """Choose a station's name: the one asked for, else the host's."""
    return asked or host_name(socket.gethostname())


class Opening(Struct, frozen=True):
    """What `kiosk run` was asked for; everything left out has its default."""

    workshop: str | None = None
    data: Path | None = None
    event: str | None = None
    station: str | None = None
    language: str | None = None
    theme: str = "paper"
    group: int | None = None
    idle: int | None = None
    pin: str | None = None
    anew: bool = False
    no_results: bool = False
    host: str | None = None
    port: int | None = None
    public_url: str | None = None
    plain: bool = False

    def open_event(self, clock: Clock = now) -> Event:
        """Go on with the newest event of this workshop if something was saved in it lately, else begin one.

        Raises:
            DefinitionError: the workshop file cannot be used.
            EventError: an event was named that is not there, or the folder cannot be written.
        """
        data = data_folder(self.data)
        source = definition.find(self.workshop or definition.BUILT_IN)
        self.check_station()
        self._check_pin()
        if self.anew and self.event is not None and (data / self.event).exists():
            raise EventError(
                f"There is an event “{self.event}” already. Leave --new out to go on with it, or give another name."
            )
        if self.anew:
            event = None
        elif self.event is not None:
            event = Event.named(data, self.event)
        else:
            event = going_on(data, source, clock=clock)
        if event and self.pin and self.pin != event.info.pin:
            raise EventError(
                f"{event.info.id} has a PIN already; “kiosk where” shows it. Leave --pin out, or begin another event with --new."
            )
        if event is None and (self.group or self.language):
            self._check(definition.load(source))
        return event or Event.begin(data, source, clock=clock, pin=self.pin, name=self.event)

    def current_event(self) -> Event | None:
        """Open the newest event, where no workshop and no event were named; None where there is none yet."""
        data = data_folder(self.data)
        if self.workshop or self.event or newest(data) is None:
            return None
        return Event.named(data, None)

    def open_station(self, event: Event, clock: Clock = now) -> Station:
        """Open this laptop's journal.

        Raises:
            JournalHeld: another kiosk writes it.
            EventError: the name cannot be a file's, or the folder cannot be written.
        """
        self._check(event.workshop)
        return Station(event, station_name(self.station), clock=clock)

    def check_station(self) -> None:
        """Refuse a station's name before anything is begun for it.

        Raises:
            EventError: it cannot be a file's.
        """
        check_name(station_name(self.station))

    def _check_pin(self) -> None:
        """Refuse a PIN that nobody could type, or that is guessed at once."""
        if self.pin is not None and not PINS.fullmatch(self.pin):
            raise EventError("A PIN has 4 to 32 letters or digits, without spaces. Give another one with --pin.")

    def as_rehearsal(self) -> "Opening":
        """Open a journal of its own beside the kiosk's, so that one can rehearse while it runs."""
        return structs.replace(self, station=f"{(station_name(self.station))[:KEPT]}-rehearsal")

    def _check(self, workshop: Workshop) -> None:
        if self.group and self.group > workshop.groups:
            raise EventError(
                f"There is no group {self.group}: this workshop has {workshop.groups}. Use --group 1 to {workshop.groups}."
            )
        if self.language and self.language not in workshop.languages:
            raise EventError(
                f"This workshop has no language “{self.language}”; it has {', '.join(workshop.languages)}."
            )
