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
from kiosk.model.response import Response
from kiosk.model.workshop import OwnWords
from kiosk.moderation import published
from kiosk.parting import sentence, widest
from kiosk.text import clean
from screens.desk.messages import Acted, Rekeyed
from screens.desk.pages import Page, base, big_bars, pages, reached_bars
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
        bars = (
            big_bars(page, snapshot.public, words) if page.parts else reached_bars(self.workshop, snapshot.room, words)
        )
        self._say("title", self._title())
        self._say("about", self._about(snapshot))
        chart = self.query_one(BigBars)
        chart.bars = bars
        chart.display = bool(bars)
        self._say("said", self._said(snapshot, drawn=bool(bars)), "quotes")
        self._say("answers", self._answers(snapshot), "groups")
        self._say("conclusions", self._conclusions(snapshot), "concluded")

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
        self._at = at
        self.show_now()

    def _say(self, name: str, content: Content, around: str | None = None) -> None:
        self.query_one(f"#{name}", Said).say(content)
        if around:
            self.query_one(f"#{around}").display = bool(content.plain)

    def _title(self) -> Content:
        words, question = self.words, self.page.question
        if question is None:
            return Content.styled(words.text(self.workshop.title), "bold")
        at = [each.name for each in self.workshop.questions].index(question.name) + 1
        return Content.assemble((f"{at}  ", "bold $you"), (words.text(question.label), "bold"))

    def _about(self, snapshot: Snapshot) -> Content:
        """Say which part this is, and how many answered it."""
        words, page = self.words, self.page
        if page.question is None:
            took = words.plural("One person took part.", "{n} people took part.", snapshot.room.people)
            steps = words(
                "Numbers move here as on the phones, by at least {minimum} people at a time; the last few count at the close.",
                minimum=self.workshop.privacy.minimum,
            )
            reached = words("How many have answered something, question by question:")
            return Content.assemble((took, "bold"), "\n", (steps, "$quiet"), "\n", reached)
        label = words.text(page.parts[0].label) if len(page.parts) == 1 else ""
        return Content.assemble(label, "\n" if label else "", (base(page, snapshot.public, words), "$quiet"))

    def _said(self, snapshot: Snapshot, *, drawn: bool) -> Content:
        """Say what stands in the place of bars: released quotes, where answers part, or that it is too early."""
        words, page = self.words, self.page
        if page.question is None:
            found = widest(self.workshop, snapshot.public)
            if found is None:
                return Content("")
            said = sentence(self.workshop, found, words)
            return Content.assemble((words("Where answers part most: "), "bold $you"), "\n", said)
        if len(page.parts) == 1 and isinstance(page.parts[0], OwnWords):
            return self._quotes(page.parts[0].name)
        if drawn:
            found = widest(self.workshop, snapshot.public, page.name)
            mine = found is not None and found.part in page.parts
            return Content.styled(sentence(self.workshop, found, words), "$quiet") if found and mine else Content("")
        minimum = self.workshop.privacy.minimum
        return Content.styled(words("Shown as soon as {minimum} people have answered.", minimum=minimum), "$quiet")

    def _quotes(self, part: str) -> Content:
        words = self.words
        heard = [v for v in self.desk.voices.all.values() if v.part == part and published(self.desk.acts, v)]
        if not heard:
            return Content.styled(words("Nothing of this was released to be shown."), "$quiet")
        return Content("\n\n").join([Content(f"“{voice.text}”") for voice in heard])

    def _answers(self, snapshot: Snapshot) -> Content:
        """Give what the groups made of this question, and who saw it otherwise."""
        name = self.page.name
        if name is None:
            return Content("")
        told = [
            self._answer(each, name) for each in snapshot.groups if each.answers.keys() & {name, f"{name}_otherwise"}
        ]
        return Content("\n\n").join(told)

    def _answer(self, response: Response, name: str) -> Content:
        words = self.words
        group = words("Group {group}", group=response.group)
        said = [Content.styled(group, "bold $you"), Content(clean(str(response.answers.get(name, "—"))))]
        if otherwise := response.answers.get(f"{name}_otherwise"):
            said.append(Content.assemble((words("Seen otherwise: "), "bold"), clean(str(otherwise))))
        return Content("\n").join(said)

    def _conclusions(self, snapshot: Snapshot) -> Content:
        words = self.words
        return Content("\n").join(
            [
                Content.assemble(
                    (mark(each, words), "bold $saved" if each.kind == "conclusion" else "$quiet"), each.text
                )
                for each in snapshot.conclusions
                if each.question == self.page.name
            ]
        )


def mark(noted: Conclusion, words: Words) -> str:
    """Say before a text whether it is a conclusion or a note."""
    return words("Conclusion  ") if noted.kind == "conclusion" else words("Minutes  ")
