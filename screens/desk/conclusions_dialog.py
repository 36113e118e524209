"""What was noted in the plenary, to be changed or taken away."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from kiosk.locale import Words
from kiosk.model.acts import Conclusion
from kiosk.model.workshop import Workshop
from kiosk.text import clean
from screens.dialogs.dialog import Dialog
from screens.frame import text
from screens.widgets.line import Line
from screens.widgets.option_rows import OptionRows


class ConclusionsDialog(Dialog[Conclusion | None]):
    """Lists conclusions and notes; Enter opens one to change it, Delete takes it away. Tells what is to be kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("delete,x", "drop", show=False),
    ]

    def __init__(self, words: Words, workshop: Workshop, noted: Sequence[Conclusion]) -> None:
        super().__init__()
        self._words, self._workshop, self._noted = words, workshop, list(noted)

    def compose(self) -> ComposeResult:
        """List them, with a line to change one in."""
        words = self._words
        with Vertical(classes="dialog"):
            yield text(words("What was noted"), "title")
            if not self._noted:
                yield text(words("Nothing yet. C notes a conclusion, N a line of the minutes."), "quiet")
            yield OptionRows([self._row(each) for each in self._noted])
            yield Line(max_length=500)
            yield text(words("Enter changes the line, X takes it away, Esc goes back."), "quiet")

    def on_mount(self) -> None:
        """Begin at the last one."""
        rows = self.query_one(OptionRows)
        self.query_one(Line).display = False
        rows.display = bool(self._noted)
        rows.cursor = max(0, len(self._noted) - 1)
        if self._noted:
            rows.focus()

    @on(OptionRows.Chosen)
    def chosen(self, event: OptionRows.Chosen) -> None:
        """Open one to change it."""
        line = self.query_one(Line)
        line.value = self._noted[event.at].text
        line.display = True
        line.focus()

    @on(Line.Submitted)
    def submitted(self, event: Line.Submitted) -> None:
        """Tell it as it is to be; without words it is taken away."""
        event.stop()
        noted, changed = self._noted[self.query_one(OptionRows).cursor], clean(event.value).strip()
        self.dismiss(structs.replace(noted, text=changed or noted.text, gone=not changed))

    def action_drop(self) -> None:
        """Take one away."""
        if self._noted:
            self.dismiss(structs.replace(self._noted[self.query_one(OptionRows).cursor], gone=True))

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _row(self, noted: Conclusion) -> str:
        names = [question.name for question in self._workshop.questions]
        at = f"{names.index(noted.question) + 1}  " if noted.question in names else "·  "
        return at + " ".join(noted.text.split())
