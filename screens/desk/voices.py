"""The desk's third tab: what was said in own words, to be read, themed and released, one key each."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import structs
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer

from kiosk.desk import Desk, Snapshot
from kiosk.locale import Words
from kiosk.model.acts import Theme
from kiosk.moderation import Decision, decided, decision
from kiosk.voice_filter import VoiceFilter, matching
from kiosk.voices import Voice
from screens.desk.filters import FilterLine, next_addressee, next_question, next_side, next_state
from screens.desk.messages import Acted, Told
from screens.desk.tab import DeskTab
from screens.desk.voice_words import VoiceWords
from screens.widgets.option_rows import OptionRows
from screens.widgets.said import Said

CALM = 0.2
"""Seconds between two times that the list is made anew while answers come in."""


class VoicesTab(DeskTab):
    """A list of voices, and the one at the cursor in full."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "decide('released')", show=False),
        Binding("h", "decide('held')", show=False),
        Binding("t", "theme", show=False),
        Binding("c", "codebook", show=False),
        Binding("p", "filter('question')", show=False),
        Binding("a", "filter('addressee')", show=False),
        Binding("g", "filter('group')", show=False),
        Binding("o", "filter('role')", show=False),
        Binding("w", "filter('state')", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("home", "move(-1000000)", show=False),
        Binding("end", "move(1000000)", show=False),
    ]

    def __init__(self, desk: Desk, words: Words, *, id: str) -> None:
        super().__init__(desk, words, id=id)
        self._filter = VoiceFilter()
        self._voices: list[Voice] = []
        self._due: Timer | None = None
        self._decided = -1

    def compose(self) -> ComposeResult:
        """Put the filters above the list, and the whole voice below it."""
        yield FilterLine(self.workshop, self.words)
        yield Said(id="codebook")
        yield OptionRows()
        with VerticalScroll(id="voice", can_focus=False):
            yield Said(id="text")
            yield Said(id="state")

    def on_mount(self) -> None:
        """Let this tab have the keys of its list."""
        self.query_one(OptionRows).can_focus = False

    async def speak(self, words: Words) -> None:
        """Say everything in another language."""
        await super().speak(words)
        self.on_mount()

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys for the voice at the cursor, and for the codebook."""
        words = self.words
        return [("r", words("Release")), ("h", words("Hold")), ("t", words("Theme")), ("c", words("Codebook"))]

    @property
    def voice(self) -> Voice | None:
        """The voice at the cursor."""
        at = self.query_one(OptionRows).cursor
        return self._voices[at] if at < len(self._voices) else None

    def show(self, snapshot: Snapshot) -> None:
        """List the voices anew: at once where something was decided, at most a few times a second while answers stream in."""
        decided, self._decided = snapshot.news[1] != self._decided, snapshot.news[1]
        if decided or self._due is None:
            self._list()
        if self._due is None:
            self._due = self.set_timer(CALM, self._rest)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(OptionRows).action_move(by)

    def action_decide(self, wanted: Decision) -> None:
        """Release or hold the voice; doing the same once more takes it back."""
        voice, words, acts = self.voice, self.words, self.desk.acts
        if voice is None:
            return
        if wanted == "released" and not voice.quotable:
            sentence = words("Its participant did not allow quoting, so it stays here. You can give it a theme.")
            self.post_message(Told(sentence, warns=True))
            return
        act = decided(acts, voice, wanted)
        done = words("Released.") if wanted == "released" else words("Held back.")
        self.post_message(Acted(act, words("Not decided any more.") if act.gone else done))
        if not act.gone and self._filter.state in {"all", "unthemed"}:
            self.action_move(1)

    def action_filter(self, by: str) -> None:
        """Look for the next question, population, addressee or state."""
        desk = self.desk
        self._filter = {
            "question": lambda: next_question(self.workshop, self._filter),
            "addressee": lambda: next_addressee(desk.voices, self._filter),
            "group": lambda: next_side(self.workshop, "group", self._filter),
            "role": lambda: next_side(self.workshop, self._role(), self._filter),
            "state": lambda: structs.replace(self._filter, state=next_state(self._filter.state)),
        }[by]()
        self._list()
        self.query_one(OptionRows).cursor = 0

    @work(exclusive=True, group="dialog")
    async def action_theme(self) -> None:
        """Give the voice a theme of the codebook, or a new one."""
        from screens.desk.themes_dialog import ThemesDialog

        voice = self.voice
        if voice is None:
            return
        acts = await self.app.push_screen_wait(ThemesDialog(self.words, self.desk.acts, voice, self.desk.clock))
        for act in acts:
            label = act.label if isinstance(act, Theme) else self.words("Theme given or taken away.")
            self.post_message(Acted(act, label))

    @work(exclusive=True, group="dialog")
    async def action_codebook(self) -> None:
        """Write in the codebook until it is closed."""
        from screens.desk.codebook_dialog import CodebookDialog

        at = 0
        while True:
            dialog = CodebookDialog(self.words, self.desk, at)
            act = await self.app.push_screen_wait(dialog)
            if act is None:
                return
            at = dialog.at
            acted = Acted(act, self.words("The codebook is changed."))
            self.post_message(acted)
            await acted.over.wait()

    @on(OptionRows.Moved)
    def moved(self) -> None:
        """Show the voice at the cursor in full."""
        self._read()

    def _role(self) -> str:
        return self.workshop.role_part.name if self.workshop.role_part else ""

    def _rest(self) -> None:
        self._due = None
        if self.display:
            self._list()

    def _list(self) -> None:
        """Find what is looked for, and keep the cursor at the voice where it was."""
        here, rows = self.voice, self.query_one(OptionRows)
        desk, said = self.desk, VoiceWords(self.workshop, self.words, self.desk.acts)
        self._voices = matching(desk.voices, desk.acts, self._filter)
        rows.tell(len(self._voices), lambda at: said.row(self._voices[at]))
        places = {voice.id: at for at, voice in enumerate(self._voices)}
        if here is not None and here.id in places:
            rows.cursor = places[here.id]
        self.query_one(FilterLine).tell(self._filter)
        self.query_one("#codebook", Said).say(said.codebook(len(self._voices), desk.voices))
        self._read()

    def _read(self) -> None:
        voice, words = self.voice, self.words
        if voice is None:
            nothing = words("Nothing said yet.") if not self.desk.voices.all else words("Nothing fits these filters.")
            hidden = self._filter.side is not None
            if hidden and self.desk.voices.all:
                nothing = words("Nothing that may be shown of this population alone: too few spoke.")
            self.query_one("#text", Said).say(Content.styled(nothing, "$quiet"))
            self.query_one("#state", Said).say("")
            return
        said = VoiceWords(self.workshop, words, self.desk.acts)
        self.query_one("#text", Said).say(said.full(voice))
        self.query_one("#state", Said).say(said.state(voice, decision(self.desk.acts, voice)))
