"""The counts, one number a row: of everybody, and of each group and each role or sector."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from kiosk.export.sheet import Cell, Column, Sheet, in_words
from kiosk.export.variables import Variable, choices, variables
from kiosk.locale import Words, marked
from kiosk.model.document import PartTally, PopulationTally
from kiosk.model.workshop import Workshop

COLUMNS = (
    Column("question", "string", marked("Name of the question; empty for the intake")),
    Column("part", "string", marked("Name of the part"), required=True),
    Column("split", "string", marked("By what it is split; empty for everybody")),
    Column("side", "string", marked("Which group, role or sector")),
    Column(
        "measure",
        "string",
        marked("What is counted"),
        (
            ("base", marked("people who answered")),
            ("count", marked("people who gave this value (in a ranking: who put it first)")),
            ("positions", marked("sum of the places that this value got in a ranking")),
            ("missing", marked("people who gave no answer, by reason")),
        ),
        required=True,
    ),
    Column("value", "string", marked("Name of a choice, a number, or a reason")),
    Column("label", "string", marked("The choice in words")),
    Column("n", "integer", marked("The number; empty where it is hidden, since it would tell of too few people")),
)


Population: TypeAlias = tuple[str, str | None, str | None, PopulationTally | None]
"""One tally: of which part, by which split (None: everybody), of which side; None where it is hidden."""


def tallies(workshop: Workshop, words: Words, populations: Callable[[], Iterable[Population]]) -> Sheet:
    """Make the sheet, of whatever tallies there are: before the disclosure gate, or behind it."""
    asked = {each.part.name: each for each in variables(workshop)}
    return Sheet(
        name="tallies",
        title=words("One row for each number that was counted"),
        columns=in_words(COLUMNS, words),
        rows=lambda: (row for population in populations() for row in _rows(asked, words, *population)),
    )


def everything(counted: dict[str, PartTally]) -> Iterator[Population]:
    """Give all tallies of the restricted class: for each part everybody, then each side of each split."""
    for part, tally in counted.items():
        yield part, None, None, tally
        for split, sides in tally.by.items():
            for side, of_side in sides.items():
                yield part, split, side, of_side


def _rows(
    asked: Mapping[str, Variable],
    words: Words,
    name: str,
    split: str | None,
    side: str | None,
    tally: PopulationTally | None,
) -> Iterator[tuple[Cell, ...]]:
    variable = asked[name]
    head = (variable.question, name, split, side)
    if tally is None:
        yield (*head, "base", None, None, None)
        return
    labels = {choice.name: words.text(choice.label) for choice in choices(variable.part)}
    yield (*head, "base", None, None, tally.base)
    for measure, numbers in (("count", tally.counts), ("positions", tally.positions), ("missing", tally.missing)):
        for value, number in numbers.items():
            yield (*head, measure, value, labels.get(value), number)
