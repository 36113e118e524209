"""What is said where a step cannot be left yet."""

from kiosk.answers import too_few
from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.model.workshop import Integer, OwnWords, Range, Rank, SelectMultiple, SelectOne


def refusal(interview: Interview, name: str, words: Words) -> str:
    """Say what to do at a part that is needed."""
    part = next(part for part in interview.step.parts if part.name == name)
    match part:
        case SelectMultiple():
            left = too_few(part, interview.value(name)) or part.min or 1
            return words.plural("Choose one more to go on.", "Choose {n} more to go on.", left)
        case SelectOne():
            return words("Press the digit of your answer to go on.")
        case Rank():
            return words("Give every answer a place to go on.")
        case Range():
            return words("Press the digit of your place on the scale to go on.")
        case Integer():
            return words("Type a number to go on.")
        case OwnWords():
            return words("Write a few words to go on.")
        case _:
            return ""
