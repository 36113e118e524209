"""What stands over a screen and tells something when it is done."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Told = TypeVar("Told")


class Dialog(ModalScreen[Told]):
    """Tells its result once, and only while nothing stands over it.

    Textual takes away whatever is on top, and ends the app at a second result. A key that was pressed twice, or before
    the window became too small, comes late; it means nothing any more.
    """

    _over = False

    def dismiss(self, result: Told | None = None) -> AwaitComplete:
        """Go away, unless that is under way already or something else stands on top."""
        if self._over or self.app.screen is not self:
            return AwaitComplete()
        self._over = True
        return super().dismiss(result)
