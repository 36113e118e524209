"""What was said in own words: the themes that the facilitator found in it, and what may be quoted."""

from collections.abc import Iterable, Iterator

from kiosk.model.workshop import ASKED, OwnWords, Question, other_of
from kiosk.report.blocks import Block, Figure, Heading, Paragraph, Quotes, Table, cited
from kiosk.report.material import Material
from kiosk.report.numbers import written_down
from kiosk.report.phrases import sentences
from kiosk.report.populations import COUNTED, everybody
from kiosk.report.sources import At, Counted, Source, Sum, Unthemed
from kiosk.voices import Voice


def themes(material: Material, question: str | None) -> Iterator[Block]:
    """Count the themes of a question (None: of what was asked of others), and the voices that have none.

    Themes are answers too: of a part that too few people answered for its numbers to be shown, no voice is counted; and
    since they do not move in steps, they are counted when nobody adds anything any more, of those who are behind the numbers. Of
    a part of which somebody has withdrawn since, none is: an earlier report told of them.
    """
    words, heard = material.words, [voice for voice in material.voices if voice.question == question]
    told = [voice for voice in heard if _may_be_counted(material, voice)]
    used = {theme for voice in told for theme in material.themed.get(voice.id, ())}
    if not used:
        return
    yield Heading(words("Themes"), 4)
    if material.closed is None:
        yield Paragraph(words("Themes are counted when the event is closed."))
    else:
        yield _counted(material, told)


def own_words(material: Material, question: Question) -> Iterator[Block]:
    """Tell how many wrote something, and quote what may be quoted, part by part."""
    words = material.words
    for part in question.parts:
        wrote = written_down(material, part) if isinstance(part, OwnWords) else ()
        name = part.name if isinstance(part, OwnWords) else other_of(part)
        texts = tuple(map(cited, dict.fromkeys(voice.text for voice in material.quoted if voice.part == name)))
        if texts or wrote:
            label = words.text(part.label)
            yield Heading(label if isinstance(part, OwnWords) else words("{part} In other words", part=label), 4)
            yield from [Paragraph(sentences(wrote))] if wrote else []
            yield from [Quotes(texts)] if texts else []


def _counted(material: Material, told: list[Voice]) -> Table:
    words = material.words
    parts = tuple(dict.fromkeys(voice.part for voice in told))
    whole = sum(voice.part in parts for voice in material.voices) == len(told)

    def number(value: int, source: Source, *path: str) -> tuple[Figure]:
        return (words.digits(value, source if whole else At(("published", "themes", *path))),)

    rows = [
        (cited(theme.label), number(found, Counted(f"themes.{theme.id}.answers", (("part", parts),)), theme.id))
        for theme in material.themes
        if (found := sum(theme.id in material.themed.get(voice.id, ()) for voice in told))
    ]
    without = sum(not material.themed.get(voice.id) for voice in told)
    rows += [
        (words("without a theme"), number(without, Unthemed(parts), "none")),
        (words("all of them; each can have several themes"), number(len(told), _all(parts), "all")),
    ]
    return Table(words("Themes in what was written"), (words("Theme"), words("Answers")), tuple(rows))


def _all(parts: Iterable[str]) -> Source:
    """Count the voices of some parts: of what was asked of others, and of answers in own words."""
    return Sum(
        tuple(
            Counted("asked") if part == ASKED else Counted("responses", (*COUNTED, (f"answers.{part}", ("given",))))
            for part in parts
        )
    )


def _may_be_counted(material: Material, voice: Voice) -> bool:
    still_open = material.closed is None
    if voice.part == ASKED:
        many = sum(each.part == ASKED for each in material.voices) >= material.workshop.privacy.minimum
        return many and (still_open or material.is_settled)
    if everybody(material, voice.part) is None:
        return False
    return still_open or voice.id.removesuffix(f"/{voice.part}") in material.behind.get(voice.part, ())
