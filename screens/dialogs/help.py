"""What the keys do."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from kiosk.locale import Words
from screens.dialogs.any_key import AnyKeyDialog
from screens.frame import text


class HelpDialog(AnyKeyDialog[None]):
    """What the keys do; any of them closes it."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        """List the keys."""
        words = self.words
        rows = (
            ("1 … 9, 0", words("choose the answer with that number; once more takes it out where several fit")),
            ("↑ ↓ ← →", words("go through the answers, the space bar chooses; on a scale, go along it")),
            ("Enter", words("accept, and go on; without an answer it skips")),
            ("Ctrl+J", words("a new line in your own words")),
            ("Esc", words("one step back; what you entered stays")),
            ("−", words("I would rather not say")),
            ("F2", words("another language")),
            ("F3", words("more or less air between the lines")),
        )
        with Vertical(classes="dialog"):
            yield text(words("How it works"), "title")
            for key, does in rows:
                with Horizontal(classes="row"):
                    yield text(key, "key")
                    yield text(does, "does")
            yield text(words("Every answer is kept the moment you give it. The mouse works too."), "gap")
            yield text(words("Any key closes this."), "quiet", "gap")
