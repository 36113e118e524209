"""Where in an interview somebody is."""

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.steps import Kind


def place(interview: Interview, words: Words) -> list[str]:
    """Say which group, which question or which other screen this is, each by itself."""
    step, group = interview.step, interview.response.group
    if step.kind is Kind.INTAKE:
        return [words("About you")]
    said = [words("Group {group}", group=group)] if group and interview.workshop.groups > 1 else []
    if interview.response.is_of_group:
        said.append(words("scribe"))
    if step.question:
        count = len(interview.workshop.questions)
        said.append(words("question {turn} of {count}", turn=step.turn, count=count))
    if step.kind is Kind.ASKED:
        said.append(words("to the table"))
    if step.kind is Kind.REVIEW:
        said.append(words("your answers"))
    return said
