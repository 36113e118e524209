"""Whether a workshop that has the right shape makes sense: names once, every language, choices that can be chosen."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

from kiosk.model.workshop import (
    ASKED,
    ASKED_TO,
    Integer,
    Note,
    Part,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
    Workshop,
    group_names,
    other_of,
)

Problem: TypeAlias = tuple[str, str]
"""The key path, and what is wrong there with what to do."""

RESERVED = frozenset(
    {ASKED, ASKED_TO, "group", "instanceID", "form_id", "version", "deviceid", "level", "status", "language", "start"}
    | {"end", "today", "test", "revision", "question_order", "missing", "quotable", "seconds"}
    | {"class", "released", "held", "question", "split", "side"}
)
"""Names that the exports use themselves: a part that is called so would have a column that is there already."""
MOST_CHOICES, MOST_POSITIONS = 10, 11
"""Each choice has a digit of its own, and a scale fits on a line."""


def unsound(workshop: Workshop) -> Iterator[Problem]:
    """Tell every problem of a workshop."""
    yield from _texts(workshop)
    yield from _names(workshop)
    for path, part in _parts(workshop):
        yield from _part(path, part)
    for at, question in enumerate(workshop.questions):
        if all(isinstance(part, Note) for part in question.parts):
            yield f"questions[{at}].parts", "nothing here can be answered; add a part that is no note."
    yield from _whole(workshop)


def _parts(workshop: Workshop) -> Iterator[tuple[str, Part]]:
    for at, part in enumerate(workshop.intake):
        yield f"intake[{at}] ({part.name})", part
    for at, question in enumerate(workshop.questions):
        for place, part in enumerate(question.parts):
            yield f"questions[{at}].parts[{place}] ({part.name})", part


def _texts(workshop: Workshop) -> Iterator[Problem]:
    """Find texts that lack a language, or have one that is not declared, or hold nothing or control characters."""
    declared = set(workshop.languages)
    for path, text in _all_texts(workshop, ""):
        for language in sorted(declared - text.keys()):
            yield f"{path}.{language}", f"the text has no {language}; add it, or take {language} out of languages."
        for language in sorted(text.keys() - declared):
            yield f"{path}.{language}", f"{language} is not among the languages; add it there, or take this text out."
        for language, words in text.items():
            if not words.strip():
                yield f"{path}.{language}", "the text is empty; write it."
            if any(unicodedata.category(sign) == "Cc" and sign != "\n" for sign in words):
                yield f"{path}.{language}", "the text holds a control character; type it anew."


def _all_texts(value: Any, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(value, dict) and path != "sectors":
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _all_texts(each, f"{path}.{key}")
    elif isinstance(value, tuple) and path != "languages":
        for at, each in enumerate(value):
            yield from _all_texts(each, f"{path}[{at}]")
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from _all_texts(getattr(value, name), f"{path}.{name}" if path else name)


def _names(workshop: Workshop) -> Iterator[Problem]:
    named = [
        (f"questions[{at}]", name)
        for at, question in enumerate(workshop.questions)
        for name in (question.name, *group_names(question.name))
    ]
    for path, part in _parts(workshop):
        named.append((path, part.name))
        if words := other_of(part):
            named.append((path, words))
            if len(words) > 32:
                yield (
                    f"{path}.name",
                    f"with its choice “other” it needs the name {words}, which is over 32; shorten it.",
                )
    counted = Counter(name for _, name in named)
    for path, name in named:
        if counted[name] > 1:
            yield f"{path}.name", f"the name {name} is used {counted[name]} times; every name is unique in the file."
        if name in RESERVED:
            yield f"{path}.name", f"the name {name} is the kiosk's own; choose another."


def _part(path: str, part: Part) -> Iterator[Problem]:
    match part:
        case SelectOne() | SelectMultiple() | Rank():
            yield from _choices(path, part)
        case Range():
            yield from _scale(path, part)
        case Integer(min=int(low), max=int(high)) if low > high:
            yield f"{path}.min", f"it is more than max ({high}); swap them."
        case Note(required=True):
            yield f"{path}.required", "a note has no answer and cannot be required; take this out."
        case _:
            pass


def _choices(path: str, part: SelectOne | SelectMultiple | Rank) -> Iterator[Problem]:
    names = Counter(choice.name for choice in part.choices)
    if len(part.choices) < 2:
        yield f"{path}.choices", "the list is too short; give at least two choices."
    if len(part.choices) > MOST_CHOICES:
        yield f"{path}.choices", f"there are {len(part.choices)}; at most {MOST_CHOICES}, since each has a digit."
    for name, times in names.items():
        if times > 1:
            yield f"{path}.choices", f"the choice {name} stands there {times} times; every name is unique in its list."
    if isinstance(part, Rank) and "other" in names:
        yield (
            f"{path}.choices",
            "a ranking cannot hold “other”, which would mean something else to everybody; take it out.",
        )
    if isinstance(part, SelectMultiple):
        low, high = part.min or 0, part.max if part.max is not None else len(part.choices)
        if not low <= high <= len(part.choices):
            yield f"{path}.max", f"min {low}, max {high} and {len(part.choices)} choices do not go together; mend one."


def _scale(path: str, part: Range) -> Iterator[Problem]:
    if not part.min < part.max:
        yield f"{path}.min", f"it should be less than max ({part.max})."
        return
    steps = (part.max - part.min) / part.step
    if not steps + 1 <= MOST_POSITIONS:
        yield f"{path}.step", f"the scale has {steps + 1:.0f} positions; at most {MOST_POSITIONS} fit on a line."
    elif abs(steps - round(steps)) > 1e-9:
        yield f"{path}.step", f"from {part.min} to {part.max} is no whole number of steps of {part.step}; mend one."


def _whole(workshop: Workshop) -> Iterator[Problem]:
    if len(set(workshop.languages)) != len(workshop.languages):
        yield "languages", "a language stands there twice; take one out."
    if len(workshop.places) > workshop.groups:
        yield "places", f"there are {len(workshop.places)} places for {workshop.groups} groups; take some out."
    if workshop.privacy.desk_minimum > workshop.privacy.minimum:
        yield "privacy.desk_minimum", f"it is more than minimum ({workshop.privacy.minimum}); make it that or less."
    selects = {part.name for part in workshop.intake if isinstance(part, SelectOne)}
    if workshop.asked and workshop.asked.to not in selects:
        yield (
            "asked.to",
            f"“{workshop.asked.to}” is no select_one of the intake; name one: {', '.join(selects) or 'add it'}.",
        )
    if workshop.sectors:
        yield from _sectors(workshop)


def _sectors(workshop: Workshop) -> Iterator[Problem]:
    for path, part in _parts(workshop):
        for choice in getattr(part, "choices", ()):
            if choice.sector and choice.sector not in workshop.sectors:
                yield (
                    f"{path}.choices ({choice.name})",
                    f"the sector {choice.sector} has no label; add it to [sectors].",
                )
