"""The formats that an event can be exported in, to choose one."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from kiosk.export.formats import Format, offered
from kiosk.locale import Words
from screens.dialogs.dialog import Dialog
from screens.frame import text
from screens.widgets.option_rows import OptionRows


class FormatsDialog(Dialog[tuple[Format, bool] | None]):
    """Tells a format, and whether only what everybody may see is to be written; None at Esc.

    Args:
        words: the language.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._offered = words, offered()

    def compose(self) -> ComposeResult:
        """List the formats, each class of them."""
        words = self._words
        with Vertical(classes="dialog"):
            yield text(words("Export"), "title")
            yield OptionRows([self._row(form, shareable=shareable) for form, shareable in self._offered])
            yield text(words("“Shareable” holds only what everybody may see. All else is for the team alone."), "quiet")
            yield text(words("Enter writes it, Esc goes back."), "quiet")

    @on(OptionRows.Chosen)
    def choose(self, event: OptionRows.Chosen) -> None:
        """Tell what was chosen."""
        event.stop()
        self.dismiss(self._offered[event.at])

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)

    def _row(self, form: Format, *, shareable: bool) -> Content:
        words = self._words
        kinds = [words("everything"), words("shareable")]
        wide = max(map(len, kinds))
        return Content.assemble((f"{kinds[shareable]:<{wide}}  ", "$you"), f"{form.name:<5}  ", words(form.told))
