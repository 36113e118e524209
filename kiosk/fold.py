"""The fold over an event's journals: all of them together, as they are now, followed from any process.

Journals appear, grow and are replaced at any time; of two versions of one response the greater wins, so it does not
matter which journal is read first, nor how often.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.acts import Acts
from kiosk.disk import refusing
from kiosk.event import Event
from kiosk.journal.line import KEEPING, Operation
from kiosk.journal.recovery import Problem, Scan
from kiosk.journal.tail import Tail
from kiosk.model.acts import Act
from kiosk.model.response import Response
from kiosk.naming import quarantine_of
from kiosk.shared_names import SharedNames
from kiosk.times import readable

RESPONSES, ACTS, STATIONS = "responses", "acts", "stations"
"""The tables of a journal that concern more than its writer: what was answered, what a desk did, how a laptop is."""
NAMES = {RESPONSES: "a response", ACTS: "what a desk did", STATIONS: "what a kiosk said of its laptop"}


class Change(Struct, frozen=True):
    """One response as it was (None: not there) and as it is now."""

    before: Response | None
    after: Response


class StationReport(Struct):
    """What a kiosk says of its laptop: the free bytes of its disk at a moment (UTC, RFC 3339)."""

    id: str
    free: int
    time: str = ""


class StationState(Struct):
    """What is known of one journal: `last_saved` is UTC in RFC 3339; `free` are bytes of that laptop's disk, as it said last.

    `missing` is set while the journal cannot be seen any more, as on a stick that was pulled out.
    """

    name: str
    records: int = 0
    last_saved: str | None = None
    problems: list[str] = []
    free: int | None = None
    missing: bool = False


class Fold:
    """All responses of an event, and what was done at its desks, kept up to date by `poll`.

    `news` counts what came in, of whatever kind, so that readers see whether there was anything.
    """

    def __init__(self, event: Event) -> None:
        self.event = event
        self.responses: dict[str, Response] = {}
        self.stations: dict[str, StationState] = {}
        self.acts = Acts()
        self.news = 0
        self._tails: dict[Path, Tail] = {}
        self._held: dict[Path, dict[str, Response]] = {}
        self._owing: dict[Path, Scan] = {}
        self._unread: set[Path] = set()
        self._names = SharedNames(event.workshop)
        self._decode = msgspec.json.Decoder(Response).decode
        self._decode_act = msgspec.json.Decoder(Act).decode

    def poll(self) -> list[Change]:
        """Read what was written since the last call, and tell what changed, in the order of each journal."""
        there = self.event.journals()
        for path in there:
            if path not in self._tails:
                self._tails[path] = Tail(path)
                self._held[path] = {}
        changes = [change for path, tail in self._tails.items() for change in self._read(path, tail)]
        for path in self._tails:
            self._miss(path.stem, missing=path not in there)
        return changes

    def holders(self, identity: str) -> list[Path]:
        """List the journals in which something of what a response said stands yet, or may: one that cannot be read may.

        Raises:
            EventError: a quarantine cannot be read.
        """
        return [
            path
            for path, held in self._held.items()
            if path in self._unread or self._holds(path, identity) or (identity in held and self._owes(path))
        ]

    def overdue(self) -> dict[Path, list[Response]]:
        """List what was withdrawn but stands in a journal yet: the tombstones that belong there, by journal.

        A journal that has them all already, but was not written anew since, is listed with none.

        Raises:
            EventError: a quarantine cannot be read.
        """
        gone = [each for each in self.responses.values() if each.withdrawn]
        due = {
            path: [each for each in gone if self._holds(path, each.instanceID)]
            for path, tail in self._tails.items()
            if not self._foreign(tail)
        }
        return {path: tombstones for path, tombstones in due.items() if tombstones or self._owes(path)}

    def journal_of(self, writer: str) -> Path | None:
        """Find the journal of a writer."""
        ours = ((path, tail.scan.header) for path, tail in self._tails.items() if not self._foreign(tail))
        return next((path for path, header in ours if header and header.writer == writer), None)

    def _owes(self, path: Path) -> bool:
        """Tell whether something was erased in a journal that was not written anew since."""
        return self._owing.get(path) is self._tails[path].scan

    def _holds(self, path: Path, identity: str) -> bool:
        """Tell whether a journal, or what was damaged in it, says anything of a response but that it is withdrawn."""
        found = self._held[path].get(identity)
        if found is not None and not found.withdrawn:
            return True
        damaged = [raw for _, raw in self._tails[path].scan.aside]
        with refusing(quarantine_of(path)), suppress(FileNotFoundError):
            damaged.append(quarantine_of(path).read_bytes())
        return any(identity.encode() in raw for raw in damaged)

    def _read(self, path: Path, tail: Tail) -> Iterator[Change]:
        try:
            operations = tail.poll()
        except OSError as error:
            state = self.stations.setdefault(path.stem, StationState(path.stem))
            state.problems = [f"it cannot be read ({error.strerror}), and is left out; see who may read it"]
            self._unread.add(path)
            return
        self._unread.discard(path)
        foreign = self._foreign(tail)
        self._tell(path, tail, foreign)
        if foreign:
            return
        for number, op in operations:
            try:
                yield from self._apply(path, tail, op)
            except msgspec.ValidationError as error:
                tail.scan.problems.append(Problem(number, f"{NAMES[op.table]} in it cannot be read ({error})"))
        if operations:
            self.news += 1
            self._tell(path, tail, foreign)
            self.stations[path.stem].records = sum(not each.withdrawn for each in self._held[path].values())

    def _apply(self, path: Path, tail: Tail, op: Operation) -> Iterator[Change]:
        """Take in one operation.

        Raises:
            msgspec.ValidationError: it says something that this kiosk does not know.
        """
        if op.kind == "erase":
            self._owing[path] = tail.scan
        if op.kind not in KEEPING:
            return
        if op.table == RESPONSES:
            after = self._names.take(self._decode(op.document))
            if not after.withdrawn:  # what is left of such a one counts whatever its time is
                _check(after.start or (after.end and "no start"), after.end, after.time)
            self._held[path][after.instanceID] = after
            if tail.scan.header is None or after.writer == tail.scan.header.writer:
                state = self.stations[path.stem]
                state.last_saved = max(state.last_saved or "", after.time)
            yield from self._take(after)
        elif op.table == ACTS:
            act = self._decode_act(op.document)
            _check(getattr(act, "at", None), getattr(act, "began", None))
            self.acts.take(act)
        elif op.table == STATIONS:
            self.stations[path.stem].free = msgspec.json.decode(op.document, type=StationReport).free

    def _take(self, after: Response) -> Iterator[Change]:
        before = self.responses.get(after.instanceID)
        if before is None or after.version > before.version:
            self.responses[after.instanceID] = after
            yield Change(before, after)

    def _foreign(self, tail: Tail) -> str | None:
        """Say why a journal is not this event's, if it is not."""
        header, info = tail.scan.header, self.event.info
        if header is None or (header.event == info.id and header.workshop == info.hash):
            return None
        return f"it belongs to the event {header.event}, or to another version of the workshop, and is left out"

    def _miss(self, name: str, *, missing: bool) -> None:
        """Note whether a journal can be seen; what was read of it before is shown as it was."""
        state = self.stations.setdefault(name, StationState(name))
        self.news += state.missing != missing
        state.missing = missing

    def _tell(self, path: Path, tail: Tail, foreign: str | None) -> None:
        state = self.stations.setdefault(path.stem, StationState(path.stem))
        state.problems = [*map(str, tail.scan.problems), *([foreign] if foreign else [])]


def _check(*stamps: str | None) -> None:
    """Refuse moments that are none; whatever reads the response or the act would stumble over it.

    Raises:
        msgspec.ValidationError: one cannot be read.
    """
    for stamp in filter(None, stamps):
        if readable(stamp) is None:
            raise msgspec.ValidationError(f"“{stamp[:40]}” is no moment")
