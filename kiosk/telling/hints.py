"""What a part expects."""

from kiosk.locale import Words
from kiosk.model.workshop import Integer, Part, SelectMultiple


def hint(part: Part, words: Words) -> str:
    """Say the workshop's own hint, and how many are to be chosen."""
    told = [words.text(part.hint)] if part.hint else []
    match part:
        case SelectMultiple(min=int(fewest), max=int(most)) if fewest:
            told.append(words("Choose {fewest} to {most}.", fewest=fewest, most=most))
        case SelectMultiple(min=int(fewest)) if fewest:
            told.append(words("Choose at least {fewest}.", fewest=fewest))
        case SelectMultiple(max=int(most)):
            told.append(words("Choose at most {most}.", most=most))
        case _:
            pass
    return " ".join(told)


def whole_number(part: Integer, words: Words) -> str:
    """Say which numbers fit."""
    low, high = part.min, part.max
    if low is not None and high is not None:
        return words("Type a whole number from {low} to {high}.", low=low, high=high)
    if low is not None:
        return words("Type a whole number, {low} or more.", low=low)
    if high is not None:
        return words("Type a whole number, at most {high}.", high=high)
    return words("Type a whole number.")
