"""Where answers part most, told with its numbers."""

from collections.abc import Iterator

from kiosk.model.workshop import Question, Rank
from kiosk.parting import Parting, widest
from kiosk.report.blocks import Block, Heading, Paragraph, Text
from kiosk.report.material import Material
from kiosk.report.phrases import sentences
from kiosk.report.populations import Population, population, side


def parted(material: Material, question: Question) -> Iterator[Block]:
    """Tell the largest difference in the answers to a question between two populations that are both shown, if there is one."""
    found = widest(material.workshop, material.results, question.name)
    if found is not None:
        yield Heading(material.words("Where answers part"), 4)
        yield Paragraph(_sentence(material, found))


def _sentence(material: Material, found: Parting) -> Text:
    words, part = material.words, found.part
    one, other = (
        population(material, part, found.split, name, tally)
        for name, tally in zip(found.sides, found.tallies, strict=True)
    )
    first, second = (side(material, found.split, name) for name in found.sides)
    said = {"part": words.text(part.label), "first": first, "second": second}
    if found.choice is None:
        told = words(
            "At “{part}” the median is {median} for {first} ({base} answers), and {other_median} for {second} "
            "({other_base} answers).",
            median=one.median(),
            base=one.base(),
            other_median=other.median(),
            other_base=other.base(),
            **said,
        )
    else:
        said["choice"] = words.text(found.choice.label)
        said |= {"share": _share(one, found.choice.name), "other_share": _share(other, found.choice.name)}
        told = (
            words("At “{part}”, {share} from {first} put “{choice}” first, and {other_share} from {second}.", **said)
            if isinstance(part, Rank)
            else words("At “{part}”, {share} from {first} chose “{choice}”, and {other_share} from {second}.", **said)
        )
    return sentences(told, words("Nowhere in this question do the shown answers lie further apart."))


def _share(side: Population, name: str) -> Text:
    said = {"count": side.count(name), "base": side.base(), "percent": side.percent(name)}
    return side.words("{count} of the {base} ({percent})", **said)
