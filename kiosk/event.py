"""An event: one workshop given once, as a folder: `event.json` says what it is, the journals hold what was said."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from random import SystemRandom

import msgspec

from kiosk import definition
from kiosk.disk import write_whole
from kiosk.errors import EventError
from kiosk.link import FIRST_PORT
from kiosk.model.event_info import EventInfo
from kiosk.model.workshop import Workshop
from kiosk.naming import INFO, WORKSHOP, is_journal
from kiosk.times import Clock, moment, now, stamp

STILL_ON = timedelta(hours=24)
"""An event in which something was saved this recently is gone on with when the kiosk starts."""
NAMES = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,95}")
UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789"


class Event:
    """An event folder that exists: where it is, what it is, and its workshop as it was when it began."""

    def __init__(self, folder: Path, info: EventInfo, workshop: Workshop) -> None:
        self.folder = folder
        self.info = info
        self.workshop = workshop

    @classmethod
    def begin(
        cls, data: Path, source: Path, *, clock: Clock = now, pin: str | None = None, name: str | None = None
    ) -> "Event":
        """Make a new event in the folder `data` from the workshop file `source`.

        The folder appears whole or not at all.

        Raises:
            DefinitionError: the workshop file cannot be used.
            EventError: the folder cannot be written.
        """
        workshop = definition.load(source)
        begun = clock()
        check_name(name)
        with _writing(data):
            folder = _free_name(data, name or f"{workshop.name}-{begun.astimezone():%Y-%m-%d}")
            info = _new_info(folder.name, workshop, source, begun, pin)
            _create(folder, info, source.read_bytes())
        return cls(folder, info, workshop)

    @classmethod
    def receive(cls, data: Path, info: EventInfo, workshop: bytes) -> "Event":
        """Make the folder of an event that was begun on another laptop, with what stands in its two files.

        Raises:
            EventError: they do not belong together, there is a folder of that name, or none can be written.
        """
        check_name(info.id)
        if definition.hash_of(workshop) != info.hash or not definition.is_sound(workshop):
            raise EventError(f"The {WORKSHOP} that was brought is not the one of its {INFO}. Bring the folder anew.")
        with _writing(data):
            if (data / info.id).exists():
                raise EventError(f"There is a folder {data / info.id} already. Move it away, and bring the event anew.")
            _create(data / info.id, info, workshop)
        return cls.open(data / info.id)

    @classmethod
    def open(cls, folder: Path) -> "Event":
        """Open an event folder.

        Raises:
            EventError: there is none, or it cannot be read.
        """
        path = folder / INFO
        try:
            info = _info(path)
        except OSError as error:
            raise EventError(f"{folder} is no event folder: {INFO} cannot be read ({error.strerror}).") from error
        except ValueError as error:
            raise EventError(
                f"{path} is damaged ({error}). Put back the copy of another station or a backup."
            ) from error
        return cls(folder, info, definition.load(folder / WORKSHOP, known=info.hash))

    @classmethod
    def named(cls, data: Path, name: str | None) -> "Event":
        """Open the event of that name in `data`, or the newest one.

        Raises:
            EventError: there is none.
        """
        if name is not None:
            check_name(name)
            if not (data / name).exists():
                there = " ".join(sorted(folder.name for folder, _ in events(data))) or "none yet"
                raise EventError(
                    f"There is no event “{name}” in {data} (there: {there}). Begin it with: kiosk run --new --event {name}"
                )
            return cls.open(data / name)
        found = newest(data)
        if found is None:
            raise EventError(f"There is no event in {data} yet. Begin one with: kiosk run")
        return cls.open(found)

    def journals(self) -> list[Path]:
        """List the journals that stand in the folder now, by name."""
        return sorted(path for path in self.folder.glob("*.jsonl") if is_journal(path.name))

    def last_saved(self) -> datetime | None:
        """Tell when something was last saved in it on this machine."""
        times = [path.stat().st_mtime for path in self.journals()]
        return datetime.fromtimestamp(max(times)).astimezone() if times else None


def check_name(name: str | None) -> None:
    """Refuse a name that could lead out of the folder of events."""
    if name is not None and not NAMES.fullmatch(name):
        raise EventError(f"“{name}” cannot be an event's name. Use letters, digits, dots and dashes only.")


def newest(data: Path) -> Path | None:
    """Find the event folder in `data` that was begun last."""
    return max(events(data), key=lambda event: event[1].begun, default=(None, None))[0]


def going_on(data: Path, source: Path, *, clock: Clock = now) -> Event | None:
    """Find the newest event of exactly this workshop file, if anything was saved in it within the last 24 hours.

    Raises:
        DefinitionError: the file cannot be read.
    """
    wanted = definition.hash_of(definition.read(source))
    mine = [event for event in events(data) if event[1].hash == wanted]
    if not mine:
        return None
    event = Event.open(max(mine, key=lambda event: event[1].begun)[0])
    saved = event.last_saved() or moment(event.info.begun)
    return event if clock() - saved < STILL_ON else None


def events(data: Path) -> Iterable[tuple[Path, EventInfo]]:
    """List the folders in `data` that are events, and what they are."""
    found: list[Path] = []
    with suppress(OSError):
        found = list(data.glob(f"*/{INFO}"))
    for path in found:
        try:
            yield path.parent, _info(path)
        except (OSError, ValueError):
            continue


def _info(path: Path) -> EventInfo:
    """Read what an event is.

    Raises:
        OSError: it cannot be read.
        ValueError: it is damaged.
    """
    return read_info(path.read_bytes())


def read_info(content: bytes) -> EventInfo:
    """Read what an `event.json` says.

    Raises:
        ValueError: it is damaged.
    """
    info = msgspec.json.decode(content, type=EventInfo)
    if moment(info.begun).tzinfo is None:
        raise ValueError(f"{info.begun} has no time zone")
    if not bytes.fromhex(info.salt):
        raise ValueError("it has no salt")
    return info


def _free_name(data: Path, name: str) -> Path:
    numbered = (data / (f"{name}-{number}" if number > 1 else name) for number in range(1, 1000))
    return next(folder for folder in numbered if not folder.exists())


def _new_info(name: str, workshop: Workshop, source: Path, begun: datetime, pin: str | None) -> EventInfo:
    chance = SystemRandom()
    return EventInfo(
        id=name,
        workshop=workshop.name,
        version=workshop.version,
        hash=definition.hash_of(definition.read(source)),
        begun=stamp(begun),
        seed=chance.getrandbits(32),
        salt=os.urandom(16).hex(),
        token="".join(chance.choices(UNMISTAKABLE, k=8)),
        port=FIRST_PORT,
        pin=pin or f"{chance.randrange(10_000):04}",
    )


@contextmanager
def _writing(data: Path) -> Iterator[None]:
    """Make the folder of events, and say in a sentence where it cannot be written."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        yield
    except OSError as error:
        raise EventError(
            f"{data} cannot be written ({error.strerror}). Choose another folder with --data, or make room in it."
        ) from error


def _create(folder: Path, info: EventInfo, workshop: bytes) -> None:
    made = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        write_whole(made / INFO, msgspec.json.format(msgspec.json.encode(info)))
        write_whole(made / WORKSHOP, workshop)
        made.rename(folder)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        raise
