"""A tally in bars and in one line of words, each kind of part in its own way."""

from collections.abc import Iterator

from kiosk.answers import ends
from kiosk.locale import Words
from kiosk.measures import mean, mean_position, median, share
from kiosk.model.response import Missing
from kiosk.model.results import Tally
from kiosk.model.workshop import Integer, Part, Range, Rank, SelectMultiple, SelectOne
from screens.widgets.bar_chart import Bar


def note(part: Part, tally: Tally, words: Words) -> str:
    """Say how many answered, how many did not and why, and what is in the middle of a scale."""
    said = [words.plural("one answer", "{n} answers", tally.base), *_missing(tally, words)]
    if isinstance(part, Rank):
        said.append(words("mean place (1 is first), and how many put it first"))
    if isinstance(part, Range | Integer):
        middle, average = median(tally), mean(tally)
        if middle is not None and average is not None:
            said.append(
                words("median {median}, mean {mean}", median=words.number(middle, 1), mean=words.number(average, 1))
            )
    return " · ".join(said)


def _missing(tally: Tally, words: Words) -> Iterator[str]:
    reasons = {
        Missing.SKIPPED: words("{n} skipped", n=tally.missing.get(Missing.SKIPPED, 0)),
        Missing.BLANK: words("{n} left empty", n=tally.missing.get(Missing.BLANK, 0)),
        Missing.DECLINED: words("{n} would rather not say", n=tally.missing.get(Missing.DECLINED, 0)),
        Missing.NOT_REACHED: words("{n} not reached", n=tally.missing.get(Missing.NOT_REACHED, 0)),
    }
    return (said for reason, said in reasons.items() if tally.missing.get(reason))


def bars(part: Part, tally: Tally, words: Words) -> Iterator[Bar]:
    """Draw a closed part: shares of a choice, mean places of a ranking (the best first), the distribution of numbers."""
    match part:
        case SelectOne() | SelectMultiple():
            for choice in part.choices:
                yield _counted(words.text(choice.label), choice.name, tally, words)
        case Rank():
            most = len(part.choices)
            for choice in sorted(part.choices, key=lambda choice: mean_position(tally, choice.name) or 0):
                place, first = mean_position(tally, choice.name), share(tally, choice.name)
                length = (most - place) / (most - 1) if place and most > 1 else 0.0
                said = words.number(place, 1) if place else "—"
                yield Bar(words.text(choice.label), length, f"{said}   1: {words.percent(first):>5}")
        case Range():
            meanings = ends(part)
            for value in tally.counts:
                label = f"{words.figure(float(value))} {words.text(meanings.get(value))}".rstrip()
                yield _counted(label, value, tally, words)
        case _:
            for value in tally.counts:
                yield _counted(value, value, tally, words)


def _counted(label: str, name: str, tally: Tally, words: Words) -> Bar:
    part = share(tally, name)
    return Bar(label, part, f"{tally.counts.get(name, 0):>3} {words.percent(part):>5}")
