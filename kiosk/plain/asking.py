"""What is said of a part before it is answered: the question first, then what can be chosen, one a line, then what to type."""

from kiosk.answers import written
from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.model.workshop import Integer, Note, OwnWords, Part, Range, Rank, SelectMultiple, SelectOne
from kiosk.plain.reading import in_order, on_scale, one_of, several_of
from kiosk.saying import say
from kiosk.telling.hints import hint, whole_number


def question(part: Part, words: Words) -> str:
    """Say what is asked, and what is expected."""
    needed = [words("Needed to go on.")] if part.required else []
    return " ".join(filter(None, (words.text(part.label), hint(part, words), *needed)))


def choices(part: Part, words: Words) -> list[str]:
    """List what can be chosen, in the order of the digits."""
    return [words.text(choice.label) for choice in part.choices] if isinstance(part, Choosing) else []


def ends(part: Part, words: Words) -> str:
    """Say what the ends of a scale mean; nothing of other parts, or where the workshop does not tell."""
    if not isinstance(part, Range):
        return ""
    told = [
        words("{number} means: {meaning}", number=written(end), meaning=words.text(meaning))
        for end, meaning in ((part.min, part.low), (part.max, part.high))
        if meaning
    ]
    return "; ".join(told) + "." if told else ""


def stands(part: Part, interview: Interview, words: Words) -> str:
    """Say what was answered before."""
    value = interview.value(part.name)
    if value is not None:
        said = str(value) if isinstance(part, OwnWords) else say(part, value, words)
        return words("You answered: {answer}", answer=said)
    return words("You would rather not say. That is fine.") if interview.declined(part.name) else ""


def declines(part: Part, interview: Interview) -> bool:
    """Tell whether one may rather not say: where nothing is required and it is not one's own words, or those of a group."""
    return not part.required and not isinstance(part, OwnWords | Note) and not interview.response.is_of_group


def what_to_type(part: Part, interview: Interview, words: Words) -> str:
    """Say what to type, and what Enter does without it."""
    told = [_answer(part, words)]
    if interview.value(part.name) is not None:
        told.append(words("Enter keeps it."))
    elif not part.required:
        told.append(words("Enter skips."))
    if declines(part, interview):
        told.append(words("Minus: rather not say."))
    return " ".join(told)


Choosing = SelectOne | SelectMultiple | Rank


def _answer(part: Part, words: Words) -> str:
    match part:
        case SelectOne():
            return one_of(part, words)
        case SelectMultiple():
            return several_of(part, words)
        case Rank():
            return in_order(part, words)
        case Range():
            return on_scale(part, words)
        case Integer():
            return whole_number(part, words)
        case _:
            return words("In your own words.")
