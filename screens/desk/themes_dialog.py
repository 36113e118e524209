"""The themes of one voice: digits give and take them, typing finds one or writes a new one."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kiosk.acts import Acts
from kiosk.codebook import coded, new_theme, themed, themes
from kiosk.locale import Words
from kiosk.model.acts import Act, Theme
from kiosk.text import clean
from kiosk.times import Clock
from kiosk.voices import Voice
from screens.dialogs.dialog import Dialog
from screens.frame import text
from screens.widgets.line import Line

DIGITS = "123456789"


class ThemeLine(Line):
    """A line that leaves the digits of themes to the dialog for as long as nothing is typed."""

    def __init__(self, digits: str, placeholder: str) -> None:
        super().__init__(max_length=60, placeholder=placeholder)
        self._digits = digits

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take every letter, and a digit behind one."""
        return super().check_consume_key(key, character) and (bool(self.value) or key not in self._digits)


class ThemesDialog(Dialog[list[Act]]):
    """Tells what is to be done: nothing at Esc; a theme given or taken; a new theme, and that it is given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        *(Binding(digit, f"give({at})", show=False, priority=True) for at, digit in enumerate(DIGITS)),
    ]

    def __init__(self, words: Words, acts: Acts, voice: Voice, clock: Clock) -> None:
        super().__init__()
        self._words, self._acts, self._voice, self._clock = words, acts, voice, clock
        self._themes = themes(acts)
        self._mine = themed(acts).get(voice.id, set())

    def compose(self) -> ComposeResult:
        """List the themes above the line to type in."""
        words = self._words
        with Vertical(classes="dialog"):
            yield text(words("Theme of this answer"), "title")
            yield Static(self._voice.text, markup=False, id="text")
            with VerticalScroll(id="themes", can_focus=False):
                yield Static(Content("\n").join([self._row(at) for at in range(len(self._themes))]))
            yield ThemeLine(DIGITS[: len(self._themes)], words("or type a theme, a new one too"))
            yield text(
                words("A digit gives a theme or takes it away. Enter takes what is typed. Esc goes back."), "quiet"
            )

    def on_mount(self) -> None:
        """Let typing have effect at once."""
        self.query_one("#themes").display = bool(self._themes)
        self.query_one(Line).focus()

    def action_give(self, at: int) -> None:
        """Give the theme of a digit, or take it away; a digit without a theme does nothing beside the line."""
        if at < len(self._themes):
            self.dismiss([coded(self._acts, self._voice.id, self._themes[at].id)])

    @on(Line.Submitted)
    def submitted(self, event: Line.Submitted) -> None:
        """Give the theme that begins like what was typed, else a new one."""
        event.stop()
        label = " ".join(clean(event.value).split())
        if not label:
            self.dismiss([])
            return
        known = self._found(label)
        if known is not None:
            self.dismiss([coded(self._acts, self._voice.id, known.id)])
            return
        theme = new_theme(label, self._clock())
        self.dismiss([theme, coded(self._acts, self._voice.id, theme.id)])

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss([])

    def _found(self, label: str) -> Theme | None:
        return next((theme for theme in self._themes if theme.label.casefold() == label.casefold()), None)

    def _row(self, at: int) -> Content:
        theme = self._themes[at]
        digit = DIGITS[at] if at < len(DIGITS) else " "
        given = "✓ " if theme.id in self._mine else "  "
        return Content.assemble((f"{digit}  ", "$you"), (given, "bold $saved"), theme.label)
