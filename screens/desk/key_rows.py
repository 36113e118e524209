"""The desk's keys: those of the tab, and those that every tab has; beside each other where they fit, else in two lines."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container

from screens.widgets.key_line import KeyLine, breadth

Keys = Sequence[tuple[str, str]]


class KeyRows(Container):
    """Names all keys that work now, so that none is cut off."""

    def __init__(self) -> None:
        super().__init__()
        self._breadth = 0

    def compose(self) -> ComposeResult:
        """Lay out the two lines."""
        yield KeyLine(())
        yield KeyLine(())

    async def tell(self, own: Keys, common: Keys) -> None:
        """Name the keys of the tab, and those that every tab has."""
        for line, keys in zip(self.query(KeyLine), (own, common), strict=True):
            await line.tell(keys)
        self._breadth = breadth(own) + breadth(common)
        self.on_resize()

    def on_resize(self) -> None:
        """Use one line where that is enough."""
        self.set_class(self._breadth <= self.size.width, "-beside")
