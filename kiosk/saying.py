"""An answer as it is said back to the participant."""

from kiosk.answers import written
from kiosk.locale import Words
from kiosk.model.response import Answer, Missing
from kiosk.model.workshop import Part, Range, Rank, SelectMultiple, SelectOne

NOTHING = "—"


def say(part: Part, value: Answer | None, words: Words, missing: Missing | None = None) -> str:
    """Say an answer on one line in the words of the workshop; of none, a dash or that it was declined."""
    if value is None:
        return words("rather not say") if missing is Missing.DECLINED else NOTHING
    match part:
        case SelectOne() | SelectMultiple() | Rank():
            return _labels(part, value if isinstance(value, tuple) else (str(value),), words)
        case Range(max=most):
            return words("{value} of {most}", value=words.figure(float(str(value))), most=words.figure(most))
        case _:
            return " ".join(str(value).split())


def own_answers(part: Part, value: Answer, words: Words) -> list[tuple[str, str]]:
    """List what of an answer is tallied, each as its name in the tally and in words; for rank only what came first."""
    match part:
        case SelectOne() | SelectMultiple() | Rank():
            names = value if isinstance(value, tuple) else (str(value),)
            labels = {choice.name: words.text(choice.label) for choice in part.choices}
            return [(name, labels.get(name, name)) for name in (names[:1] if isinstance(part, Rank) else names)]
        case Range() if isinstance(value, int | float):
            return [(written(value), f"{words.figure(value)} · {words.text(part.label)}")]
        case _:
            return []


def _labels(part: SelectOne | SelectMultiple | Rank, names: tuple[str, ...], words: Words) -> str:
    labels = {choice.name: words.text(choice.label) for choice in part.choices}
    said = [labels.get(name, name) for name in names]
    if isinstance(part, Rank):
        said = [f"{place} {label}" for place, label in enumerate(said, 1)]
    return words.sequence(said)
