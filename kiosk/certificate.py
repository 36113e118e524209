"""The certificate of a merge: what came from where, and a fingerprint of the result that two people can compare aloud."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec
from msgspec import Struct

from kiosk.codes import WORDS
from kiosk.fold import ACTS, RESPONSES, Fold
from kiosk.model.acts import Act
from kiosk.model.response import Response
from kiosk.parcels import Parcel, acts_of, responses_of

NEW, KNOWN, CHANGED, WITHDRAWN = COUNTED = ("new", "known", "changed", "withdrawn")
Record: TypeAlias = Response | Act
"""What is counted and compared."""
SPOKEN = 6
"""Words that say the fingerprint aloud; by chance two differing results share them once in 10¹³."""


class Arrival(Struct, frozen=True):
    """One journal that came: how many of its records were new here, known, changed or withdrawn by it; its problems."""

    origin: str
    station: str
    counts: dict[str, int]
    problems: list[str]


class Certificate(Struct, frozen=True):
    """What a merge did: `fingerprint` is the SHA-256 of all records as they are now, whatever the order they came in."""

    event: str
    arrivals: list[Arrival]
    records: int
    fingerprint: str

    @property
    def spoken(self) -> str:
        """The fingerprint in words."""
        number, words = int(self.fingerprint, 16), []
        for _ in range(SPOKEN):
            number, index = divmod(number, len(WORDS))
            words.append(WORDS[index])
        return " ".join(words)

    def lines(self) -> Iterator[str]:
        """Say it, a line each."""
        yield f"{self.event}"
        yield f"  {'station':<18}{'records':>8}" + "".join(f"{name:>10}" for name in COUNTED) + f"{'problems':>10}"
        for each in self.arrivals:
            cells = "".join(f"{each.counts[name]:>10}" for name in COUNTED)
            yield f"  {each.station:<18}{sum(each.counts.values()):>8}{cells}{len(each.problems):>10}"
        for each in self.arrivals:
            yield from (f"  ! {each.origin}: {problem}" for problem in each.problems)
        yield f"Now {self.records} records. Compare these words on both laptops:"
        yield f"  {self.spoken}   ({self.fingerprint[:12]})"


def records_of(fold: Fold) -> dict[str, Record]:
    """Give all that is compared, by its place: the responses, and what was done at the desks."""
    return {_place(each): each for each in (*fold.responses.values(), *fold.acts.everything().values())}


def certify(fold: Fold, before: Mapping[str, Record], parcels: list[Parcel]) -> Certificate:
    """Say what became of everything that was brought.

    Args:
        fold: the event as it is after the merge.
        before: its records as they were before.
        parcels: what was brought, in the order in which it was added.
    """
    seen = dict(before)
    arrivals = []
    for parcel in parcels:
        brought: list[Record] = [*responses_of(parcel), *acts_of(parcel)]
        counts = dict.fromkeys(COUNTED, 0) | Counter(_became(each, seen) for each in brought)
        arrivals.append(Arrival(parcel.origin, parcel.header.station, counts, [str(each) for each in parcel.problems]))
    records = records_of(fold)
    return Certificate(fold.event.info.id, arrivals, len(records), fingerprint(records))


def fingerprint(records: Mapping[str, Record]) -> str:
    """Hash all records as they are now, in the order of their places: first the acts, then the responses."""
    content = [records[place] for place in sorted(records)]
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()


def _became(record: Record, seen: dict[str, Record]) -> str:
    """Say what a record was to those that came before it, and count it among them; an act that is gone is a change."""
    place = _place(record)
    known = seen.get(place)
    if known is not None and known.version >= record.version:
        return KNOWN
    seen[place] = record
    if isinstance(record, Response) and record.withdrawn:
        return WITHDRAWN
    gone = not isinstance(record, Response) and record.gone
    return CHANGED if known is not None or gone else NEW


def _place(record: Record) -> str:
    """Name a record by its table and its identity there."""
    return f"{RESPONSES}/{record.instanceID}" if isinstance(record, Response) else f"{ACTS}/{record.id}"
