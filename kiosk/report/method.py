"""How it was done: the groups, the order of the questions, the minutes, the rounds, and what is not shown."""

from collections.abc import Iterator

from kiosk.numbering import question_order
from kiosk.report.blocks import Block, Figure, Heading, Listing, Paragraph, Text
from kiosk.report.material import Material
from kiosk.report.phrases import sentences
from kiosk.report.populations import group, people
from kiosk.report.sources import At, Counted, Key, MedianMinutes


def method(material: Material) -> Iterator[Block]:
    """Tell how it was done, and how small groups are kept from being told from the numbers."""
    words = material.words
    minimum = words.count(material.workshop.privacy.minimum, At(("workshop", "privacy", "minimum")))
    yield Heading(words("How it was done"), 2)
    yield Paragraph(sentences(*_groups(material), *_planned(material), *_rounds(material), *_took(material)))
    if material.workshop.groups > 1 and people(material):
        yield Listing(tuple(_orders(material)))
    yield Paragraph(
        sentences(
            words(
                "The numbers are those of the results page: where fewer than {minimum} people answered, nothing is shown, "
                "nor anything from which it could be computed.",
                minimum=minimum,
            ),
            words("Own words are quoted only where their author allowed it and the facilitator released them."),
            words("Rehearsals are not counted."),
        )
    )


def _groups(material: Material) -> Iterator[Text]:
    words, workshop = material.words, material.workshop
    if not people(material):
        yield words("Nobody took part.") if material.closed else words("Nobody has taken part yet.")
        return
    if workshop.groups == 1:
        yield words("Everybody was in the same group.")
        return
    number = words.count(workshop.groups, At(("workshop", "groups")))
    yield words("The participants were divided into {number} groups, balanced in size and in role.", number=number)
    if len(workshop.questions) > 1:
        yield words("Each group began with a different question.")


def _planned(material: Material) -> Iterator[Text]:
    """Tell the minutes for each question; together, where all have as many."""
    words = material.words
    planned = {each.name: each.minutes for each in material.workshop.questions if each.minutes}
    figures = {
        name: words.count(minutes, At(("workshop", "questions", name, "minutes"))) for name, minutes in planned.items()
    }
    if len(set(planned.values())) == 1 and len(planned) == len(material.workshop.questions):
        figure = next(iter(figures.values()))
        yield words.plural(
            "{number} minute was planned for each question.", "{number} minutes were planned for each question.", figure
        )
        return
    for name, figure in figures.items():
        yield words.plural(
            "{number} minute was planned for question {question}.",
            "{number} minutes were planned for question {question}.",
            figure,
            question=_place(material, name),
        )


def _rounds(material: Material) -> Iterator[Text]:
    words = material.words
    told = [words.time(each.began, At(("rounds", str(each.turn), "began"))) for each in material.rounds]
    if told:
        yield words.plural(
            "The clock was used for {number} round, which began at {times}.",
            "The clock was used for {number} rounds, which began at {times}.",
            words.count(len(told), Counted("rounds")),
            times=words.listing([(time,) for time in told]),
        )


def _took(material: Material) -> Iterator[Text]:
    """Tell the time at the laptop once nobody adds to it any more; two drafts would tell how long one person took.

    Its value is as rough as it is shown: to the millisecond it is the time of one person.
    """
    words, room = material.words, material.room
    if room.minutes is not None and room.complete >= material.workshop.privacy.minimum and material.is_settled:
        minutes = words.decimal(round(room.minutes, 1), MedianMinutes())
        yield words("Half of those who completed it took {minutes} minutes or less at the laptop.", minutes=minutes)


def _orders(material: Material) -> Iterator[Text]:
    words = material.words
    names = [question.name for question in material.workshop.questions]
    for number, size in material.groups.items():
        seated = (("level", ("participant",)), ("status", ("complete", "partial")), ("group", (number,)))
        order = words.sequence([(_place(material, name),) for name in question_order(names, int(number))])
        yield words.plural(
            "{group}: {number} participant; order of the questions: {order}.",
            "{group}: {number} participants; order of the questions: {order}.",
            words.count(size, Counted("responses", seated)),
            group=group(words, int(number)),
            order=order,
        )


def _place(material: Material, name: str) -> Figure:
    names = [question.name for question in material.workshop.questions]
    return material.words.digits(names.index(name) + 1, Key(("workshop", "questions", name)))
