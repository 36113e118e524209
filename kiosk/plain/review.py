"""All answers one after the other, before they are handed in; a number leads back to a step."""

from collections.abc import Iterator

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.model.response import Missing
from kiosk.model.workshop import Part
from kiosk.plain.reading import no_answer
from kiosk.plain.talk import Sign, Talk
from kiosk.saying import say
from kiosk.steps import Kind, Step
from kiosk.telling.places import place


def ask_review(talk: Talk, interview: Interview, changed: int | None = None) -> int | Sign:
    """Tell what will be handed in; tells the place of a step to change, or whether to hand in or go back.

    Args:
        talk: with whom.
        interview: stands at its review.
        changed: the place of the step that somebody comes from, of which alone is told what was answered; None for all.
    """
    words, of_group = talk.words, interview.response.is_of_group
    places = [at for at, step in enumerate(interview.steps) if step.fields]
    asks = words("Is this what the group wants to say?") if of_group else words("Is this what you want to say?")
    talk.say(", ".join(place(interview, words)) + ".", asks)
    for number, at in enumerate(places, 1):
        if changed in {None, at}:
            _tell(talk, interview, interview.steps[at], number)
    numbers = [str(number) for number in range(1, len(places) + 1)]
    prompt = words("Type a number to change something. Enter hands in.")
    while True:
        typed = talk.ask(prompt)
        if isinstance(typed, Sign):
            if typed is not Sign.DECLINE:
                return typed
        elif typed in numbers:
            return places[numbers.index(typed)]
        else:
            talk.say(no_answer(typed, words))


def _tell(talk: Talk, interview: Interview, step: Step, number: int) -> None:
    """Tell what was answered at a step, behind its number; above a group's answer its question, which that has no other name."""
    words = talk.words
    if interview.response.is_of_group and step.kind is Kind.QUESTION and step.question:
        talk.say(words.text(step.question.label))
    first, *others = told(interview, step, words)
    talk.options([first], [number])
    talk.say(*others)


def told(interview: Interview, step: Step, words: Words) -> Iterator[str]:
    """Say each part of a step with its answer; own words beside a choice only where there are any."""
    for part in step.fields:
        if interview.value(part.name) is not None or not step.owner(part.name):
            label = words.text(part.label)
            yield f"{label}{'' if label[-1:] in '?.:…' else ':'} {_said(interview, part, words)}"


def _said(interview: Interview, part: Part, words: Words) -> str:
    value, missing = interview.value(part.name), interview.response.missing.get(part.name)
    nothing = value is None and missing is not Missing.DECLINED
    return words("no answer") if nothing else say(part, value, words, missing)
