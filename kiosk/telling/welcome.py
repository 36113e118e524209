"""What the welcome says of a workshop."""

from kiosk.locale import Words
from kiosk.model.workshop import Workshop


def promise(workshop: Workshop, minutes: int, words: Words) -> list[str]:
    """Say how many questions there are, how long they take, and that no name is asked."""
    return [
        words.plural("One question", "{n} questions", len(workshop.questions)),
        words.plural("about a minute", "about {n} minutes", minutes),
        words("without your name"),
    ]


def ways(workshop: Workshop, words: Words, *, closed: bool) -> list[tuple[str, str]]:
    """Tell what can be done at the welcome, each with its key."""
    about = [("i", words("What is this about?"))] if workshop.about else []
    if closed:
        return [("c", words("Look up or delete my answers with my code")), *about]
    several = workshop.groups > 1
    group = ("g", words("Enter a group's answer") if several else words("Enter the answer of the table"))
    return [("enter", words("Begin")), ("c", words("Continue with my code")), group, *about]


def went_before(workshop: Workshop, before: int, words: Words) -> str:
    """Say how many took part already; nothing where nobody did."""
    expected = workshop.expected_participants
    if not before:
        return ""
    if expected:
        return words("{before} of {expected} participants went before you", before=before, expected=expected)
    return words.plural("One participant went before you", "{n} participants went before you", before)
