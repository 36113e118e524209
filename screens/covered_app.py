"""An app that says so, instead of showing half of everything, while its window is too small."""

from textual import events
from textual.geometry import Size

from kiosk.locale import Words
from screens.frame import SMALLEST
from screens.type_ahead import OrderedKeysApp


class CoveredApp(OrderedKeysApp, inherit_bindings=False):
    """Covers everything while the window is too small, and goes on by itself when it is enlarged.

    Args:
        words: the language of what it says then.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._covered = False

    def dress(self) -> None:
        """Read the stylesheets that were left for later."""

    async def on_resize(self, event: events.Resize) -> None:
        """Cover everything while the window is too small, beside whatever is being done.

        One size never cuts the one before short: what waits for a screen would be cancelled, and with it Textual's loop.
        """
        self.run_worker(self._cover(event.size), group="size")

    async def _cover(self, size: Size) -> None:
        small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        if small == self._covered or not self.screen_stack:  # nothing to do, or the app has just ended
            return
        self._covered = small
        if small:
            from screens.dialogs.too_small import TooSmall

            self.dress()
            await self.push_screen(TooSmall(self._words))
        else:
            await self.pop_screen()
