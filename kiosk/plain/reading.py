"""What was typed, read as the answer to a part; or one sentence that says why it is none."""

import re
from collections.abc import Sequence
from typing import assert_never

from kiosk.answers import positions, written
from kiosk.locale import Words
from kiosk.model.response import Answer
from kiosk.model.workshop import Integer, Note, OwnWords, Part, Range, Rank, SelectMultiple, SelectOne

WHOLE = re.compile(r"[+-]?[0-9]{1,12}")
LONG = 40
"""Characters of something wrong that are said back."""
SIGNS = str.maketrans("−–,", "--.")
"""Other minus signs than that of the keyboard, and the decimal comma."""


class Wrong(Exception):
    """What was typed is no answer; the message says why."""


def read(part: Part, typed: str, words: Words) -> Answer:
    """Read an answer.

    Raises:
        Wrong: it is none to this part.
    """
    match part:
        case SelectOne():
            return _one(part, typed, words)
        case SelectMultiple():
            return _several(part, typed, words)
        case Rank():
            return _ranked(part, typed, words)
        case Range():
            return _placed(part, typed, words)
        case Integer():
            number = typed.translate(SIGNS)
            fits = WHOLE.fullmatch(number) and _within(part, int(number))
            if not fits:
                raise _no_answer(typed, words)
            return int(number)
        case OwnWords() | Note():
            return typed
        case _:
            assert_never(part)


def no_answer(typed: str, words: Words) -> str:
    """Say that what was typed is no answer to what was asked."""
    said = typed if len(typed) <= LONG else f"{typed[:LONG]} …"
    return words("“{typed}” is no answer here.", typed=said)


def one_of(part: SelectOne | SelectMultiple | Rank, words: Words) -> str:
    """Say which number to type."""
    return words("Type a number from {low} to {high}.", low=1, high=len(part.choices))


def on_scale(part: Range, words: Words) -> str:
    """Say which numbers stand on a scale."""
    scale = positions(part)
    if part.step == 1:
        return words("Type a number from {low} to {high}.", low=written(scale[0]), high=written(scale[-1]))
    return words("Type one of these numbers: {numbers}.", numbers=", ".join(map(written, scale)))


def several_of(part: SelectMultiple, words: Words) -> str:
    """Say how to type several numbers."""
    return words("Type numbers from {low} to {high}, with spaces between them.", low=1, high=len(part.choices))


def in_order(part: Rank, words: Words) -> str:
    """Say how to type an order."""
    return words(
        "Type the numbers {low} to {high} in your order, the most important first, with spaces between them.",
        low=1,
        high=len(part.choices),
    )


def _one(part: SelectOne, typed: str, words: Words) -> str:
    chosen = _chosen(part, typed)
    if chosen is None or len(chosen) != 1:
        raise _no_answer(typed, words)
    return chosen[0]


def _several(part: SelectMultiple, typed: str, words: Words) -> tuple[str, ...]:
    chosen = _chosen(part, typed)
    if not chosen:
        raise _no_answer(typed, words)
    names = tuple(choice.name for choice in part.choices if choice.name in chosen)
    if part.max is not None and len(names) > part.max:
        raise Wrong(words("Choose at most {most}.", most=part.max))
    if part.min is not None and len(names) < part.min:
        raise Wrong(words("Choose at least {fewest}.", fewest=part.min))
    return names


def _ranked(part: Rank, typed: str, words: Words) -> tuple[str, ...]:
    """Read an order; the last one goes by itself, as on the full screen."""
    chosen = _chosen(part, typed) or ()
    left = [choice.name for choice in part.choices if choice.name not in chosen]
    if not chosen:
        raise _no_answer(typed, words)
    if len(set(chosen)) != len(chosen):
        raise Wrong(words("Give each number once."))
    if len(left) > 1:
        raise Wrong(words.plural("{n} number is missing.", "{n} numbers are missing.", len(left)))
    return (*chosen, *left)


def _placed(part: Range, typed: str, words: Words) -> int | float:
    scale = positions(part)
    try:
        number = float(typed.translate(SIGNS))
    except ValueError:
        raise _no_answer(typed, words) from None
    wanted = 10 if number == 0 and 0 not in scale else number
    if wanted not in scale:
        raise _no_answer(typed, words)
    return scale[scale.index(wanted)]


def _no_answer(typed: str, words: Words) -> Wrong:
    """Say that this is none; what to type instead is said by the prompt that follows."""
    return Wrong(no_answer(typed, words))


def _within(part: Integer, number: int) -> bool:
    return (part.min is None or number >= part.min) and (part.max is None or number <= part.max)


def _chosen(part: SelectOne | SelectMultiple | Rank, typed: str) -> tuple[str, ...] | None:
    """Tell the names behind the numbers; None where something else was typed, or a number that is not there."""
    numbers = _numbers(typed, len(part.choices))
    if numbers is None or not all(1 <= number <= len(part.choices) for number in numbers):
        return None
    return tuple(part.choices[number - 1].name for number in numbers)


def _numbers(typed: str, count: int) -> Sequence[int] | None:
    """Take a line apart into numbers; with fewer than ten choices each digit is one, and of ten 0 is the tenth."""
    if re.fullmatch(r"[0-9 ,.;]+", typed) is None:
        return None
    found = re.findall(r"[0-9]" if count < 10 else r"[0-9]{1,4}", typed)
    return [10 if number == "0" and count >= 10 else int(number) for number in found]
