"""Looks in finished files for what leads to a response, a laptop or the event: direct identifiers.

They are the first thing to take out of any file (Hundepool and others, Statistical Disclosure Control, Wiley 2012, 3.1).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kiosk.model.event_info import EventInfo
from kiosk.model.workshop import Workshop
from kiosk.shareable.finished import Finished, plain, strings
from kiosk.shareable.journals import Journals, built

SHORTEST = 4
"""Characters that an identity needs to be looked for: a laptop that is called `a`, or a PIN of three digits, stands anywhere."""
YEAR = re.compile(r"(?:19|20)\d\d")
DRAWN = 16
"""Characters from which on an identity is so long that it is found in whatever way its hyphens and capitals are written."""


def identities(finished: Sequence[Finished], info: EventInfo, workshop: Workshop, journals: Journals) -> Iterator[str]:
    """Tell which identities stand where; of one kind one sentence per file, since one is enough to refuse it."""
    ours = "\n".join(strings(built(workshop)))
    kinds = [
        (what, {each: plain(each) for each in found if _is_sought(each, ours)})
        for what, found in _kinds(info, journals)
    ]
    for file in finished:
        words = file.words
        for what, found in kinds:
            there = (each for each, sought in found.items() if words.hold(sought))
            if any(len(each) >= DRAWN or _stands(each, file.text) for each in there):
                yield f"{file.place} holds {what}. Leave it out."


def _is_sought(identity: str, ours: str) -> bool:
    """Pass over what is short, a PIN that is a year as any page names one, and what stands in the workshop file anyhow."""
    if len(identity) < SHORTEST or not plain(identity).strip() or YEAR.fullmatch(identity):
        return False
    return not _stands(identity, ours)


def _stands(identity: str, text: str) -> bool:
    """Tell whether something short stands in a text by itself, and not within a longer word or number."""
    return identity in text and bool(re.search(rf"(?<![\w.-]){re.escape(identity)}(?![\w-])", text))


def _kinds(info: EventInfo, journals: Journals) -> Iterator[tuple[str, Iterable[str]]]:
    versions = journals.versions
    named = {each.instanceID for each in versions}
    hashes = {piece for each in versions if each.code for piece in (each.code, *each.code.split(":")[1:])}
    yield "the identity of a response", named | {each.removeprefix("uuid:") for each in named}
    yield "the identity of whoever wrote a journal", journals.writers
    yield "the name of a laptop", {*(each.deviceid for each in versions), *filter(_is_a_name, journals.stations)}
    yield "the hash of a code", hashes
    yield "the event's salt", [info.salt]
    yield "the address of the event's own page", [info.token]
    yield "the staff's PIN", [info.pin]


def _is_a_name(station: str) -> bool:
    """Tell whether a laptop's name is no ordinary word, as `table-1` and `pc42` are none; those stand with their prefix only."""
    return not station.isalpha()
