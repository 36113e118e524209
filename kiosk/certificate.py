"""The certificate of a merge: what came from where, and a fingerprint of the result that two people can compare aloud."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from kiosk.codes import WORDS
from kiosk.fold import Fold
from kiosk.model.response import Response
from kiosk.parcels import Parcel, responses_of

NEW, KNOWN, CHANGED, WITHDRAWN = COUNTED = ("new", "known", "changed", "withdrawn")
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


def certify(fold: Fold, before: Mapping[str, Response], parcels: list[Parcel]) -> Certificate:
    """Say what became of everything that was brought.

    Args:
        fold: the event as it is after the merge.
        before: its responses as they were before.
        parcels: what was brought, in the order in which it was added.
    """
    seen = dict(before)
    arrivals = []
    for parcel in parcels:
        counts = dict.fromkeys(COUNTED, 0) | Counter(_became(each, seen) for each in responses_of(parcel))
        arrivals.append(Arrival(parcel.origin, parcel.header.station, counts, [str(each) for each in parcel.problems]))
    return Certificate(fold.event.info.id, arrivals, len(fold.responses), fingerprint(fold.responses))


def fingerprint(responses: Mapping[str, Response]) -> str:
    """Hash all responses as they are now, in the order of their identities."""
    content = [responses[identity] for identity in sorted(responses)]
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()


def _became(response: Response, seen: dict[str, Response]) -> str:
    """Say what a response was to those that came before it, and count it among them."""
    known = seen.get(response.instanceID)
    if known is not None and known.version >= response.version:
        return KNOWN
    seen[response.instanceID] = response
    if response.withdrawn:
        return WITHDRAWN
    return NEW if known is None else CHANGED
