"""The desk's fourth tab, for a projector: one page at a time, with the groups' answers, and what the room concludes."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from kiosk.conclusions import concluded
from kiosk.desk import Desk, Snapshot
from kiosk.locale import Words
from kiosk.model.acts import Conclusion
from kiosk.text import clean
from screens.desk.messages import Acted, Rekeyed
from screens.desk.pages import Page, big_bars, pages, reached_bars
from screens.desk.plenary_words import PlenaryWords
from screens.desk.tab import DeskTab
from screens.widgets.big_bars import BigBars
from screens.widgets.line import Line
from screens.widgets.said import Said

LONGEST = 500
"""Characters of a conclusion."""
Kind = Literal["conclusion", "note"]


class PlenaryTab(DeskTab):
    """Shows pages to the room; the facilitator turns them, and types along."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,pagedown,space", "turn(1)", show=False),
        Binding("left,pageup", "turn(-1)", show=False),
        Binding("down", "skip(1)", show=False),
        Binding("up", "skip(-1)", show=False),
        Binding("c", "type('conclusion')", show=False),
        Binding("n", "type('note')", show=False),
        Binding("e", "edit", show=False),
        Binding("escape", "stop", show=False),
    ]

    def __init__(self, desk: Desk, words: Words, *, id: str) -> None:
        super().__init__(desk, words, id=id)
        self._pages = pages(self.workshop)
        self._at = 0
        self._kind: Kind = "conclusion"
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Lay out title, page, conclusions and the line to type in."""
        yield Said(id="title")
        yield Said(id="about")
        with Horizontal(id="page"):
            with Vertical(id="tally"):
                yield BigBars()
                with VerticalScroll(id="quotes", can_focus=False):
                    yield Said(id="said")
            with VerticalScroll(id="groups", can_focus=False):
                yield Said(id="answers")
        with VerticalScroll(id="concluded", can_focus=False):
            yield Said(id="conclusions")
        yield Line(self._typed, max_length=LONGEST, id="line")

    def on_mount(self) -> None:
        """Begin without a line to type in."""
        self.query_one("#line").display = False

    async def speak(self, words: Words) -> None:
        """Say everything in another language; a line that is being typed stays open."""
        line = self.query_one("#line", Line)
        self._typed, typing = line.value, line.display
        await super().speak(words)
        self.on_mount()
        if typing:
            await self.action_type(self._kind)

    def take_keys(self) -> None:
        """Have the keys, or let the line have them that is being typed."""
        line = self.query_one("#line")
        (line if line.display else self).focus()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._at]

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell how to turn pages and to type along."""
        words = self.words
        if self.ready and self.query_one("#line").display:
            return [("enter", words("Keep")), ("escape", words("Stop typing"))]
        return [
            ("right", words("Turn pages")),
            ("c", words("Conclusion")),
            ("n", words("Minutes")),
            ("e", words("Change")),
        ]

    def show(self, snapshot: Snapshot) -> None:
        """Show the page as it is now."""
        page, words = self.page, self.words
        said = PlenaryWords(self.workshop, words, page, self.desk.voices, self.desk.acts)
        bars = (
            big_bars(page, snapshot.public, words) if page.parts else reached_bars(self.workshop, snapshot.room, words)
        )
        self._say("title", said.title())
        self._say("about", said.about(snapshot))
        chart = self.query_one(BigBars)
        chart.bars = bars
        chart.display = bool(bars)
        self._say("said", said.said(snapshot, drawn=bool(bars)), "quotes")
        self._say("answers", said.answers(snapshot), "groups")
        self._say("conclusions", said.conclusions(snapshot), "concluded")

    def action_turn(self, by: int) -> None:
        """Turn pages."""
        self._go(min(max(self._at + by, 0), len(self._pages) - 1))

    def action_skip(self, by: int) -> None:
        """Go to the first page of the next question, or of the one before."""
        firsts = [
            at for at, page in enumerate(self._pages) if page.name not in {each.name for each in self._pages[:at]}
        ]
        ahead = [at for at in firsts if at > self._at] if by > 0 else [at for at in reversed(firsts) if at < self._at]
        if ahead:
            self._go(ahead[0])

    async def action_type(self, kind: Kind) -> None:
        """Open the line to type a conclusion, or a note of the minutes; what was typed before Esc stands there yet."""
        self._kind = kind
        line = self.query_one("#line", Line)
        words = self.words
        line.placeholder = words("Type the conclusion") if kind == "conclusion" else words("Type what was said")
        line.display = True
        line.focus()
        self.post_message(Rekeyed())

    def action_stop(self) -> None:
        """Close the line; what stands in it stays."""
        line = self.query_one("#line", Line)
        if line.display:
            self._typed = line.value
            line.display = False
            self.focus()
            self.post_message(Rekeyed())

    @on(Line.Submitted, "#line")
    def keep(self, event: Line.Submitted) -> None:
        """Note what was typed, and wait for the next; an empty line ends it."""
        event.stop()
        text = clean(event.value).strip()
        if not text:
            self.action_stop()
            return
        words = self.words
        done = words("Conclusion noted.") if self._kind == "conclusion" else words("Noted in the minutes.")
        self.post_message(Acted(concluded(text, self._kind, self.page.name, self.desk.clock()), done))
        event.input.value = self._typed = ""

    async def action_edit(self) -> None:
        """Change or take away what was noted."""
        from screens.desk.conclusions_dialog import ConclusionsDialog

        noted = self.snapshot.conclusions if self.snapshot else ()
        await self.app.push_screen(ConclusionsDialog(self.words, self.workshop, noted), self._changed)

    def _changed(self, changed: Conclusion | None) -> None:
        if changed is not None:
            done = self.words("Taken away.") if changed.gone else self.words("Changed.")
            self.post_message(Acted(changed, done))

    def _go(self, at: int) -> None:
        """Show another page, but not under a line that is being typed, which belongs to this one."""
        if self.query_one("#line").display:
            return
        self._at = at
        self.show_now()

    def _say(self, name: str, content: Content, around: str | None = None) -> None:
        self.query_one(f"#{name}", Said).say(content)
        if around:
            self.query_one(f"#{around}").display = bool(content.plain)
