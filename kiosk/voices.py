"""Voices: what was said in own words, one by one, to be read, themed, and released by the facilitator."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from kiosk.disclosure import safe
from kiosk.fold import Change
from kiosk.model.response import Response
from kiosk.model.results import GROUP, Tally
from kiosk.model.workshop import ASKED, ASKED_TO, OwnWords, Workshop, group_names, other_of
from kiosk.tally import sides, splits
from kiosk.text import clean


class Voice(Struct, frozen=True):
    """One text of one participant.

    `id` is what acts and exports call it. `question` is None for a question to the table, which has an addressee in `to`.
    `sides` tells its population in each split. `quotable`: it may be published once it is released. `of_group`: it is no
    participant's own, but what a group asks.
    """

    id: str
    part: str
    question: str | None
    text: str
    to: str | None
    group: int | None
    sides: dict[str, str]
    quotable: bool
    of_group: bool = False

    @property
    def mark(self) -> str:
        """Something of the text by which it is known again; so short that it proves nothing of one that was deleted since."""
        return hashlib.sha256(f"{self.id}:{self.text}".encode()).hexdigest()[:4]


class Voices:
    """All voices of those who count, in the order in which they were first heard; a change costs what it changes.

    Who opens their answers again does not count meanwhile; what comes back takes its place again.
    """

    def __init__(self, workshop: Workshop, salt: str) -> None:
        self._workshop, self._salt = workshop, salt
        self._parts = dict(_spoken(workshop))
        self._minimum = workshop.privacy.desk_minimum
        self.all: dict[str, Voice] = {}
        self._heard: dict[str, None] = {}

    def note(self, changes: Iterable[Change]) -> None:
        """Take in what was said, changed or taken back."""
        for change in changes:
            fresh = {voice.id: voice for voice in self.of(change.after)}
            if change.before is not None:
                for gone in {voice.id for voice in self.of(change.before)} - fresh.keys():
                    self.all.pop(gone, None)
            returns = any(identity in self._heard and identity not in self.all for identity in fresh)
            self._heard |= dict.fromkeys(fresh)
            self.all |= fresh
            if returns:
                self.all = {identity: self.all[identity] for identity in self._heard if identity in self.all}

    def visible(self, split: str, side: str) -> set[str]:
        """Tell the parts whose voices may be shown for one population alone, by the disclosure gate of the desk.

        The gate counts people: what a group asks hides nobody.
        """
        heard = Counter((voice.part, voice.sides.get(split)) for voice in self.all.values() if not voice.of_group)
        found = set()
        for part in self._parts:
            total = Tally(base=sum(number for (of, _), number in heard.items() if of == part))
            populations = {name: Tally(base=heard[part, name]) for name in splits(self._workshop).get(split, ())}
            if safe(total, populations, self._minimum).get(side) is not None:
                found.add(part)
        return found

    def of(self, response: Response) -> Iterator[Voice]:
        """Give what one response says in own words, as far as it counts."""
        if response.is_of_group:
            yield from self._of_group(response)
        if not response.counts:
            return
        of = dict(sides(self._workshop, response))
        for part, question in self._parts.items():
            text = _words(response, part)
            if text:
                to = response.answers.get(ASKED_TO) if part == ASKED else None
                yield Voice(
                    id=asked_id(self._salt, response) if part == ASKED else f"{response.instanceID}/{part}",
                    part=part,
                    question=question,
                    text=text,
                    to=str(to) if to else None,
                    group=response.group,
                    sides=of,
                    quotable=part == ASKED or part in response.quotable,
                )

    def _of_group(self, response: Response) -> Iterator[Voice]:
        """Give what a group asks others; it is a question to the table like any other, and may be passed on."""
        if response.withdrawn or response.test:
            return
        for question in self._workshop.questions:
            _, asked, asked_to = group_names(question.name)
            text, to = _words(response, asked), response.answers.get(asked_to)
            if text:
                yield Voice(
                    id=asked_id(self._salt, response, asked),
                    part=ASKED,
                    question=None,
                    text=text,
                    to=str(to) if to else None,
                    group=response.group,
                    sides={GROUP: str(response.group)},
                    quotable=True,
                    of_group=True,
                )


def asked_id(salt: str, response: Response, part: str = ASKED) -> str:
    """Make the identity of a question to the table, which does not lead back to a response; a group may ask several."""
    named = response.instanceID if part == ASKED else f"{response.instanceID}/{part}"
    return hashlib.sha256(f"{salt}:{named}".encode()).hexdigest()[:16]


def _words(response: Response, part: str) -> str:
    """Read own words, without what a kiosk would not have taken; a journal may come from anywhere."""
    text = response.answers.get(part)
    return clean(text) if isinstance(text, str) and text.strip() else ""


def _spoken(workshop: Workshop) -> Iterator[tuple[str, str | None]]:
    for question in workshop.questions:
        for part in question.parts:
            if isinstance(part, OwnWords):
                yield part.name, question.name
            elif words := other_of(part):
                yield words, question.name
    if workshop.asked:
        yield ASKED, None
