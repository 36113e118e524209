"""Tells what the results page shows as data: the same value, nothing beside it."""

from collections.abc import Iterator
from datetime import datetime

from kiosk.model.published import (
    FORMAT,
    GroupAnswer,
    Numbers,
    Published,
    PublishedPart,
    PublishedQuestion,
    PublishedTexts,
)
from kiosk.model.results import PartResult, Tally
from kiosk.model.workshop import Question, Workshop
from kiosk.times import stamp
from kiosk.web.content import Content, Spoken, Texts
from kiosk.web.figures import closed


def published(workshop: Workshop, content: Content, made: datetime) -> Published:
    """Tell everything that is shown at one moment."""
    return Published(
        format=FORMAT,
        class_="shareable",
        made=stamp(made),
        workshop=workshop.name,
        version=workshop.version,
        title=workshop.title,
        languages=workshop.languages,
        closed=content.closed,
        participants=content.results.participants,
        questions=tuple(_question(question, content) for question in workshop.questions),
        asked=tuple((whom, _texts(texts)) for whom, texts in content.asked),
        conclusions=content.conclusions,
        synthetic=content.synthetic,
    )


def _question(question: Question, content: Content) -> PublishedQuestion:
    spoken = content.spoken.get(question.name, Spoken())
    return PublishedQuestion(
        name=question.name,
        label=question.label,
        hidden=question.name in content.hidden,
        parts=tuple(_parts(question, content)),
        quotes={part: _texts(texts) for part, texts in spoken.quotes.items()},
        groups=tuple(GroupAnswer(group=each.group, text=each.text) for each in spoken.groups),
        otherwise=_texts(spoken.otherwise),
        conclusions=spoken.conclusions,
    )


def _parts(question: Question, content: Content) -> Iterator[PublishedPart]:
    for part in closed(question):
        result = content.results.parts.get(part.name, PartResult(None))
        yield PublishedPart(
            name=part.name,
            type=part.kind,
            label=part.label,
            choices={choice.name: choice.label for choice in getattr(part, "choices", ())},
            total=_numbers(result.total),
            by={
                split: {name: _numbers(tally) for name, tally in sides.items()}
                for split, sides in result.splits.items()
            },
        )


def _numbers(tally: Tally | None) -> Numbers | None:
    return Numbers(base=tally.base, counts=tally.counts, positions=tally.positions) if tally else None


def _texts(texts: Texts) -> PublishedTexts:
    return PublishedTexts(texts=texts.shown, more=texts.more)
