"""A station: the kiosk on one laptop, and the only writer of its journal."""

import re
from types import TracebackType
from typing import Self

import msgspec
from msgspec import structs

from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.fold import RESPONSES
from kiosk.journal.journal import Journal
from kiosk.journal.line import Header
from kiosk.model.response import Response, Status
from kiosk.times import Clock, now, stamp

NAMES = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


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
        if not NAMES.fullmatch(name) or name.endswith(".quarantine"):
            raise EventError(f"“{name}” cannot be a station's name. Use letters, digits, dots and dashes only.")
        self.event = event
        self.name = name
        self._clock = clock
        header = Header.new(station=name, event=event.info.id, workshop=event.info.hash)
        self._journal = Journal.open(event.folder / f"{name}.jsonl", header, clock)
        self._park_orphans()

    @property
    def device(self) -> str:
        """What the export calls it, as ODK prefixes a device: `kiosk:table-1`."""
        return f"kiosk:{self.name}"

    @property
    def problems(self) -> list[str]:
        """What was wrong with the journal when it was opened, a sentence each."""
        return [str(problem) for problem in self._journal.problems]

    def save(self, response: Response) -> Response:
        """Keep a response as its next revision; it is on disk when this returns.

        Raises:
            EventError: it could not be written; nothing was changed.
        """
        kept = self._stamped(response)
        self._journal.put(RESPONSES, kept.instanceID, msgspec.to_builtins(kept))
        return kept

    def save_all(self, responses: list[Response]) -> None:
        """Keep many responses in one transaction, as rehearsals do."""
        kept = [self._stamped(response) for response in responses]
        self._journal.put_many(RESPONSES, [(each.instanceID, msgspec.to_builtins(each)) for each in kept])

    def owns(self, response: Response) -> bool:
        """Tell whether this station is the one that may write that response."""
        return response.writer == self._journal.header.writer

    def close(self) -> None:
        """Let go of the journal."""
        self._journal.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _stamped(self, response: Response) -> Response:
        return structs.replace(
            response, revision=response.revision + 1, time=stamp(self._clock()), writer=self._journal.header.writer
        )

    def _park_orphans(self) -> None:
        """Make the drafts that a killed kiosk left behind partial; their codes still continue them."""
        documents = self._journal.documents(RESPONSES).values()
        responses = [msgspec.convert(document, Response) for document in documents]
        orphans = [response for response in responses if response.status is Status.DRAFT]
        parked = [structs.replace(orphan, status=Status.PARTIAL, end=orphan.time) for orphan in orphans]
        if parked:
            self.save_all(parked)
