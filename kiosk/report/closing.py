"""How a report ends: what people asked of others, the dilemmas, and the conclusions of the plenary."""

from collections.abc import Iterator

from kiosk.labels import addressees
from kiosk.model.workshop import ASKED
from kiosk.report import spoken
from kiosk.report.blocks import Block, Heading, Listing, Paragraph, Text, cited
from kiosk.report.material import Material
from kiosk.report.sources import Key


def asked(material: Material) -> Iterator[Block]:
    """Give the released questions to others at the table, by whom they are for."""
    words = material.words
    released = [voice for voice in material.quoted if voice.part == ASKED]
    themes = list(spoken.themes(material, None))
    if not released and not themes:
        return
    yield Heading(words("Questions to others at the table"), 2)
    labels = addressees(material.workshop)
    for name in (*labels, *sorted({voice.to or "" for voice in released} - labels.keys())):
        texts = tuple(map(cited, dict.fromkeys(voice.text for voice in released if (voice.to or "") == name)))
        if texts:
            whom = words.text(labels.get(name)) or (cited(name) if name else words("nobody in particular"))
            yield Heading(words("To: {whom}", whom=whom), 3)
            yield Listing(texts)
    yield from themes


def dilemmas(material: Material) -> Iterator[Block]:
    """Tell the dilemmas, as the workshop file has them."""
    words = material.words
    if material.workshop.dilemmas:
        yield Heading(words("Dilemmas"), 2)
        yield Listing(tuple(words.text(each) for each in material.workshop.dilemmas))


def concluded(material: Material) -> Iterator[Block]:
    """Give all conclusions, in the order in which they were noted, each with the number of its question."""
    words = material.words
    items = tuple(_conclusions(material))
    yield Heading(words("Main conclusions"), 2)
    yield Listing(items) if items else Paragraph(words("No conclusion was noted."))


def _conclusions(material: Material) -> Iterator[Text]:
    words = material.words
    numbers = {question.name: number for number, question in enumerate(material.workshop.questions, 1)}
    for each in material.conclusions:
        if each.kind != "conclusion" or each.question in material.hidden:
            continue
        if each.question in numbers:
            number = words.digits(numbers[each.question], Key(("workshop", "questions", each.question)))
            yield words("{text} (question {n})", text=cited(each.text), n=number)
        else:
            yield cited(each.text)
