"""The desk's second tab: every question's tallies, whole or split, as they come in."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widgets import Static

from kiosk.answers import written
from kiosk.labels import side_label
from kiosk.locale import Words
from kiosk.measures import mean, mean_position, median, share
from kiosk.model.results import PartResult, Tally
from kiosk.model.workshop import (
    Integer,
    Note,
    Part,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
    Workshop,
)
from screens.desk.snapshot import Snapshot
from screens.widgets.bar_chart import Bar, BarChart

ALL = ""


class TallyView(VerticalScroll):
    """One part: its label, and a chart for everybody or for each population of the split."""

    def __init__(self, part: Part, workshop: Workshop, words: Words) -> None:
        super().__init__(id=f"tally-{part.name}", can_focus=False)
        self._part, self._workshop, self._words = part, workshop, words
        self._told: object = None

    def compose(self) -> ComposeResult:
        """Show the label; charts come with the numbers."""
        yield Static(self._words.text(self._part.label), markup=False, classes="label")

    def tell(self, result: PartResult, split: str) -> None:
        """Show a result, where it differs from what stands there."""
        shown = (result.total, result.splits.get(split), split)
        if shown == self._told:
            return
        self._told = shown
        sides = [(ALL, result.total)] if split == ALL else [*result.splits.get(split, {}).items()]
        charts = list(self.query(BarChart))
        if len(charts) == len(sides) and len(self.query(".side")) == len(sides):
            for (name, tally), chart, note in zip(sides, charts, self.query(".side").results(Static), strict=True):
                note.update(self._note(name, split, tally))
                chart.bars = tuple(self._bars(tally))
            return
        self.remove_children(".side, BarChart")
        for place, (name, tally) in enumerate(sides):
            note = Static(self._note(name, split, tally), markup=False, classes="side -next" if place else "side")
            self.mount(note, BarChart(tuple(self._bars(tally))))

    def _note(self, name: str, split: str, tally: Tally | None) -> str:
        words = self._words
        side = [side_label(self._workshop, words, split, name)] if name else []
        if tally is None:
            fewest = self._workshop.privacy.desk_minimum
            return " · ".join(
                [*side, words("— hidden: about fewer than {minimum}, or all said the same", minimum=fewest)]
            )
        said = [words.plural("one answer", "{n} answers", tally.base)]
        without = sum(tally.missing.values())
        if without:
            said.append(words("{n} without", n=without))
        if isinstance(self._part, Rank):
            said.append(words("mean place, 1 is first"))
        elif (
            isinstance(self._part, Range | Integer)
            and (middle := median(tally)) is not None
            and (average := mean(tally)) is not None
        ):
            said.append(
                words("median {median}, mean {mean}", median=words.number(middle, 1), mean=words.number(average, 1))
            )
        return " · ".join([*side, *said])

    def _bars(self, tally: Tally | None) -> Iterator[Bar]:
        if tally is None:
            return
        words, part = self._words, self._part
        match part:
            case SelectOne() | SelectMultiple():
                for choice in part.choices:
                    yield self._counted(words.text(choice.label), choice.name, tally)
            case Rank():
                for choice in part.choices:
                    place = mean_position(tally, choice.name)
                    most = len(part.choices)
                    length = (most - place) / (most - 1) if place else 0.0
                    yield Bar(words.text(choice.label), length, words.number(place, 1) if place else "—")
            case Range():
                for value in tally.counts:
                    yield self._counted(self._end(part, value), value, tally)
            case _:
                for value in tally.counts:
                    yield self._counted(value, value, tally)

    def _end(self, part: Range, value: str) -> str:
        ends = {written(part.min): part.low, written(part.max): part.high}
        return f"{value} {self._words.text(ends.get(value))}".rstrip()

    def _counted(self, label: str, name: str, tally: Tally) -> Bar:
        part = share(tally, name)
        return Bar(label, part, f"{tally.counts.get(name, 0):>3} {round(part * 100):>3} %")


class TalliesTab(VerticalScroll, can_focus=True):
    """All questions, scrolled with the arrows."""

    snapshot: reactive[Snapshot | None] = reactive(None)
    split: reactive[str] = reactive(ALL)

    def __init__(self, workshop: Workshop, words: Words, *, id: str) -> None:
        super().__init__(id=id)
        self._workshop, self._words = workshop, words

    def compose(self) -> ComposeResult:
        """Lay out questions and parts."""
        for at, question in enumerate(self._workshop.questions, 1):
            yield Static(f"{at}  {self._words.text(question.label)}", markup=False, classes="question")
            for part in question.parts:
                if not isinstance(part, Note):
                    yield TallyView(part, self._workshop, self._words)

    def watch_snapshot(self) -> None:
        """Show what has changed."""
        self._tell()

    def watch_split(self) -> None:
        """Show it split otherwise."""
        self._tell()

    def _tell(self) -> None:
        if self.snapshot is None:
            return
        for view in self.query(TallyView):
            name = str(view.id).removeprefix("tally-")
            view.tell(self.snapshot.results.parts[name], self.split)
