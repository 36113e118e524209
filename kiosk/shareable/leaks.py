"""The last look at finished files before they leave: whatever made them, nobody may be told from them."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from kiosk.fold import Fold
from kiosk.model.published import Numbers
from kiosk.model.results import PartResult, Results, Tally
from kiosk.model.shareable import Shareable
from kiosk.shareable.attention import Hint, attention
from kiosk.shareable.finished import read
from kiosk.shareable.identities import identities
from kiosk.shareable.journals import read_journals
from kiosk.shareable.moments import moments
from kiosk.shareable.own_words import own_words
from kiosk.shareable.read_back import Table, read_rows, read_tables
from kiosk.shareable.record_rules import record_rules


class Leaks(Struct, frozen=True):
    """What was found: reasons why the files may not leave, and texts that somebody should read once more before they do."""

    refused: tuple[str, ...]
    look: tuple[Hint, ...]


def leaks(fold: Fold, value: Shareable, files: Mapping[str, bytes]) -> Leaks:
    """Search finished files for people.

    Args:
        fold: the event, read up to now.
        value: what the files were made from; its numbers count as published, its words do not.
        files: their bytes by their names.

    Raises:
        EventError: a journal cannot be read.
    """
    fold.poll()
    event, workshop = fold.event, fold.event.workshop
    journals, finished, results = read_journals(event), read(files), _results(value)
    versions = (*journals.versions, *fold.responses.values())
    found = [
        *identities(finished, event.info, workshop, journals),
        *moments(finished, versions, value.results.made),
        *own_words(finished, fold, journals),
        *(why for name, rows in read_rows(workshop, files) for why in record_rules(name, rows, workshop, results)),
        *_tables(read_tables(files), results, value.minimum),
    ]
    return Leaks(tuple(dict.fromkeys(found)), tuple(attention(value, workshop, fold.responses.values())))


def _results(value: Shareable) -> Results:
    parts = {
        part.name: PartResult(
            _tally(part.total),
            {split: {side: _tally(each) for side, each in sides.items()} for split, sides in part.by.items()},
        )
        for question in value.results.questions
        for part in question.parts
    }
    return Results(value.results.participants, parts)


def _tally(numbers: Numbers | None) -> Tally | None:
    return Tally(base=numbers.base, counts=numbers.counts, positions=numbers.positions) if numbers else None


def _tables(tables: Iterable[tuple[str, Table]], results: Results, minimum: int) -> Iterator[str]:
    """Every table in a file is a published one; another can be taken from it, and what is left may be about anybody."""
    for name, table in tables:
        place = f"{name}, {', '.join(filter(None, (table.part, table.split, table.side)))}"
        part = results.parts.get(table.part, PartResult(None))
        published = part.splits.get(table.split, {}).get(table.side) if table.split else part.total
        if 0 < table.base < minimum:
            yield f"{place}: the table is about {table.base} people, fewer than {minimum}."
        if published is None:
            yield f"{place}: the table is not published. Leave it out."
        elif (table.base, table.counts) != (published.base, published.counts):
            left = abs(table.base - published.base)
            yield f"{place}: the table is not the published one; subtracting one from the other leaves {left} people."
