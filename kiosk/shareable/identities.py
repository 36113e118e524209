"""Looks in finished files for what leads to a response, a laptop or the event: direct identifiers.

They are the first thing to take out of any file (Hundepool and others, Statistical Disclosure Control, Wiley 2012, 3.1).
"""

from collections.abc import Iterable, Iterator, Sequence

from kiosk.model.event_info import EventInfo
from kiosk.model.workshop import Workshop
from kiosk.shareable.finished import Finished, plain, strings
from kiosk.shareable.journals import Journals, built

SHORTEST = 4
"""Characters that an identity needs to be looked for: a station that is called `a`, or a PIN of three digits, stands anywhere."""


def identities(finished: Sequence[Finished], info: EventInfo, workshop: Workshop, journals: Journals) -> Iterator[str]:
    """Tell which identities stand where; of one kind one sentence per file, since one is enough to refuse it."""
    ours = plain("\n".join(strings(built(workshop))))
    kinds = [(what, _sought(found, ours)) for what, found in _kinds(info, journals)]
    for file in finished:
        words = file.words
        for what, found in kinds:
            if any(each in words for each in found):
                yield f"{file.place} holds {what}. Leave it out."


def _sought(found: Iterable[str], ours: str) -> list[str]:
    """Choose what is looked for: as whole words; not what is short, or stands in the workshop file anyhow."""
    return [words for each in found if len(each) >= SHORTEST and (words := plain(each)).strip() and words not in ours]


def _kinds(info: EventInfo, journals: Journals) -> Iterator[tuple[str, set[str]]]:
    versions = journals.versions
    named = {each.instanceID for each in versions}
    hashes = {piece for each in versions if each.code for piece in (each.code, *each.code.split(":")[1:])}
    yield "the identity of a response", named | {each.removeprefix("uuid:") for each in named}
    yield "the identity of whoever wrote a journal", set(journals.writers)
    yield "the name of a laptop", {*(each.deviceid for each in versions), *journals.stations}
    yield "the hash of a code", hashes
    yield "the event's salt", {info.salt}
    yield "the address of the event's own page", {info.token}
    yield "the staff's PIN", {info.pin}
