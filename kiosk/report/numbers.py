"""The numbers of one part, as they went through the disclosure gate: a table for everybody, and one for each split."""

from collections.abc import Iterator

from kiosk.answers import written
from kiosk.labels import side_label
from kiosk.locale import Words
from kiosk.measures import mean, mean_position, share
from kiosk.model.response import Missing
from kiosk.model.results import GROUP, PartResult, Populations, Tally
from kiosk.model.workshop import Integer, Part, Range, Rank, SelectMultiple, SelectOne
from kiosk.report.blocks import Block, Paragraph, Table
from kiosk.report.material import Material


def numbers(material: Material, part: Part) -> Iterator[Block]:
    """Tell how many answered, how many did not and why, and what; then the same by group and by role, as far as it may be."""
    words, result = material.words, material.results.parts.get(part.name, PartResult(None))
    total = result.total
    if total is None:
        somebody = material.room.complete + material.room.partial
        yield Paragraph(not_shown(material) if somebody else words("Nobody answered."))
        return
    told = words.plural("One person answered", "{n} people answered", total.base)
    yield Paragraph(" ".join(filter(None, (f"{told}.", _without(total, words), _kind(part, words)))))
    order = _order(part, total)
    if not order:
        return
    answers = [_label(part, name, words) for name in order]
    yield _table([(words("Everybody"), total)], part, order, answers, words)
    for split, populations in result.splits.items():
        yield from _split(material, part, split, populations, order, answers)


def not_shown(material: Material) -> str:
    """Say that something is hidden, and why."""
    return material.words(
        "Not shown: this would be about fewer than {minimum} people, or about what each of them said.",
        minimum=material.workshop.privacy.minimum,
    )


def _split(
    material: Material, part: Part, split: str, populations: Populations, order: list[str], answers: list[str]
) -> Iterator[Block]:
    words = material.words
    title = words("By group") if split == GROUP else words("By role")
    shown = [(side_label(material.workshop, words, split, name), tally) for name, tally in populations.items() if tally]
    hidden = [side_label(material.workshop, words, split, name) for name, tally in populations.items() if not tally]
    if not shown:
        yield Paragraph(f"{title}: {not_shown(material)}")
        return
    yield Paragraph(f"{title}:")
    heads = [(words("{side} ({n} people)", side=side, n=tally.base), tally) for side, tally in shown]
    yield _table(heads, part, order, answers, words)
    if hidden:
        yield Paragraph(
            words(
                "Not shown, since it would be about fewer than {minimum} people, or about what each of them said: {sides}.",
                minimum=material.workshop.privacy.minimum,
                sides=words.listing(hidden),
            )
        )


def _table(heads: list[tuple[str, Tally]], part: Part, order: list[str], answers: list[str], words: Words) -> Table:
    rows = [
        (answer, *(_said(part, tally, name, words) for _, tally in heads))
        for name, answer in zip(order, answers, strict=True)
    ]
    if isinstance(part, Range | Integer):
        rows.append((words("Mean"), *(words.number(mean(tally) or 0.0, 1) for _, tally in heads)))
    return Table((words("Answer"), *(head for head, _ in heads)), tuple(rows))


def _order(part: Part, total: Tally) -> list[str]:
    """List what could be said, in the order of the file; of a ranking, what came highest first."""
    if isinstance(part, Rank):
        return sorted((choice.name for choice in part.choices), key=lambda name: mean_position(total, name) or 0)
    return list(total.counts)


def _label(part: Part, name: str, words: Words) -> str:
    match part:
        case SelectOne() | SelectMultiple() | Rank():
            return next((words.text(choice.label) for choice in part.choices if choice.name == name), name)
        case Range():
            ends = {written(part.min): part.low, written(part.max): part.high}
            return f"{words.figure(float(name))} {words.text(ends.get(name))}".rstrip()
        case _:
            return name


def _said(part: Part, tally: Tally, name: str, words: Words) -> str:
    if isinstance(part, Rank):
        return words.number(mean_position(tally, name) or 0.0, 1)
    return words("{count} ({percent})", count=tally.counts.get(name, 0), percent=words.percent(share(tally, name)))


def _without(tally: Tally, words: Words) -> str:
    reasons = {
        Missing.NOT_REACHED: words("not reached"),
        Missing.SKIPPED: words("passed over"),
        Missing.BLANK: words("left empty"),
        Missing.DECLINED: words("rather not say"),
    }
    told = [f"{number} {reasons[Missing(why)]}" for why, number in tally.missing.items()]
    if not told:
        return ""
    return words("Without an answer: {n} ({reasons}).", n=sum(tally.missing.values()), reasons=words.sequence(told))


def _kind(part: Part, words: Words) -> str:
    match part:
        case SelectMultiple():
            return words("Several answers were possible.")
        case Rank():
            return words("The numbers are mean places; 1 is first.")
        case _:
            return ""
