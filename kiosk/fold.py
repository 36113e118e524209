"""The fold over an event's journals: all of them together, as they are now, followed from any process.

Journals appear, grow and are replaced at any time; of two versions of one response the greater wins, so it does not
matter which journal is read first, nor how often.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.event import Event
from kiosk.journal.recovery import Problem
from kiosk.journal.tail import Tail
from kiosk.model.response import Response

RESPONSES = "responses"


class Change(Struct, frozen=True):
    """One response as it was (None: not there) and as it is now."""

    before: Response | None
    after: Response


class StationState(Struct):
    """What is known of one journal without asking its writer: `last_saved` is UTC in RFC 3339."""

    name: str
    records: int = 0
    last_saved: str | None = None
    problems: list[str] = []


class Fold:
    """All responses of an event, kept up to date by `poll`."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.responses: dict[str, Response] = {}
        self.stations: dict[str, StationState] = {}
        self._tails: dict[Path, Tail] = {}
        self._owned: dict[Path, set[str]] = {}
        self._decode = msgspec.json.Decoder(Response).decode

    def poll(self) -> list[Change]:
        """Read what was written since the last call, and tell what changed, in the order of each journal."""
        for path in self.event.journals():
            if path not in self._tails:
                self._tails[path] = Tail(path)
                self._owned[path] = set()
        return [change for path, tail in self._tails.items() for change in self._read(path, tail)]

    def _read(self, path: Path, tail: Tail) -> Iterator[Change]:
        entries = tail.poll()
        foreign = self._foreign(tail)
        self._tell(path, tail, foreign)
        if foreign:
            return
        for entry in entries:
            if entry.table == RESPONSES and entry.document is not None:
                try:
                    after = self._decode(entry.document)
                except msgspec.ValidationError as error:
                    tail.problems.append(Problem(entry.line, f"a response in it cannot be read ({error})"))
                    continue
                self._owned[path].add(after.instanceID)
                yield from self._take(after)
        self._tell(path, tail, foreign)
        self.stations[path.stem].records = len(self._owned[path])

    def _take(self, after: Response) -> Iterator[Change]:
        before = self.responses.get(after.instanceID)
        if before is None or after.version > before.version:
            self.responses[after.instanceID] = after
            yield Change(before, after)

    def _foreign(self, tail: Tail) -> str | None:
        """Say why a journal is not this event's, if it is not."""
        header, info = tail.header, self.event.info
        if header is None or (header.event == info.id and header.workshop == info.hash):
            return None
        return f"it belongs to the event {header.event}, or to another version of the workshop, and is left out"

    def _tell(self, path: Path, tail: Tail, foreign: str | None) -> None:
        state = self.stations.setdefault(path.stem, StationState(path.stem))
        state.last_saved = tail.last_saved
        state.problems = [*map(str, tail.problems), *([foreign] if foreign else [])]
