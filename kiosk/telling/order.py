"""In which order a group has the questions."""

from kiosk.interview import Interview
from kiosk.locale import Words


def order(interview: Interview, words: Words) -> str:
    """Say with which question the group begins, and which come then."""
    names = [question.name for question in interview.workshop.questions]
    places = [str(names.index(name) + 1) for name in interview.response.question_order]
    if len(places) == 1:
        return words("Your group discusses one question.")
    first, rest = places[0], words(", then ").join(places[1:])
    return words("Your group begins with question {first}, then {rest}.", first=first, rest=rest)
