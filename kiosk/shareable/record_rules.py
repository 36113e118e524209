"""Tries to single people out of the records in finished files, by themselves and with the published tables.

The rules are those of statistical disclosure control for microdata (Hundepool and others, Statistical Disclosure Control,
Wiley 2012, 3): no key by which somebody who knows a person finds their record; no class of fewer than a minimum (k-anonymity:
Sweeney, Int. J. Uncertainty Fuzziness 10 (2002), 557-570); none in which all say the same (l-diversity: Machanavajjhala
and others, ACM TKDD 1 (2007)); and nothing that subtracting one table from another leaves over of too few.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kiosk.disclosure import safe
from kiosk.model.results import PartResult, Results, Tally
from kiosk.model.workshop import Closed, Rank, SelectMultiple, Workshop
from kiosk.shareable.read_back import Row
from kiosk.tally import Count
from kiosk.web.figures import closed


def record_rules(name: str, found: Sequence[Row], workshop: Workshop, results: Results) -> Iterator[str]:
    """Tell how somebody can be told from the records in one file."""
    yield from _keys(name, found, workshop)
    yield from _sorted(name, found)
    yield from _patterns(name, found)
    for question in workshop.questions:
        for part in closed(question):
            rows = [row for row in found if part.name in row.answers]
            if rows:
                yield from _counted(f"{name}, {part.name}", rows, part, results, workshop.privacy.minimum)


def _keys(name: str, found: Sequence[Row], workshop: Workshop) -> Iterator[str]:
    """A record says what was answered and nothing else: everything beside that may be known of somebody."""
    intake = {part.name for part in workshop.intake}
    beside = sorted(frozenset().union(*(row.beside | row.answers.keys() & intake for row in found)))
    asked = {part.name for question in workshop.questions for part in closed(question)}
    for key in beside:
        what = "was asked at the door" if key in intake else "is no answer"
        yield f"{name} tells in a record what {what}: {key}. Leave it out; combinations of such single people out."
    for key in sorted(frozenset().union(*(row.answers.keys() for row in found)) - asked - intake):
        yield f"{name} has a record with {key}, which is no part with choices or numbers. Leave it out."


def _sorted(name: str, found: Sequence[Row]) -> Iterator[str]:
    """Records of one kind stand in the order of what they say; else their order may be that of arrival."""
    kinds = defaultdict[tuple[str, ...], list[list[str]]](list)
    for row in found:
        kinds[row.question, *sorted(row.answers)].append(row.place_in_order)
    for (question, *_), places in kinds.items():
        if places != sorted(places):
            yield f"{name}: the records of {question} are not sorted by what they say, and may stand as people came."


def _patterns(name: str, found: Sequence[Row]) -> Iterator[str]:
    """Each part stands in one kind of record; else somebody who skipped a part is told by what is missing."""
    together = defaultdict[str, set[frozenset[str]]](set)
    for row in found:
        for part in row.answers:
            together[part].add(frozenset(row.answers))
    for part, kinds in together.items():
        if len(kinds) > 1:
            yield f"{name}: records with {part} have not all the same parts, so that whoever skipped one can be told."


def _counted(place: str, rows: Sequence[Row], part: Closed, results: Results, minimum: int) -> Iterator[str]:
    """Counted, records are the published tables: whatever they have more or less can be had by subtracting."""
    published = results.parts.get(part.name, PartResult(None))
    mine = _tally(rows, part)
    if published.total is None:
        yield f"{place}: there are records of a part whose total is not published. Leave them out."
        return
    if not _same(mine, published.total):
        left = abs(published.total.base - mine.base)
        yield f"{place}: the records count {mine.base} people, the total {published.total.base}; subtracting leaves {left}."
    for split in sorted({row.split for row in rows if row.split or row.side}):
        yield from _sides(f"{place}, {split}", rows, part, split, published, minimum)


def _sides(
    place: str, rows: Sequence[Row], part: Closed, split: str, published: PartResult, minimum: int
) -> Iterator[str]:
    """Of no side are there too few, or all of one mind, nor of those whose side is not told; and no combination is alone."""
    sides = sorted({row.side for row in rows if row.split == split and row.side})
    shown = {side: [row for row in rows if (row.split, row.side) == (split, side)] for side in sides}
    tallies = {side: _tally(each, part) for side, each in shown.items()}
    allowed = safe(_tally(rows, part), tallies, minimum)
    for side in sides:
        if tallies[side].base < minimum:
            yield f"{place}: only {tallies[side].base} records are of {side}, fewer than {minimum}."
        elif allowed[side] is None:
            yield f"{place}: all records of {side} say the same, or those that are left over tell of too few."
        table = published.splits.get(split, {}).get(side)
        if table is None or not _same(tallies[side], table):
            yield f"{place}: the records of {side} do not count up to a published table, and tell more than it."
        if _singles_out(shown[side], part):
            yield f"{place}: a combination of answers stands only once in {side}, so that whoever knows some learns the rest."


def _singles_out(rows: Iterable[Row], part: Closed) -> bool:
    several = [row for row in rows if len(row.answers) > 1 or isinstance(part, SelectMultiple | Rank)]
    return 1 in Counter(tuple(row.place_in_order) for row in several).values()


def _tally(rows: Iterable[Row], part: Closed) -> Tally:
    count = Count(part)
    for row in rows:
        said = row.answers[part.name]
        match part:
            case SelectMultiple() | Rank():
                count.add(tuple(said.split()), 1)
            case _:
                count.add(_number(said) if not hasattr(part, "choices") else said, 1)
    return count.tally()


def _number(said: str) -> int | float | str:
    try:
        return float(said) if "." in said else int(said)
    except ValueError:
        return said


def _same(one: Tally, other: Tally) -> bool:
    """Compare what is told of people; who did not answer is in no record."""
    counts = ({value: number for value, number in each.counts.items() if number} for each in (one, other))
    return one.base == other.base and one.positions == other.positions and next(counts) == next(counts)
