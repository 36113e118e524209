"""A station: the kiosk on one laptop, and the only writer of its journal."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct, structs

from kiosk.errors import EventError, Withdrawn
from kiosk.event import Event
from kiosk.fold import ACTS, RESPONSES, STATIONS, Change, StationReport
from kiosk.guesses import remembered
from kiosk.journal import JournalDB
from kiosk.model.acts import Act
from kiosk.model.header import Header
from kiosk.model.response import Response, Status
from kiosk.naming import STATION, quarantine_of
from kiosk.records import Records
from kiosk.times import Clock, now, stamp

GUESSES = "guesses"
GARBAGE, TIMES = 1_000_000, 4
"""A journal is compacted when it holds more bytes of garbage than this, and more than so many times what lives."""


class Station:
    """Writes the responses of one laptop.

    Args:
        event: the event it belongs to.
        name: the station's name, which is its journal's too.
        clock: tells the time that goes into every line.

    Raises:
        JournalHeld: another process writes this journal.
        JournalError: the journal is another event's.
        EventError: the name cannot be a file's, or the folder cannot be written.
    """

    def __init__(self, event: Event, name: str, *, clock: Clock = now) -> None:
        check_name(name)
        self.event = event
        self.name = name
        self.path = event.folder / f"{name}.jsonl"
        self._clock = clock
        header = Header(station=name, event=event.info.id, workshop=event.info.hash)
        self._db = JournalDB(self.path, header=header, clock=clock)
        self._responses = Records(self._db.table(RESPONSES))
        self._guesses = Records(self._db.table(GUESSES))
        self._acts = Records(self._db.table(ACTS))
        self._reported: int | None = None
        self._gone = {each.instanceID for each in self._kept() if each.withdrawn}
        self._overtaken: dict[str, Response] = {}
        self._missed: dict[str, list[str]] = {}

    @property
    def device(self) -> str:
        """What the export calls it, as ODK prefixes a device: `kiosk:table-1`."""
        return f"kiosk:{self.name}"

    @property
    def writer(self) -> str:
        """Who writes here: the journal's uuid."""
        return self._db.storage.header.writer

    @property
    def problems(self) -> list[str]:
        """What was wrong with the journal when it was opened, a sentence each."""
        return [str(problem) for problem in self._db.storage.problems]

    def save(self, response: Response) -> Response:
        """Keep a response as its next revision; it is on disk when this returns.

        Raises:
            Withdrawn: its participant has taken it back meanwhile.
            EventError: it could not be written; nothing was changed.
        """
        if self.is_withdrawn(response.instanceID):
            raise Withdrawn("These answers were deleted by their participant; nothing is kept of them any more.")
        kept = self._stamped(response)
        self._keep([kept])
        return kept

    def save_all(self, responses: Iterable[Response]) -> None:
        """Keep many responses in one transaction, as rehearsals do."""
        self._keep([self._stamped(response) for response in responses])

    def withdraw(self, response: Response) -> Response:
        """Delete a response, whoever keeps it: only its tombstone is left here; `tidy` overwrites what it said.

        Raises:
            EventError: it could not be written; nothing was changed.
        """
        tombstone = response.tombstone(stamp(self._clock()), self.writer)
        self._bury([tombstone])
        return tombstone

    def is_withdrawn(self, identity: str) -> bool:
        """Tell whether a response that was kept here is deleted."""
        return identity in self._gone

    def reconcile(self, changes: Iterable[Change]) -> None:
        """Take over what others made of the responses that are kept here; where one was withdrawn, erase what it said.

        What cannot be written now is taken over at the next call.
        """
        for change in changes:
            self._overtaken[change.after.instanceID] = change.after
        with suppress(EventError):
            self.adopt(each for each in self._overtaken.values() if self._was_overtaken_by(each))
            self._overtaken.clear()

    def adopt(self, responses: Iterable[Response]) -> None:
        """Keep responses as others wrote them, for the stations that keep them to take over.

        Raises:
            EventError: they could not be written.
        """
        given = list(responses)
        self._bury([each for each in given if each.withdrawn])
        self._keep([each for each in given if not each.withdrawn])

    def park_orphans(self, responses: Mapping[str, Response]) -> None:
        """Put away the drafts that a killed kiosk left behind, unless somebody went on with them elsewhere."""
        drafts = [each for each in self._kept() if each.status is Status.DRAFT]
        orphans = [draft for draft in drafts if responses.get(draft.instanceID, draft) == draft]
        self.save_all(orphan.parked(orphan.time) for orphan in orphans)

    def act(self, act: Act) -> Act:
        """Keep what was done at a desk as the next revision of what it was done to; it is on disk when this returns.

        Raises:
            EventError: it could not be written; nothing was done.
        """
        kept = structs.replace(act, revision=act.revision + 1, time=stamp(self._clock()), writer=self.writer)
        self.adopt_acts([kept])
        return kept

    def adopt_acts(self, acts: Iterable[Act]) -> None:
        """Keep what was done at desks, as it was written there.

        Raises:
            EventError: it could not be written.
        """
        self._acts.keep(map(msgspec.to_builtins, acts))

    def report(self, free: int) -> None:
        """Tell the desk how many bytes are free on this laptop's disk, where it makes a difference to before."""
        if free != self._reported:
            self._reported = free
            said = StationReport(id=self.name, free=free, time=stamp(self._clock()))
            with suppress(EventError):
                Records(self._db.table(STATIONS)).keep([msgspec.to_builtins(said)])

    def misses(self, of: str) -> list[str]:
        """Tell when somebody guessed wrong lately."""
        if of not in self._missed:
            content = self._guesses.find(of)
            self._missed[of] = msgspec.json.decode(content, type=Guesses).misses if content else []
        return self._missed[of]

    def note_miss(self, of: str) -> None:
        """Remember that somebody guessed wrong now, for as long as this runs also where the disk is full.

        Raises:
            EventError: it could not be written.
        """
        self._missed[of] = remembered(self.misses(of), stamp(self._clock()))
        self._guesses.keep([{"id": of, "misses": self._missed[of]}])

    def forget_misses(self, of: str) -> None:
        """Forget wrong guesses, since the right one was made; where it cannot be written, for as long as this runs."""
        if self.misses(of):
            self._missed[of] = []
            with suppress(EventError):
                self._guesses.keep([{"id": of, "misses": []}])

    @property
    def owes(self) -> bool:
        """Whether something that was withdrawn is not overwritten yet."""
        return self._db.storage.tables.owes

    @property
    def untidy(self) -> bool:
        """Whether the journal is to be compacted as soon as nobody is in the middle of something."""
        storage = self._db.storage
        return self.owes or (storage.garbage > GARBAGE and storage.garbage > TIMES * storage.tables.live)

    def tidy(self) -> None:
        """Compact the journal, and overwrite what it was; safe in a thread of its own, which savings wait for.

        Raises:
            EventError: there is no room for it; nothing is lost, and it is due as before.
        """
        self._db.storage.compact()

    def close(self) -> None:
        """Let go of the journal."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _stamped(self, response: Response) -> Response:
        content = self._responses.find(response.instanceID)
        revision = max(response.revision, self._read(content).revision if content else 0)
        return structs.replace(response, revision=revision + 1, time=stamp(self._clock()), writer=self.writer)

    def _keep(self, responses: list[Response], *, erase: bool = False) -> None:
        if responses:
            self._responses.keep(map(msgspec.to_builtins, responses), erase=erase)

    def _bury(self, tombstones: list[Response]) -> None:
        """Put tombstones in the places of responses; what stood there is owed to be overwritten."""
        self._keep(tombstones, erase=True)
        self._gone.update(tombstone.instanceID for tombstone in tombstones)

    def _was_overtaken_by(self, response: Response) -> bool:
        """Tell whether what is kept here of a response was overtaken by this; drafts are still on their way."""
        content = self._responses.find(response.instanceID)
        if content is None:
            return response.withdrawn and self._stands_aside(response.instanceID)
        return response.version > self._read(content).version and response.status is not Status.DRAFT

    def _stands_aside(self, identity: str) -> bool:
        """Tell whether a damaged line of this journal, put aside when it was opened, is about a response."""
        try:
            return identity.encode() in quarantine_of(self.path).read_bytes()
        except OSError:
            return False

    def _kept(self) -> Iterator[Response]:
        for content in self._responses:
            with suppress(msgspec.ValidationError):  # of a later kiosk, which is told elsewhere
                yield self._read(content)

    def _read(self, content: bytes) -> Response:
        return msgspec.json.decode(content, type=Response)


def check_name(name: str) -> None:
    """Refuse a name that no reader takes for a journal's, or that leads elsewhere.

    Raises:
        EventError: it cannot be a station's name.
    """
    if not STATION.fullmatch(name):
        raise EventError(f"“{name}” cannot be a station's name. Use letters, digits, dots and dashes only.")


class Guesses(Struct):
    """When somebody guessed wrong; only as many as matter."""

    misses: list[str]
