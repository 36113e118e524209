"""Where the room stands, in one line for each question: what stood out in its first part with numbers."""

from collections.abc import Iterator

from msgspec import Struct

from kiosk.locale import Words
from kiosk.measures import mean, mean_position
from kiosk.model.results import Results, Tally
from kiosk.model.workshop import OTHER, Choice, Closed, Integer, Range, Rank, SelectMultiple, SelectOne, Workshop
from kiosk.web.figures import closed, number

FEW = 2
"""Answers that can stand out together."""


class Glance(Struct, frozen=True):
    """One question at a glance: what was asked there, what stands out, and its number in words."""

    part: str
    asked: str
    said: str
    number: str = ""


def glances(workshop: Workshop, results: Results, words: Words) -> Iterator[Glance]:
    """Look at each question of which something is shown."""
    for question in workshop.questions:
        part = next(closed(question), None)
        result = results.parts.get(part.name) if part and results.participants is not None else None
        if part and result and result.total:
            yield Glance(part.name, words.text(part.label), *_said(part, result.total, words))


def _said(part: Closed, total: Tally, words: Words) -> tuple[str, ...]:
    match part:
        case SelectOne() | SelectMultiple():
            most = max((total.counts.get(choice.name, 0) for choice in _telling(part)), default=0)
            found = [choice for choice in _telling(part) if most and total.counts.get(choice.name) == most]
            return _standing_out(found, words.percent(most / (total.base or 1)), words)
        case Rank():
            places = {choice.name: mean_position(total, choice.name) or 0.0 for choice in part.choices}
            first = min(places.values())
            found = [choice for choice in part.choices if places[choice.name] == first]
            return _standing_out(found, words("mean place {place}", place=words.number(first, 1)), words)
        case Range():
            low, high = (number(end, words) for end in (part.min, part.max))
            middle = words.number(mean(total) or 0, 1)
            return words("{mean} on average", mean=middle), words("from {low} to {high}", low=low, high=high)
        case Integer():
            return (words("{mean} on average", mean=words.number(mean(total) or 0, 1)),)


def _standing_out(found: list[Choice], number: str, words: Words) -> tuple[str, ...]:
    if not 0 < len(found) <= FEW:
        return (words("No answer stands out."),)
    return words.listing([words.text(choice.label) for choice in found]), number


def _telling(part: SelectOne | SelectMultiple) -> list[Choice]:
    """List the choices that say something by themselves, which “other” does not."""
    return [choice for choice in part.choices if choice.name != OTHER]
