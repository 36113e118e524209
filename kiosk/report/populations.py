"""The populations of a part as they are published, each with the place of its numbers in the export."""

from collections.abc import Iterator

from msgspec import Struct

from kiosk.labels import side_label
from kiosk.measures import mean, mean_position, median, share
from kiosk.model.results import GROUP, PartResult, Tally
from kiosk.model.workshop import Part
from kiosk.report.blocks import Cited, Figure, Text
from kiosk.report.material import Material
from kiosk.report.phrases import Phrases
from kiosk.report.sources import At, Counted, Key, Mean, MeanPlace, Median, Share, Source

COUNTED: tuple[tuple[str, tuple[str, ...]], ...] = (("level", ("participant",)), ("status", ("complete", "partial")))
"""What a response is that counts."""


class Population(Struct, frozen=True):
    """Some people's answers to one part, and where they stand: `tallies.NAME`, or `published.NAME` where more came in since."""

    tally: Tally
    path: tuple[str, ...]
    words: Phrases

    def base(self, *, digits: bool = False) -> Figure:
        """Tell how many answered."""
        return (self.words.digits if digits else self.words.count)(self.tally.base, At((*self.path, "base")))

    def count(self, name: str, *, digits: bool = False) -> Figure:
        """Tell how many gave an answer."""
        return (self.words.digits if digits else self.words.count)(self.tally.counts.get(name, 0), self._at(name))

    def percent(self, name: str) -> Figure:
        """Tell the share of those who answered that gave an answer."""
        source = Share(self._at(name), At((*self.path, "base")))
        return self.words.percent(share(self.tally, name), source)

    def place(self, name: str) -> Figure:
        """Tell the mean place of a choice."""
        return self.words.decimal(mean_position(self.tally, name) or 0.0, MeanPlace(self.path, name))

    def mean(self) -> Figure:
        """Tell the mean of the numbers given."""
        return self.words.decimal(mean(self.tally) or 0.0, Mean(self.path))

    def median(self) -> Figure:
        """Tell the median of the numbers given."""
        return self.words.digits(median(self.tally) or 0.0, Median(self.path))

    def number(self, name: str) -> Figure:
        """Tell a number that somebody gave."""
        return self.words.digits(float(name), Key((*self.path, "counts", name)))

    def _at(self, name: str) -> At:
        return At((*self.path, "counts", name))


def everybody(material: Material, part: Part | str) -> Population | None:
    """Give the answers of all to a part; None where they are hidden."""
    name = part if isinstance(part, str) else part.name
    total = material.results.parts.get(name, PartResult(None)).total
    if total is None or not total.base:
        return None
    return Population(total, (_root(total, material.tallies.total(name)), name), material.words)


def sides(material: Material, part: Part, split: str) -> Iterator[tuple[Text, Population | None]]:
    """Give each population of a split with what it is called; None where it is hidden."""
    found = material.results.parts.get(part.name, PartResult(None)).splits.get(split, {})
    for name, tally in found.items():
        label = side(material, split, name)
        yield label, population(material, part, split, name, tally) if tally else None


def population(material: Material, part: Part, split: str, name: str, tally: Tally) -> Population:
    """Give one population's answers to a part."""
    now = material.tallies.split(part.name, split).get(name, Tally())
    return Population(tally, (_root(tally, now), part.name, "by", split, name), material.words)


def side(material: Material, split: str, name: str) -> Text:
    """Name a population."""
    if split == GROUP:
        return group(material.words, int(name))
    return (Cited(side_label(material.workshop, material.words.words, split, name).rstrip(" …")),)


def group(words: Phrases, number: int) -> Text:
    """Name a group by its number."""
    return words("Group {group}", group=words.digits(number, Key(("workshop", "groups", str(number)))))


def people(material: Material) -> int:
    """Count who took part, finished or not."""
    return material.room.complete + material.room.partial


def participants(material: Material) -> Figure | None:
    """Tell of how many people the published numbers are; None while these are too few."""
    told = material.results.participants
    if told is None:
        return None
    source: Source = Counted("responses", COUNTED)
    return material.words.count(told, source if told == people(material) else At(("published", "participants")))


def _root(shown: Tally, now: Tally) -> str:
    """Tell where a published tally stands: in the export, where nothing has changed since."""
    same = (shown.base, shown.counts, shown.positions) == (now.base, now.counts, now.positions)
    return "tallies" if same else "published"
