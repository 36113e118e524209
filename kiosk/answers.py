"""Which answers a part accepts."""

from typing import assert_never

from kiosk.model.response import Answer
from kiosk.model.workshop import Integer, Note, OwnWords, Part, Range, Rank, SelectMultiple, SelectOne, Text
from kiosk.text import clean


class Refused(ValueError):
    """An answer that its part cannot take; the message says why, for whoever wrote the program that offered it."""


def accepted(part: Part, value: Answer) -> Answer | None:
    """Bring a value into the form it is kept in; None means that it is no answer (nothing chosen, nothing written).

    Raises:
        Refused: the part cannot have this value.
    """
    match part:
        case SelectOne():
            return _chosen(part, (value,))[0]
        case SelectMultiple():
            return _several(part, value) or None
        case Rank():
            return _ranked(part, value) or None
        case Range() | Integer():
            return _number(part, value)
        case OwnWords():
            return _words(part, value) or None
        case Note():
            raise Refused(f"{part.name} is a note and has no answer")
        case _:
            assert_never(part)


def too_few(part: Part, value: Answer | None) -> int:
    """Count how many choices are still to be made before this answer is one: 0 for all kinds but `select_multiple`."""
    if isinstance(part, SelectMultiple) and part.min and isinstance(value, tuple):
        return max(0, part.min - len(value))
    return 0


def is_begun(part: Part, value: Answer | None) -> bool:
    """Tell whether this is a ranking that still lacks some of its choices; it is an answer only when it has all.

    Raises:
        Refused: it holds what the part does not have.
    """
    if not isinstance(part, Rank) or not isinstance(value, tuple):
        return False
    return 0 < len(_chosen(part, value)) < len(part.choices)


def _chosen(part: SelectOne | SelectMultiple | Rank, names: tuple[Answer, ...]) -> tuple[str, ...]:
    order = [choice.name for choice in part.choices]
    unknown = [name for name in names if name not in order]
    if unknown or len(set(names)) != len(names):
        raise Refused(f"{part.name} has no choice {unknown or 'twice'}")
    return tuple(str(name) for name in names)


def _several(part: SelectMultiple, value: Answer) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        raise Refused(f"{part.name} takes several choices")
    chosen = _chosen(part, value)
    if part.max and len(chosen) > part.max:
        raise Refused(f"{part.name} takes at most {part.max} choices")
    return tuple(choice.name for choice in part.choices if choice.name in chosen)


def _ranked(part: Rank, value: Answer) -> tuple[str, ...]:
    if not isinstance(value, tuple) or len(value) not in {0, len(part.choices)}:
        raise Refused(f"{part.name} takes every choice, in order")
    return _chosen(part, value)


def _number(part: Range | Integer, value: Answer) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused(f"{part.name} takes a number")
    if (part.min is not None and value < part.min) or (part.max is not None and value > part.max):
        raise Refused(f"{part.name} takes a number from {part.min} to {part.max}")
    on_step = isinstance(value, int) if isinstance(part, Integer) else value in positions(part)
    if not on_step:
        raise Refused(f"{part.name} takes no number between its steps")
    return value


def _words(part: OwnWords, value: Answer) -> str:
    if not isinstance(value, str):
        raise Refused(f"{part.name} takes words")
    text = clean(value).strip()
    if len(text) > part.max_length:
        raise Refused(f"{part.name} takes at most {part.max_length} characters")
    return text


def written(number: int | float) -> str:
    """Write a number as tallies name it: in full, without an end of zeros."""
    return str(number) if isinstance(number, int) else f"{number:.15g}"


def ends(part: Range) -> dict[str, Text | None]:
    """Tell what the two ends of a scale mean, by their numbers as tallies name them; what lies between has no words."""
    return {written(part.min): part.low, written(part.max): part.high}


def positions(part: Range) -> tuple[int | float, ...]:
    """Every value on the scale of a range, rising; whole numbers stay whole, steps do not add up their errors."""
    count = round((part.max - part.min) / part.step)
    values = (part.min + index * part.step for index in range(count + 1))
    return tuple(int(value) if float(value).is_integer() else round(value, 9) for value in values)
