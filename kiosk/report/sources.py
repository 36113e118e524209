"""Where a number of the report comes from, in the vocabulary of the restricted JSON export, for whoever computes it again."""

from typing import TypeAlias, assert_never

from msgspec import Struct


class At(Struct, frozen=True):
    """What stands at a place of the export; `workshop` is the workshop file, `published` what the results page shows.

    Items of a list are named as they name themselves: `conclusions.ID.at`, `rounds.1.began`, `workshop.questions.NAME.minutes`.
    """

    path: tuple[str, ...]


class Key(Struct, frozen=True):
    """What a place of the export is called there, such as the number of a group or a number that somebody gave."""

    path: tuple[str, ...]


class Counted(Struct, frozen=True):
    """How many of a list there are whose fields each have one of these values; of responses, rehearsals never count."""

    of: str
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Sum(Struct, frozen=True):
    """Several counts together."""

    of: tuple["Source", ...]


class Share(Struct, frozen=True):
    """A count as a share of another, in whole percents."""

    part: "Source"
    whole: "Source"


class Mean(Struct, frozen=True):
    """The mean of the numbers that a population gave."""

    population: tuple[str, ...]


class Median(Struct, frozen=True):
    """The median of the numbers that a population gave."""

    population: tuple[str, ...]


class MeanPlace(Struct, frozen=True):
    """The mean place that a choice got in the rankings of a population."""

    population: tuple[str, ...]
    choice: str


class MedianMinutes(Struct, frozen=True):
    """The median of the minutes from start to end, of the responses that are complete."""


class Unthemed(Struct, frozen=True):
    """How many answers in own words to these parts belong to no theme."""

    parts: tuple[str, ...]


class Edge(Struct, frozen=True):
    """Where a range of numbers begins or ends that are drawn as one bar."""

    population: tuple[str, ...]


Source: TypeAlias = At | Key | Counted | Sum | Share | Mean | Median | MeanPlace | MedianMinutes | Unthemed | Edge


def told(source: Source) -> str:
    """Write a source on one line."""
    match source:
        case At(path):
            return ".".join(path)
        case Key(path):
            return f"key {'.'.join(path)}"
        case Counted(of, where):
            tests = " and ".join(f"{field} = {' or '.join(values)}" for field, values in where)
            return f"{of} where {tests}" if tests else of
        case Sum(of):
            return " + ".join(map(told, of))
        case Share(part, whole):
            return f"share of {told(part)} in {told(whole)}"
        case Mean(population) | Median(population) | Edge(population):
            return f"{type(source).__name__.lower()} of {'.'.join(population)}.counts"
        case MeanPlace(population, choice):
            return f"mean place of {choice} in {'.'.join(population)}.positions"
        case MedianMinutes():
            return "median minutes from start to end of responses where status = complete"
        case Unthemed(parts):
            return f"answers to {' or '.join(parts)} that are in no theme"
        case _:
            assert_never(source)
