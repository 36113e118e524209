"""How long an interview takes: computed from the workshop, so that the welcome screen promises nothing it cannot keep."""

from math import ceil

from kiosk.locale import Words
from kiosk.model.workshop import Note, OwnWords, Part, Range, Rank, SelectMultiple, SelectOne, Workshop
from kiosk.steps import steps

READING = 240 / 60
"""Words a second that adults read silently: 238 a minute (Brysbaert, Journal of Memory and Language 109, 2019)."""
SCREEN = 2.0
"""Seconds to take in a new screen and to press Enter."""
CHOOSING = {SelectOne: 4.0, SelectMultiple: 7.0, Rank: 12.0, Range: 3.0, OwnWords: 20.0}
"""Seconds to decide and press, beside the reading; own words are a sentence, typed."""
DOOR = 30.0
"""Seconds for consent, the group card, the review and the thanks."""


def seconds(workshop: Workshop) -> float:
    """Estimate the seconds from consent to thanks for somebody who reads fluently, in the default language."""
    words = Words(workshop.default_language)
    way = steps(workshop, ())
    asked = [part for step in way for part in step.parts]
    told = [words.text(question.label) for question in workshop.questions]
    told += [told for part in asked for told in _told(part, words)]
    reading = sum(len(text.split()) for text in told) / READING
    deciding = sum(CHOOSING.get(type(part), 5.0) for part in asked if not isinstance(part, Note))
    return DOOR + reading + SCREEN * len(way) + deciding


def minutes(workshop: Workshop) -> int:
    """Estimate whole minutes, rounded up."""
    return max(1, ceil(seconds(workshop) / 60))


def total_minutes(people: int, laptops: int, each: float, pause: float = 20.0) -> int:
    """Compute how long a number of people need on some laptops, one after the other.

    Args:
        people: how many there are.
        laptops: how many they share.
        each: seconds for one interview.
        pause: seconds until the next one sits.
    """
    return ceil(ceil(people / laptops) * (each + pause) / 60)


def _told(part: Part, words: Words) -> list[str]:
    choices = getattr(part, "choices", ())
    return [words.text(part.label), words.text(part.hint), *(words.text(choice.label) for choice in choices)]
