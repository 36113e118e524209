"""How a report ends: what people asked of others, the conclusions of the plenary, and how it was done."""

from collections.abc import Iterator

from kiosk.model.workshop import ASKED, SelectOne
from kiosk.numbering import question_order
from kiosk.report import spoken
from kiosk.report.blocks import Block, Heading, Listing, Paragraph
from kiosk.report.material import Material
from kiosk.steps import asked_parts


def asked(material: Material) -> Iterator[Block]:
    """Give the released questions to others at the table, by whom they are for."""
    words = material.words
    if material.workshop.asked is None:
        return
    yield Heading(words("Questions to others at the table"), 2)
    released = [voice for voice in material.quoted if voice.part == ASKED]
    whom = [part for part in asked_parts(material.workshop) if isinstance(part, SelectOne)]
    labels = {choice.name: words.text(choice.label) for part in whom for choice in part.choices}
    for name in (*labels, *sorted({voice.to or "" for voice in released} - labels.keys())):
        texts = tuple(voice.text for voice in released if (voice.to or "") == name)
        if texts:
            yield Heading(words("To: {whom}", whom=labels.get(name, name) or words("nobody in particular")), 3)
            yield Listing(texts)
    if not released:
        yield Paragraph(words("No question was released."))
    if any(material.themed.get(voice.id) for voice in material.voices if voice.part == ASKED):
        yield from spoken.themes(material, None)


def concluded(material: Material) -> Iterator[Block]:
    """Give all conclusions, in the order in which they were noted, each with the number of its question."""
    words = material.words
    numbers = {question.name: number for number, question in enumerate(material.workshop.questions, 1)}
    found = [each for each in material.conclusions if each.kind == "conclusion"]
    items = tuple(
        words("{text} (question {n})", text=each.text, n=numbers[each.question])
        if each.question in numbers
        else each.text
        for each in found
    )
    yield Heading(words("Main conclusions"), 2)
    yield Listing(items) if items else Paragraph(words("No conclusion was noted."))


def method(material: Material) -> Iterator[Block]:
    """Tell how it was done: the groups, the order of the questions, the minutes, the rounds, and what is not shown."""
    words, workshop = material.words, material.workshop
    yield Heading(words("How it was done"), 2)
    yield Listing((*_groups(material), *_minutes(material), *_rounds(material)))
    yield Paragraph(
        words(
            "Numbers that would be about fewer than {minimum} people are not shown, nor those from which they could be "
            "computed. Own words are quoted only where their author allowed it and the facilitator released them. "
            "Rehearsals are not counted.",
            minimum=workshop.privacy.minimum,
        )
    )


def _groups(material: Material) -> Iterator[str]:
    words, workshop = material.words, material.workshop
    names = [question.name for question in workshop.questions]
    places = {name: str(number) for number, name in enumerate(names, 1)}
    if workshop.groups == 1:
        yield words("Everybody was in one group.")
        return
    for group, people in material.groups.items():
        order = words.sequence([places[name] for name in question_order(names, int(group))])
        told = words.plural("one person", "{n} people", people)
        yield words("Group {group}: {people}; order of the questions: {order}.", group=group, people=told, order=order)


def _minutes(material: Material) -> Iterator[str]:
    words = material.words
    for number, question in enumerate(material.workshop.questions, 1):
        if question.minutes:
            told = words.plural("one minute", "{n} minutes", question.minutes)
            yield words("Planned for question {n}: {minutes}.", n=number, minutes=told)
    if material.room.minutes is not None and material.room.complete >= material.workshop.privacy.minimum:
        minutes = words.number(material.room.minutes, 1)
        yield words("Half of those who completed it took {minutes} minutes or less at the laptop.", minutes=minutes)


def _rounds(material: Material) -> Iterator[str]:
    words = material.words
    for each in material.rounds:
        yield words("Round {n} began at {time}.", n=each.turn, time=material.time(each.began))
    if not material.rounds:
        yield words("No round was held with the clock.")
