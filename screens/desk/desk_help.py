"""What the desk's tabs are for, and their keys."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from kiosk.locale import Words
from screens.dialogs.any_key import AnyKeyDialog
from screens.frame import text


class DeskHelp(AnyKeyDialog[None]):
    """One line for each thing that can be done at the desk; any key closes it."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """List tabs and keys."""
        words = self._words
        rows = (
            ("1", words("the room: who is where, the clock (Space, +, N), a message to all kiosks (M)")),
            ("2", words("the tallies; S splits them by group and by role, where enough people answered")),
            ("3", words("own words, one by one: R releases, H holds back, T gives a theme, C opens the codebook")),
            ("", words("P, G, O, A and W choose which ones: question, group, role, addressee, what was decided")),
            ("", words("← and → scroll words that are longer than their room")),
            (
                "4",
                words(
                    "for the projector: arrows turn pages, C notes a conclusion, N a line of the minutes, E changes them"
                ),
            ),
            ("5", words("F the code large, Space shows results or not, E export, V report, O closes the event")),
            ("U", words("takes back what was done last at this desk; again, what was done before that")),
            ("F2", words("another language")),
            ("Q", words("leaves the desk; the kiosks go on")),
        )
        with VerticalScroll(classes="dialog"):
            yield text(words("The desk"), "title")
            for key, does in rows:
                with Horizontal(classes="row"):
                    yield text(key, "key")
                    yield text(does, "does")
            yield text(
                words("Own words leave this desk only with two keys: their author's permission, and your release."),
                "gap",
            )
            yield text(words("Any key closes this."), "quiet")
