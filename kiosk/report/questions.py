"""The questions that were discussed: what people answered, what the groups made of it, and what was noted."""

from collections.abc import Iterator

from kiosk.model.response import Response
from kiosk.model.workshop import Question, group_names
from kiosk.report import spoken
from kiosk.report.blocks import Block, Heading, Listing, Paragraph, Text, cited
from kiosk.report.material import Material
from kiosk.report.numbers import numbers
from kiosk.report.parted import parted
from kiosk.report.populations import group
from kiosk.report.sources import At, Key


def questions(material: Material) -> Iterator[Block]:
    """Tell everything about each question, in the order of the workshop file; of one that is hidden, that it is."""
    words = material.words
    yield Heading(words("Questions discussed"), 2)
    for number, question in enumerate(material.workshop.questions, 1):
        named = words.digits(number, Key(("workshop", "questions", question.name)))
        yield Heading(words("Question {n}: {label}", n=named, label=words.text(question.label)), 3)
        if material.shows(question):
            told = list(_told(material, question))
            yield from told or [Paragraph(_nothing(material, question))]
        else:
            yield Paragraph(words("The facilitator does not show the results of this question outside the desk."))


def _told(material: Material, question: Question) -> Iterator[Block]:
    for part in question.parts:
        yield from numbers(material, part)
    yield from parted(material, question)
    yield from spoken.own_words(material, question)
    yield from spoken.themes(material, question.name)
    yield from _by_groups(material, question)
    yield from _otherwise(material, question)
    yield from _noted(material, question)


def _nothing(material: Material, question: Question) -> Text:
    """Say why there is nothing: nobody answered, or too few did."""
    words, asked = material.words, [part.name for part in question.parts]
    if any(material.tallies.total(name).base for name in material.tallies.parts if name in asked):
        return words("Too few people have answered this question to show what they said.")
    return words("Nobody answered this question.")


def _by_groups(material: Material, question: Question) -> Iterator[Block]:
    words = material.words
    items = [
        words("{group}: {text}", group=_group(material, response), text=cited(text))
        for response in material.scribes
        if (text := _written(response, question.name))
    ]
    if items:
        yield Heading(words("What the groups made of it"), 4)
        yield Listing(tuple(items))


def _otherwise(material: Material, question: Question) -> Iterator[Block]:
    """Tell who saw it otherwise, as the page does: without the group's number, and only where enough people took part.

    Within one group it would be about one or two people at a table.
    """
    name, _, _ = group_names(question.name)
    texts = sorted({text for each in material.scribes if (text := _written(each, name))}, key=str.casefold)
    if texts and material.results.participants is not None:
        yield Heading(material.words("Who saw it otherwise"), 4)
        yield Listing(tuple(map(cited, texts)))


def _noted(material: Material, question: Question) -> Iterator[Block]:
    notes = [each for each in material.conclusions if each.kind == "note" and each.question == question.name]
    if notes:
        yield Heading(material.words("Notes on this question"), 4)
        yield Listing(tuple(note(material, each.id, each.at, each.text) for each in notes))


def note(material: Material, identity: str, at: str, text: str) -> Text:
    """Tell a line of the minutes, with its time."""
    time = material.words.time(at, At(("conclusions", identity, "at")))
    return material.words("{time} {text}", time=time, text=cited(text))


def _group(material: Material, response: Response) -> Text:
    words = material.words
    return group(words, response.group) if response.group else words("A group without a number")


def _written(response: Response, name: str) -> str:
    text = response.answers.get(name)
    return text.strip() if isinstance(text, str) else ""
