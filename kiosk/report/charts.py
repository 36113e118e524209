"""The picture of a part: a bar for each answer, with its number at the end."""

from collections.abc import Iterator

from kiosk.answers import ends, written
from kiosk.measures import mean_position, share
from kiosk.model.workshop import Closed, Integer, Range, Rank, SelectMultiple, SelectOne
from kiosk.report.blocks import Bar, Chart, Text
from kiosk.report.phrases import sentences
from kiosk.report.populations import Population
from kiosk.report.sources import At, Edge, Share, Source, Sum
from kiosk.web.bins import Bin, binned


def chart(part: Closed, everybody: Population) -> Chart:
    """Draw what everybody answered to a part."""
    words, bars = everybody.words, tuple(_bars(part, everybody))
    read = words.listing([words("{label}: {said}", label=bar.label, said=bar.said) for bar in bars])
    return Chart(
        caption=_caption(part, everybody),
        described=sentences(words("Bars below each other."), (*read, ".")),
        bars=bars,
    )


def _caption(part: Closed, everybody: Population) -> Text:
    words, said = everybody.words, {"part": everybody.words.text(part.label), "n": (everybody.base(digits=True),)}
    if isinstance(part, Rank):
        return words("{part} (mean places; {n} answers)", **said)
    return words("{part} ({n} answers)", **said)


def label(part: Closed, name: str, everybody: Population) -> Text:
    """Tell what an answer is called: a choice's label, or a number with what it means."""
    words = everybody.words
    match part:
        case SelectOne() | SelectMultiple() | Rank():
            return next(words.text(choice.label) for choice in part.choices if choice.name == name)
        case Range():
            meaning = words.text(ends(part).get(name))
            number = everybody.number(name)
            return words("{number} ({meaning})", number=number, meaning=meaning) if meaning else (number,)
        case Integer():
            return (everybody.number(name),)


def order(part: Closed, everybody: Population) -> list[str]:
    """List what could be said, in the order of the file; of a ranking, what came highest first."""
    if isinstance(part, Rank):
        return sorted(everybody.tally.positions, key=lambda name: mean_position(everybody.tally, name) or 0)
    return list(everybody.tally.counts)


def _bars(part: Closed, everybody: Population) -> Iterator[Bar]:
    tally = everybody.tally
    match part:
        case Rank():
            for name in order(part, everybody):
                far = len(part.choices) - (mean_position(tally, name) or 0.0)
                said = (everybody.place(name),)
                yield Bar(label(part, name, everybody), said, far / max(1, len(part.choices) - 1))
        case Integer():
            bins = binned(tally.counts, part.max)
            for each in bins:
                yield _bin(part, each, everybody)
        case _:
            for name in order(part, everybody):
                yield Bar(label(part, name, everybody), counted(everybody, name), share(tally, name))


def counted(population: Population, name: str) -> Text:
    """Tell how many gave an answer, and their share."""
    count, percent = population.count(name, digits=True), population.percent(name)
    return population.words("{count} ({percent})", count=count, percent=percent)


def _bin(part: Integer, each: Bin, everybody: Population) -> Bar:
    """Draw the numbers of one range as one bar."""
    words, path, tally = everybody.words, everybody.path, everybody.tally
    if each.low == each.high:
        name = written(int(each.low))
        return Bar((everybody.number(name),), counted(everybody, name), share(tally, name))
    inside = [name for name in tally.counts if each.low <= float(name) <= each.high]
    source: Source = Sum(tuple(At((*path, "counts", name)) for name in inside))
    part_of = each.people / tally.base
    said = words(
        "{count} ({percent})",
        count=words.digits(each.people, source),
        percent=words.percent(part_of, Share(source, At((*path, "base")))),
    )
    low, high = (words.digits(edge, Edge(path)) for edge in (each.low, each.high))
    return Bar(words("{low} – {high}", low=low, high=high), said, part_of)
