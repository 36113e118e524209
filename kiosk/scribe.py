"""The scribe's way: what one group says to each question, who saw it otherwise, and what it asks others."""

from msgspec import structs

from kiosk.locale import Words
from kiosk.model.response import Response
from kiosk.model.workshop import OwnWords, Part, Question, Text, Workshop, group_names
from kiosk.steps import Kind, Step, asked_parts, steps


def way(workshop: Workshop, response: Response) -> tuple[Step, ...]:
    """Lay out the whole way of whoever gives this response: a participant, or the scribe of a group."""
    order = response.question_order
    return scribe_steps(workshop, order) if response.is_of_group else steps(workshop, order)


def scribe_steps(workshop: Workshop, order: tuple[str, ...]) -> tuple[Step, ...]:
    """Lay out the way of a scribe: for each question the group's answer, then its questions to others where these are asked."""
    found = [
        Step(kind, parts, question, turn)
        for turn, question in enumerate(map(workshop.question, order), 1)
        for kind, parts in (
            (Kind.QUESTION, answer_parts(workshop, question)),
            (Kind.ASKED, group_asked_parts(workshop, question)),
        )
        if parts
    ]
    return (*found, Step(Kind.REVIEW), Step(Kind.THANKS))


def answer_parts(workshop: Workshop, question: Question) -> tuple[Part, ...]:
    """Make the two parts of a group's answer: the answer, under the question's name, and who saw it otherwise."""
    otherwise, _, _ = group_names(question.name)
    return (
        OwnWords(name=question.name, label=_told(workshop, "What do you answer together?")),
        OwnWords(
            name=otherwise,
            label=_told(workshop, "Who saw it otherwise, and how?"),
            hint=_told(workshop, "A role is enough, without a name."),
        ),
    )


def group_asked_parts(workshop: Workshop, question: Question) -> tuple[Part, ...]:
    """Make the group's own question to somebody else, about one of the workshop's."""
    names = group_names(question.name)[1:]
    return tuple(structs.replace(part, name=name) for part, name in zip(asked_parts(workshop), names, strict=False))


def _told(workshop: Workshop, message: str) -> Text:
    return {language: Words(language)(message) for language in workshop.languages}
