"""The desk's second tab: every question's tallies, whole or split, as they come in, and where answers part."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kiosk.desk import Desk, Snapshot
from kiosk.labels import side_label
from kiosk.locale import Words
from kiosk.model.results import GROUP, PartResult, Tally
from kiosk.model.workshop import Note, Part, Workshop
from kiosk.parting import sentence, widest
from screens.desk.messages import Rekeyed
from screens.desk.tab import DeskTab
from screens.desk.tally_bars import bars, note
from screens.widgets.bar_chart import BarChart
from screens.widgets.said import Said

ALL = ""


class TallyView(VerticalScroll):
    """One part: its label, and a chart for everybody or for each population of the split."""

    def __init__(self, part: Part, workshop: Workshop, words: Words) -> None:
        super().__init__(id=f"tally-{part.name}", can_focus=False)
        self.part = part
        self._workshop, self._words = workshop, words
        self._told: object = None

    def compose(self) -> ComposeResult:
        """Show the label; charts come with the numbers."""
        yield Static(self._words.text(self.part.label), markup=False, classes="label")

    def tell(self, result: PartResult, split: str) -> None:
        """Show a result, where it differs from what stands there."""
        shown = (result.total, result.splits.get(split), split)
        if shown == self._told:
            return
        self._told = shown
        sides = [(ALL, result.total)] if split == ALL else [*result.splits.get(split, {}).items()]
        notes = [self._note(name, split, tally) for name, tally in sides]
        drawn = [tuple(bars(self.part, tally, self._words)) if tally else () for _, tally in sides]
        charts, lines = list(self.query(BarChart)), list(self.query(".side").results(Said))
        if len(charts) == len(lines) == len(sides):
            for said, line, chart, fresh in zip(notes, lines, charts, drawn, strict=True):
                line.say(said)
                chart.bars = fresh
            return
        self.remove_children(".side, BarChart")
        for place, (said, fresh) in enumerate(zip(notes, drawn, strict=True)):
            line = Said(classes="side -next" if place else "side")
            self.mount(line, BarChart(fresh))
            line.say(said)

    def _note(self, name: str, split: str, tally: Tally | None) -> str:
        side = [side_label(self._workshop, self._words, split, name)] if name else []
        if tally is None:
            fewest = self._workshop.privacy.desk_minimum
            hidden = self._words("— hidden: about fewer than {minimum}, or all said the same", minimum=fewest)
            return " · ".join([*side, hidden])
        return " · ".join([*side, note(self.part, tally, self._words)])


class TalliesTab(DeskTab):
    """All questions, scrolled with the arrows; S splits them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "next_split", show=False)]

    def __init__(self, desk: Desk, words: Words, *, id: str) -> None:
        super().__init__(desk, words, id=id)
        self.split = ALL

    def compose(self) -> ComposeResult:
        """Lay out questions and parts."""
        yield Said(id="parting")
        for at, question in enumerate(self.workshop.questions, 1):
            yield Static(f"{at}  {self.words.text(question.label)}", markup=False, classes="question")
            for part in question.parts:
                if not isinstance(part, Note):
                    yield TallyView(part, self.workshop, self.words)

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell how it can be split."""
        ways = (ALL, *self.desk.tallies.splits)
        if len(ways) == 1:
            return ()
        return [("s", self._way(ways[(ways.index(self.split) + 1) % len(ways)]))]

    def show(self, snapshot: Snapshot) -> None:
        """Show what has changed."""
        self.query_one("#parting", Said).say(self._parting(snapshot))
        for view in self.query(TallyView):
            view.tell(snapshot.results.parts[view.part.name], self.split)

    def action_next_split(self) -> None:
        """Split the tallies the next way: not at all, by group, by role."""
        ways = (ALL, *self.desk.tallies.splits)
        self.split = ways[(ways.index(self.split) + 1) % len(ways)]
        self.show_now()
        self.post_message(Rekeyed())

    def _way(self, split: str) -> str:
        words = self.words
        return {ALL: words("Together"), GROUP: words("Split by group")}.get(split, words("Split by role"))

    def _parting(self, snapshot: Snapshot) -> Content:
        words = self.words
        shown = {ALL: "", GROUP: words("By group.")}.get(self.split, words("By role."))
        found = widest(self.workshop, snapshot.results)
        if found is None:
            said = (words("Answers do not part yet between groups or roles that may be shown."), "$quiet")
        else:
            said = (sentence(self.workshop, found, words), "")
        split = [(f"{shown} ", "$quiet")] if shown else []
        return Content.assemble(*split, (words("Where answers part most: "), "bold $you"), said)
