"""What was said in own words: the themes that the facilitator found in it, and what may be quoted."""

from collections import Counter
from collections.abc import Iterator

from kiosk.model.workshop import ASKED, OwnWords, Question, other_of
from kiosk.report.blocks import Block, Heading, Paragraph, Quotes, Table
from kiosk.report.material import Material
from kiosk.report.numbers import not_shown
from kiosk.voices import Voice


def themes(material: Material, question: str | None) -> Iterator[Block]:
    """Count the themes of a question (None: of what was asked of others), and the voices that have none.

    Themes are answers too: of a part that too few people answered for its numbers to be shown, no voice is counted.
    """
    words, heard = material.words, [voice for voice in material.voices if voice.question == question]
    used = {theme for voice in heard for theme in material.themed.get(voice.id, ())}
    told = [voice for voice in heard if _may_be_counted(material, voice)]
    yield Heading(words("Themes"), 4)
    if not used:
        yield Paragraph(words("No theme was noted."))
    elif not told:
        yield Paragraph(not_shown(material))
    else:
        yield _counted(material, told)


def quotes(material: Material, question: Question) -> Iterator[Block]:
    """Quote what may be quoted, part by part."""
    words, found = material.words, False
    yield Heading(words("Quotes"), 4)
    for part in question.parts:
        for name in (part.name if isinstance(part, OwnWords) else None, other_of(part)):
            texts = tuple(voice.text for voice in material.quoted if voice.part == name)
            if texts:
                found = True
                yield Paragraph(words.text(part.label))
                yield Quotes(texts)
    if not found:
        yield Paragraph(words("No quote was released."))


def _counted(material: Material, told: list[Voice]) -> Table:
    words = material.words
    counts = Counter(theme for voice in told for theme in material.themed.get(voice.id, ()))
    rows = [(theme.label, str(counts[theme.id])) for theme in material.themes if counts[theme.id]]
    without = sum(not material.themed.get(voice.id) for voice in told)
    everything = words("all of them; one can have several themes")
    rows += [(words("without a theme"), str(without)), (everything, str(len(told)))]
    return Table((words("Theme"), words("Answers in own words")), tuple(rows))


def _may_be_counted(material: Material, voice: Voice) -> bool:
    if voice.part == ASKED:
        return sum(each.part == ASKED for each in material.voices) >= material.workshop.privacy.minimum
    result = material.results.parts.get(voice.part)
    return result is not None and result.total is not None
