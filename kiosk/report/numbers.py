"""The numbers of one part in sentences, as a rapporteur writes them."""

from collections import defaultdict
from collections.abc import Iterator

from kiosk.answers import written
from kiosk.measures import mean_position
from kiosk.model.workshop import Closed, Integer, OwnWords, Part, Range, Rank, SelectMultiple, SelectOne
from kiosk.report.blocks import Block, Heading, Paragraph, Text
from kiosk.report.charts import chart, label, order
from kiosk.report.material import Material
from kiosk.report.phrases import Phrases, Value, sentences
from kiosk.report.populations import Population, everybody, participants
from kiosk.report.sources import At


def numbers(material: Material, part: Part) -> Iterator[Block]:
    """Tell what people answered to a part, in words and as a picture; nothing where that may not be shown."""
    found = everybody(material, part)
    if found is None or not isinstance(part, Closed):
        return
    yield Heading(material.words.text(part.label), 4)
    yield Paragraph(sentences(answered(material, found), *_said(part, found)))
    yield chart(part, found)


def answered(material: Material, found: Population) -> Text:
    """Tell how many of those who took part answered; where later answers are not in yet, how many are."""
    words, base, of = material.words, found.base(), participants(material)
    if found.path[0] == "published":
        return words.plural(
            "The answer of {number} participant is in.", "The answers of {number} participants are in.", base
        )
    if of is None or of.value == base.value:
        return words.plural("{number} participant answered.", "All {number} participants answered.", base)
    return words.plural(
        "{number} of the {participants} participants answered.",
        "{number} of the {participants} participants answered.",
        base,
        participants=of,
    )


def written_down(material: Material, part: OwnWords) -> Text:
    """Tell how many wrote something in their own words; nothing where that may not be shown."""
    found = everybody(material, part)
    if found is None:
        return ()
    return material.words.plural(
        "{number} participant wrote something.", "{number} participants wrote something.", found.base()
    )


def _said(part: Closed, found: Population) -> Iterator[Text]:
    match part:
        case SelectOne():
            yield from _chosen(part, found)
        case SelectMultiple():
            yield found.words("Several answers were possible.")
            yield from _chosen(part, found)
        case Rank():
            yield from _ranked(part, found)
        case Range():
            yield _scale(part, found)
        case Integer():
            yield found.words("The mean is {mean}, the median {median}.", mean=found.mean(), median=found.median())


def _chosen(part: SelectOne | SelectMultiple, found: Population) -> Iterator[Text]:
    """Tell what was chosen most, what came then, and what nobody chose."""
    words, by_count = found.words, defaultdict[int, list[str]](list)
    for name in order(part, found):
        by_count[found.tally.counts.get(name, 0)].append(name)
    never = by_count.pop(0, [])
    most, *then = sorted(by_count, reverse=True)
    yield _most(part, by_count[most], found)
    after = [
        words("{choice} ({count})", choice=_quoted(part, name, found), count=found.count(name))
        for count in then
        for name in by_count[count]
    ]
    if after:
        yield _then(words, after)
    if never:
        yield words("Nobody chose {choices}.", choices=_any_of(words, [_quoted(part, name, found) for name in never]))


def _most(part: SelectOne | SelectMultiple, names: list[str], found: Population) -> Text:
    words = found.words
    said: dict[str, Value] = {"base": found.base(), "percent": found.percent(names[0])}
    if len(names) > 1:
        choices = words.listing([_quoted(part, name, found) for name in names])
        said |= {"choices": choices, "count": found.count(names[0])}
        return words("{choices} were chosen most, each by {count} of the {base} ({percent}).", **said)
    return words.plural(
        "{number} of the {base} ({percent}) chose {choice}.",
        "{number} of the {base} ({percent}) chose {choice}.",
        found.count(names[0]),
        choice=_quoted(part, names[0], found),
        **said,
    )


def _ranked(part: Rank, found: Population) -> Iterator[Text]:
    words, tally = found.words, found.tally
    names = order(part, found)
    best = [name for name in names if mean_position(tally, name) == mean_position(tally, names[0])]
    shared = words.listing([_quoted(part, name, found) for name in best])
    if len(best) > 1:
        yield words("On average {choices} stand highest, at place {place}.", choices=shared, place=found.place(best[0]))
    else:
        yield words("On average {choice} stands highest, at place {place}.", choice=shared, place=found.place(best[0]))
    after = [
        words("{choice} ({count})", choice=_quoted(part, name, found), count=found.place(name))
        for name in names[len(best) :]
    ]
    if after:
        yield _then(words, after)


def _then(words: Phrases, after: list[Text]) -> Text:
    if len(after) == 1:
        return words("Then came {choice}.", choice=after[0])
    return words("Then came {choices}.", choices=words.listing(after))


def _scale(part: Range, found: Population) -> Text:
    words = found.words
    low, high = (words.digits(end, At(("workshop", "parts", part.name, key))) for end, key in _ends(part))
    said = {"low": low, "high": high, "mean": found.mean(), "median": found.median()}
    meanings = words.text(part.low), words.text(part.high)
    if not all(meanings):
        return words("On a scale from {low} to {high} the mean is {mean}, the median {median}.", **said)
    return words(
        "On a scale from {low} ({meaning}) to {high} ({other_meaning}) the mean is {mean}, the median {median}.",
        meaning=meanings[0],
        other_meaning=meanings[1],
        **said,
    )


def _ends(part: Range) -> tuple[tuple[float, str], tuple[float, str]]:
    return (float(written(part.min)), "min"), (float(written(part.max)), "max")


def _quoted(part: Closed, name: str, found: Population) -> Text:
    return found.words("“{text}”", text=label(part, name, found))


def _any_of(words: Phrases, items: list[Text]) -> Text:
    """Join items of which each is meant: a, b or c."""
    if len(items) == 1:
        return items[0]
    return words("{some} or {last}", some=words.sequence(items[:-1]), last=items[-1])
