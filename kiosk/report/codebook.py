"""The codebook of the appendix: the names under which answers are kept, with what was asked and what could be chosen."""

from collections.abc import Iterator

from kiosk.labels import addressees
from kiosk.model.workshop import ASKED, ASKED_TO, Integer, Note, Part, Range, Rank, SelectMultiple, SelectOne, other_of
from kiosk.report.blocks import Block, Cited, Heading, Table, Text, cited
from kiosk.report.material import Material


def codebook(material: Material) -> Iterator[Block]:
    """List every part: its name, its type, what was asked, and what could be chosen."""
    words = material.words
    yield Heading(words("Appendix: the codebook"), 2)
    columns = (words("Name"), words("Type"), words("Question"), words("Answers"))
    yield Table(words("The names under which answers are kept"), columns, tuple(_rows(material)), numbers=False)


def _rows(material: Material) -> Iterator[tuple[Text, ...]]:
    words = material.words
    for part in material.workshop.parts():
        if isinstance(part, Note):
            continue
        yield cited(part.name), cited(part.kind), words.text(part.label), _answers(material, part)
        if other := other_of(part):
            yield cited(other), cited("text"), words("own words beside “other”"), ()
    if material.workshop.asked:
        whom = tuple((name, words.words.text(text)) for name, text in addressees(material.workshop).items())
        yield cited(ASKED), cited("text"), words.text(material.workshop.asked.label), ()
        yield cited(ASKED_TO), cited("select_one"), words("whom that question is for"), _choices(whom)


def _answers(material: Material, part: Part) -> Text:
    text = material.words.words.text
    match part:
        case SelectOne() | SelectMultiple() | Rank():
            return _choices(tuple((choice.name, text(choice.label)) for choice in part.choices))
        case Range():
            ends = ((part.min, text(part.low)), (part.max, text(part.high)))
            return _choices(tuple((material.words.words.figure(end), said) for end, said in ends))
        case Integer():
            known = [material.words.words.figure(end) for end in (part.min, part.max) if end is not None]
            return cited(" – ".join(known)) if known else ()
        case _:
            return ()


def _choices(choices: tuple[tuple[str, str], ...]) -> Text:
    return (Cited("\n".join(f"{name}: {said}" if said else name for name, said in choices)),)
