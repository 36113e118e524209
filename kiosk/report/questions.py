"""The questions that were discussed: what people answered, what the groups made of it, and what was concluded."""

from collections.abc import Iterator

from kiosk.model.workshop import Note, Question
from kiosk.report import spoken
from kiosk.report.blocks import Block, Heading, Listing, Paragraph
from kiosk.report.material import Material
from kiosk.report.numbers import numbers

OTHERWISE = "_otherwise"
"""What the name of a question is followed by where a group's scribe wrote who saw it otherwise."""


def questions(material: Material) -> Iterator[Block]:
    """Tell everything about each question, in the order of the workshop file."""
    words = material.words
    yield Heading(words("Questions discussed"), 2)
    for number, question in enumerate(material.workshop.questions, 1):
        yield Heading(words("Question {n}: {label}", n=number, label=words.text(question.label)), 3)
        yield from _answered(material, question)
        yield from _by_groups(material, question)
        yield from spoken.themes(material, question.name)
        yield from spoken.quotes(material, question)
        yield from _concluded(material, question)


def _answered(material: Material, question: Question) -> Iterator[Block]:
    for part in question.parts:
        if not isinstance(part, Note):
            yield Heading(material.words.text(part.label), 4)
            yield from numbers(material, part)


def _by_groups(material: Material, question: Question) -> Iterator[Block]:
    words, items = material.words, list[str]()
    for response in material.scribes:
        group = words("Group {group}", group=response.group) if response.group else words("A group without a number")
        made, otherwise = (str(response.answers.get(question.name + end, "")).strip() for end in ("", OTHERWISE))
        if made:
            items.append(f"{group}: {made}")
        if otherwise:
            items.append(words("{group}, who saw it otherwise: {text}", group=group, text=otherwise))
    yield Heading(words("What the groups made of it"), 4)
    yield Listing(tuple(items)) if items else Paragraph(words("No group noted an answer."))


def _concluded(material: Material, question: Question) -> Iterator[Block]:
    words = material.words
    mine = [each for each in material.conclusions if each.question == question.name]
    concluded = tuple(each.text for each in mine if each.kind == "conclusion")
    notes = tuple(f"{material.time(each.at)} {each.text}" for each in mine if each.kind == "note")
    yield Heading(words("Conclusions on this question"), 4)
    yield Listing(concluded) if concluded else Paragraph(words("No conclusion was noted."))
    yield Heading(words("Notes on this question"), 4)
    yield Listing(notes) if notes else Paragraph(words("No note was made."))
