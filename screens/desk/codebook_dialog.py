"""The codebook: its themes with the voices of each, to be written, renamed and taken out while reading."""

from collections import Counter
from typing import ClassVar

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from kiosk.codebook import new_theme, themed, themes
from kiosk.desk import Desk
from kiosk.locale import Words
from kiosk.model.acts import Theme
from kiosk.text import clean
from screens.dialogs.dialog import Dialog
from screens.frame import text
from screens.widgets.line import Line
from screens.widgets.option_rows import OptionRows


class CodebookDialog(Dialog[Theme | None]):
    """Tells one change at a time: a theme that is new, renamed or gone; None at Esc.

    Args:
        words: the language.
        desk: knows the themes and the voices.
        at: the place of the theme to begin at.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("n", "add", show=False),
        Binding("x,delete", "drop", show=False),
    ]

    def __init__(self, words: Words, desk: Desk, at: int) -> None:
        super().__init__()
        self._words, self._desk, self.at = words, desk, at
        self._themes = themes(desk.acts)
        self._renaming: Theme | None = None

    def compose(self) -> ComposeResult:
        """List the themes, with a line to write in."""
        words = self._words
        with Vertical(classes="dialog"):
            yield text(words("Codebook"), "title")
            yield OptionRows(self._rows())
            yield text(self._without(), "quiet")
            yield Line(max_length=60)
            yield text(words("N writes a new theme, Enter renames one, X takes it out, Esc goes back."), "quiet")

    def on_mount(self) -> None:
        """Begin where one was; an empty codebook with its first theme."""
        rows, line = self.query_one(OptionRows), self.query_one(Line)
        rows.display, line.display = bool(self._themes), False
        if self._themes:
            rows.cursor = self.at
            rows.focus()
        else:
            self.action_add()

    def action_add(self) -> None:
        """Open the line for a new theme."""
        self._write(None)

    @on(OptionRows.Chosen)
    def rename(self, event: OptionRows.Chosen) -> None:
        """Open the line with the theme's label."""
        self._write(self._themes[event.at])

    def action_drop(self) -> None:
        """Take a theme out; its voices are without it then."""
        if self._themes:
            self.at = self.query_one(OptionRows).cursor
            self.dismiss(structs.replace(self._themes[self.at], gone=True))

    @on(Line.Submitted)
    def submitted(self, event: Line.Submitted) -> None:
        """Tell the theme as it is to be."""
        event.stop()
        label = " ".join(clean(event.value).split())
        if not label:
            self.dismiss(None)
            return
        self.at = len(self._themes) if self._renaming is None else self.query_one(OptionRows).cursor
        fresh = new_theme(label, self._desk.clock())
        self.dismiss(structs.replace(self._renaming, label=label) if self._renaming else fresh)

    def action_leave(self) -> None:
        """Change nothing more."""
        self.dismiss(None)

    def _write(self, theme: Theme | None) -> None:
        self._renaming = theme
        line = self.query_one(Line)
        line.value = theme.label if theme else ""
        line.placeholder = self._words("a new theme")
        line.display = True
        line.focus()

    def _rows(self) -> list[Content]:
        by_voice = themed(self._desk.acts)
        counts = Counter(theme for voice in self._desk.voices.all for theme in by_voice.get(voice, ()))
        return [Content.assemble(theme.label, (f"  {counts[theme.id]}", "$you")) for theme in self._themes]

    def _without(self) -> str:
        by_voice = themed(self._desk.acts)
        without = sum(voice not in by_voice for voice in self._desk.voices.all)
        return self._words.plural("one voice without theme", "{n} voices without theme", without)
