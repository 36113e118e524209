"""Words that change often: painted only when they do, and laid out anew only when they take another number of lines."""

from textual.content import Content
from textual.widgets import Static


class Said(Static):
    """Shows text literally; without any it takes no room."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__("", markup=False, id=id, classes=classes)
        self._said = Content("")
        self.display = False

    def say(self, content: Content | str) -> None:
        """Show other words from now on."""
        fresh = Content(content) if isinstance(content, str) else content
        if fresh == self._said and fresh.spans == self._said.spans:
            return
        before, self._said = self._said, fresh
        self.display = bool(fresh.plain)
        width = self.content_size.width
        same = bool(width and before.plain) and len(fresh.wrap(width)) == len(before.wrap(width))
        self.update(fresh, layout=not same)
