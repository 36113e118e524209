"""The appendix: where the numbers come from, and every number that may be shown, in tables."""

from collections.abc import Iterator

from kiosk.model.response import Missing
from kiosk.model.results import GROUP
from kiosk.model.workshop import Closed, Integer, Range, Rank
from kiosk.report.blocks import Block, Heading, Paragraph, Table, Text, cited
from kiosk.report.charts import counted, label, order
from kiosk.report.material import Material
from kiosk.report.phrases import sentences
from kiosk.report.populations import Population, everybody, sides
from kiosk.report.sources import At


def sources(material: Material) -> Iterator[Block]:
    """Tell where the numbers come from."""
    words, info = material.words, material.event.info
    yield Heading(words("Appendix: where the numbers come from"), 2)
    yield Paragraph(
        sentences(
            words(
                "Every number was computed from the answers in the event “{event}”, with version {version} of the workshop "
                "“{workshop}”; none was typed.",
                event=cited(info.id),
                version=cited(info.version),
                workshop=cited(info.workshop),
            ),
            words("The same answers, under the names of the codebook, stand in the export of the event."),
        )
    )


def tables(material: Material) -> Iterator[Block]:
    """Give the numbers of each part: of everybody, by group and by role, as far as they may be shown."""
    words = material.words
    hidden = {part.name for each in material.workshop.questions if not material.shows(each) for part in each.parts}
    found = [
        block
        for part in material.workshop.parts()
        if isinstance(part, Closed) and part.name not in hidden
        for block in _tables(material, part)
    ]
    if found:
        yield Heading(words("Appendix: all tables"), 2)
        yield from found


def _tables(material: Material, part: Closed) -> Iterator[Block]:
    words, all_of_them = material.words, everybody(material, part)
    if all_of_them is None:
        return
    first, named = (words("Everybody"), all_of_them), words.text(part.label)
    shown = {
        split: [(name, each) for name, each in sides(material, part, split) if each is not None]
        for split in material.tallies.splits
        if split != part.name
    }
    if not any(shown.values()):
        yield _table(part, named, [first])
    for split, populations in shown.items():
        if populations:
            caption = words("{part} By group", part=named) if split == GROUP else words("{part} By role", part=named)
            yield _table(part, caption, [first, *populations])
            hidden = [name for name, each in sides(material, part, split) if each is None]
            yield from (
                [Paragraph(words("Not shown in this table: {sides}.", sides=words.listing(hidden)))] if hidden else []
            )
    yield from _unanswered(material, all_of_them)


def _unanswered(material: Material, found: Population) -> Iterator[Block]:
    """Tell why some gave no answer, once nobody adds anything any more: this does not move in steps.

    A reason is told of as many people as any number is; who came in part is seen by others, and would be told by theirs.
    """
    words, (root, name) = material.words, found.path
    reasons = {
        Missing.NOT_REACHED: words("not reached"),
        Missing.SKIPPED: words("passed over"),
        Missing.BLANK: words("left empty"),
        Missing.DECLINED: words("rather not say"),
    }
    told = [
        words(
            "{reason} ({count})",
            reason=reasons[Missing(why)],
            count=words.count(number, At((root, name, "missing", why))),
        )
        for why, number in material.tallies.total(name).missing.items()
    ]
    few = min(material.tallies.total(name).missing.values(), default=0) < material.workshop.privacy.minimum
    if not few and material.is_settled and root == "tallies":
        yield Paragraph(words("Why some gave no answer: {reasons}.", reasons=words.sequence(told)))


def _table(part: Closed, caption: Text, sides: list[tuple[Text, Population]]) -> Table:
    everyone = sides[0][1]
    words = everyone.words
    rows = [
        (label(part, name, everyone), *(_cell(part, name, each, several=len(sides) > 1) for _, each in sides))
        for name in order(part, everyone)
    ]
    if isinstance(part, Range | Integer):
        rows.append((words("mean"), *((each.mean(),) for _, each in sides)))
        rows.append((words("median"), *((each.median(),) for _, each in sides)))
    rows.append((words("answered"), *((each.base(digits=True),) for _, each in sides)))
    return Table(caption, (words("Answer"), *(name for name, _ in sides)), tuple(rows))


def _cell(part: Closed, name: str, side: Population, *, several: bool) -> Text:
    if not isinstance(part, Rank):
        return counted(side, name)
    if several:
        return (side.place(name),)
    return side.words("{place} (first: {count})", place=side.place(name), count=side.count(name, digits=True))
