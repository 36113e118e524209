"""Somebody who kept every table that was ever published, knows who is behind each, and adds and subtracts them.

A table is a set of records: who said what. A sum of tables, whatever their weights, is a sum over records; it tells of those
people whose records do not cancel. Records that stand in the same tables cancel together, so each such class is one column
of a matrix with a row for each table; what cancels is a subspace of the columns, and what is left is largest outside a
largest subspace. The attacker tries all of them in a small room, and as many as time allows in a large one. The arithmetic
is exact, in a prime field.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, islice
from math import comb
from random import Random
from typing import TypeAlias

from kiosk.model.response import Answer, Response
from kiosk.model.results import PartResult, Tally
from kiosk.model.workshop import Workshop
from kiosk.tally import Count, Population, accepted_answer, sides

PRIME = 2**61 - 1
Record: TypeAlias = tuple[str, object]
"""Somebody, and what they said to one part."""
Sides: TypeAlias = tuple[Population, ...]
Stands: TypeAlias = dict[str, tuple[Answer, Sides]]
"""What each person said, and in which populations they are."""
Vector: TypeAlias = list[int]


class Attacker:
    """Collects the tables of one part, and looks for the sum that tells of the fewest people."""

    def __init__(self, workshop: Workshop, part: str, minimum: int) -> None:
        self._workshop, self._minimum = workshop, minimum
        self._part = next(each for each in workshop.parts() if each.name == part)
        self._tables: list[frozenset[Record]] = []
        self._seen = PartResult(None)
        self._behind: Stands = {}
        self._known: set[Record] = set()

    def late(self, room: Iterable[Response]) -> set[str]:
        """Tell whose answers are not yet in what is published as they are now; nobody's where nothing is."""
        return {who for who, stand in self._stands(room).items() if self._behind and stand != self._behind.get(who)}

    def look(self, result: PartResult, room: Iterable[Response]) -> None:
        """Take down what is published now, and who is behind it.

        Raises:
            StopIteration: nobody can be behind these numbers.
        """
        if result is self._seen or result.total is None:
            return
        stands = self._stands(room)
        fresh = sum((who, stand[0]) not in self._known for who, stand in stands.items())
        likely = [stands, self._with_newcomers(stands)][:: 1 if fresh >= self._minimum else -1]
        behind = next(each for each in likely if self._adds_up(each, result))
        self._take_down(behind, lambda _: True)
        for split, populations in result.splits.items():
            if populations is not self._seen.splits.get(split):
                for name in (name for name, tally in populations.items() if tally):
                    self._take_down(behind, lambda sides, population=(split, name): population in sides)  # type: ignore[misc]
        self._seen, self._behind = result, behind

    def recognise(self, result: PartResult) -> None:
        """See the same tables in another process.

        Raises:
            AssertionError: they are not the same.
        """
        assert result.total is None or result == self._seen
        self._seen = result

    def take(self, table: Iterable[Record]) -> None:
        """Take down one more table, of which it is known who said what in it."""
        self._tables.append(frozenset(table))

    def _take_down(self, behind: Stands, within: Callable[[Sides], bool]) -> None:
        table = frozenset((who, stand[0]) for who, stand in behind.items() if within(stand[1]))
        self._tables.append(table)
        self._known |= table

    def _stands(self, room: Iterable[Response]) -> Stands:
        counted = ((each, accepted_answer(self._part, each)) for each in room if each.counts)
        return {
            each.instanceID: (said, tuple(sides(self._workshop, each))) for each, said in counted if said is not None
        }

    def _with_newcomers(self, stands: Stands) -> Stands:
        """Let those who were there before stand as they did, and add those who are new: so it is where a last step is small."""
        fresh = {who: stand for who, stand in stands.items() if (who, stand[0]) not in self._known}
        return fresh | self._behind

    def _adds_up(self, behind: Stands, result: PartResult) -> bool:
        """Tell whether these people make these numbers."""
        counts = {population: Count(self._part) for population in [("", ""), *_populations(result)]}
        for said, of in behind.values():
            for population in (("", ""), *of):
                if population in counts:
                    counts[population].add(said, 1)
        fresh = [
            ("", ""),
            *(each for each in _populations(result) if result.splits[each[0]] is not self._seen.splits.get(each[0])),
        ]
        return all(counts[each].tally() == _tally(result, each) for each in fresh)

    def victims(self, tries: int, random: Random) -> Iterator[set[str]]:
        """Tell for each sum that was tried whom it is about."""
        columns = self._columns()
        rank = len(_basis(list(columns)))
        order = sorted(columns, key=lambda column: -len(columns[column]))
        if comb(len(order), max(rank - 1, 0)) <= tries:
            chosen: Iterable[list[Vector]] = (list(map(list, each)) for each in combinations(order, max(rank - 1, 0)))
        else:
            chosen = islice(_orders(order, columns, random), tries)
        for each in chosen:
            basis = _basis(each, at_most=rank - 1)
            if len(basis) == rank - 1:
                yield {
                    who for column, people in columns.items() if any(_reduced(list(column), basis)) for who in people
                }

    def _columns(self) -> dict[tuple[int, ...], set[str]]:
        columns: defaultdict[tuple[int, ...], set[str]] = defaultdict(set)
        for record in frozenset().union(*self._tables):
            columns[tuple(int(record in table) for table in self._tables)].add(record[0])
        return dict(columns)


def _populations(result: PartResult) -> list[Population]:
    return [
        (split, name) for split, populations in result.splits.items() for name, tally in populations.items() if tally
    ]


def _tally(result: PartResult, population: Population) -> Tally | None:
    split, name = population
    return result.splits[split][name] if split else result.total


def _orders(
    order: list[tuple[int, ...]], columns: dict[tuple[int, ...], set[str]], random: Random
) -> Iterator[list[Vector]]:
    """Give orders in which to let columns cancel: those with many people early, more or less."""
    while True:
        noise = random.choice((0.3, 1.0, 3.0))
        weighed = sorted(order, key=lambda column: -len(columns[column]) * random.lognormvariate(0, noise))
        yield [list(column) for column in weighed]


def _basis(columns: Iterable[Iterable[int]], at_most: int | None = None) -> dict[int, Vector]:
    """Find a basis in echelon form: vectors by the place of their first number, which is 1."""
    basis: dict[int, Vector] = {}
    for column in columns:
        if len(basis) == at_most:
            break
        vector = _reduced(list(column), basis)
        first = next((place for place, number in enumerate(vector) if number), None)
        if first is not None:
            inverse = pow(vector[first], -1, PRIME)
            basis[first] = [number * inverse % PRIME for number in vector]
    return basis


def _reduced(vector: Vector, basis: dict[int, Vector]) -> Vector:
    for place in range(len(vector)):
        factor = vector[place]
        if factor and place in basis:
            other = basis[place]
            vector = [(mine - factor * its) % PRIME for mine, its in zip(vector, other, strict=True)]
    return vector
