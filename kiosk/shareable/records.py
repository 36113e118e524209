"""Answers of single people as records, such that they tell nothing of anybody that the published tables do not.

Counted by part, they are the published totals; counted by side, the published tables of that split. So nothing can be taken
from them that cannot be taken from the tables. What goes beyond the tables, which answers belong together, is told only
where nothing can be compared with it. Why that is so stands in docs/decisions/0013-shareable.md.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from kiosk.answers import written
from kiosk.ledger import FORGOTTEN
from kiosk.model.response import Answer
from kiosk.model.results import PartResult, Results
from kiosk.model.shareable import Record
from kiosk.model.workshop import Closed, Question, Rank, SelectMultiple, Workshop
from kiosk.published_part import Behind
from kiosk.tally import splits
from kiosk.web.figures import closed

Bundle: TypeAlias = tuple[Closed, ...]
"""Parts of one question whose answers stand together in a record."""


class Told(Struct, frozen=True):
    """What is published, and who stands behind it, as far as records are made of it."""

    results: Results
    behind: Mapping[str, Behind]
    gone: Collection[str]

    def untold(self, part: str) -> bool:
        """Tell whether somebody is behind a part's numbers whose answer is not known any more, or was taken back."""
        people = self.behind[part].people
        return any(entry is FORGOTTEN or who in self.gone for who, entry in people.items())

    def has(self, part: str) -> bool:
        """Tell whether a part's total is published."""
        return self.results.parts.get(part, PartResult(None)).total is not None


def records(workshop: Workshop, told: Told, *, final: bool) -> Iterator[Record]:
    """Give the records of all published parts, in the order of the workshop file, and sorted by content.

    Args:
        workshop: the workshop.
        told: what is published.
        final: the last step was made; only then do they tell what belongs together, several parts or several values. Between
            two files a ranking that is gone is seen at once, and whoever saw who came back to change theirs knows whose it was.
    """
    for question in workshop.questions:
        parts = [part for part in closed(question) if told.has(part.name) and not told.untold(part.name)]
        bundles = _bundles(parts, told) if final else [(part,) for part in parts if not _is_several(part)]
        for bundle in bundles:
            yield from sorted(_bundled(workshop, question, bundle, told), key=content)


def content(record: Record) -> list[str]:
    """Tell what a record is sorted by."""
    return order(record.split or "", record.side or "", {name: as_text(said) for name, said in record.answers.items()})


def order(split: str, side: str, answers: Mapping[str, str]) -> list[str]:
    """Write what a record says, to sort by: an order that follows from the content alone tells nothing besides it."""
    return [split, side, *(answers[name] for name in sorted(answers))]


def as_text(said: Answer) -> str:
    """Write an answer as it stands in one cell of a table."""
    match said:
        case tuple():
            return " ".join(said)
        case str():
            return said
        case _:
            return written(said)


def _is_several(part: Closed) -> bool:
    return isinstance(part, SelectMultiple | Rank)


def _bundles(parts: Iterable[Closed], told: Told) -> list[Bundle]:
    """Gather the parts that the very same people answered, so that no record is told by what is missing in it."""
    by_people: defaultdict[frozenset[str], list[Closed]] = defaultdict(list)
    for part in parts:
        by_people[frozenset(told.behind[part.name].people)].append(part)
    return [tuple(each) for each in by_people.values()]


def _bundled(workshop: Workshop, question: Question, bundle: Bundle, told: Told) -> Iterator[Record]:
    split = _split(workshop, bundle, told)
    for who in told.behind[bundle[0].name].people:
        entries = {part.name: told.behind[part.name].people[who] for part in bundle}
        said: dict[str, Answer] = {name: entry.said for name, entry in entries.items()}
        side = entries[bundle[0].name].sides.get(split) if split else None
        shown = side if split and side and told.results.parts[bundle[0].name].splits[split].get(side) else None
        yield Record(question=question.name, split=split if shown else None, side=shown, answers=said)


def _split(workshop: Workshop, bundle: Bundle, told: Told) -> str | None:
    """Choose the split whose sides the records may tell: the roles, else the groups; none where they tell more than its tables.

    An answer of several values tells more, and so do several answers: known in part, of somebody whose side is known, the
    rest would be told.
    """
    part, *others = bundle
    if others or _is_several(part):
        return None
    by_role_first = reversed(splits(workshop))
    tables = told.results.parts[part.name].splits
    fresh = told.behind[part.name].fresh
    return next((split for split in by_role_first if split in fresh and any(tables.get(split, {}).values())), None)
