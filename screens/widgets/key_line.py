"""The quiet line at the bottom: the keys that work now, which can be clicked too."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

WIDE_GAP, GAP = 3, 2
"""Columns between two keys, and the least there are."""
NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "f1": "F1",
    "f2": "F2",
    "f3": "F3",
    "ctrl+g": "Ctrl+G",
    "ctrl+j": "Ctrl+J",
    "minus": "−",
    "plus": "+",
    "space": "␣",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "backspace": "⌫",
}


class KeyHint(Widget):
    """One key and what it does."""

    ALLOW_SELECT = False

    def __init__(self, key: str, label: str, *, wide: bool = False) -> None:
        """Make the hint; a `wide` one lines up with those above and below."""
        super().__init__()
        self._key, self._label, self._wide = key, label, wide

    def render(self) -> Content:
        """Show the key in the accent, its effect beside it."""
        name = NAMES.get(self._key, self._key.upper())
        if self._wide:
            return Content.assemble((f"{name:<8}", "bold $you"), self._label)
        return Content.assemble((name, "$you"), " ", (self._label, "$quiet"))

    def on_click(self) -> None:
        """Do what the key does."""
        self.app.simulate_key(self._key)


class KeyLine(Horizontal):
    """All keys that have effect on a screen, closer together where the line is short.

    Args:
        keys: pairs of a key as Textual names it, and its effect in a word or two.
        spare: more of them, that are left out where the line is too short: those that the help tells too.
    """

    def __init__(self, keys: Sequence[tuple[str, str]], spare: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._keys, self._spare = keys, spare

    def needs(self, keys: Sequence[tuple[str, str]], gap: int = GAP) -> int:
        """Tell how many columns some keys need."""
        return sum(len(NAMES.get(key, key)) + 1 + len(label) for key, label in keys) + gap * (len(keys) - 1)

    def on_resize(self) -> None:
        """Use the room there is."""
        shown, width = [*self._keys, *self._spare], self.content_size.width
        self.set_class(self.needs(shown, WIDE_GAP) > width, "-tight")
        while len(shown) > len(self._keys) and self.needs(shown) > width:
            shown.pop()
        for at, hint in enumerate(self.query(KeyHint)):
            hint.display = at < len(shown)

    async def tell(self, keys: Sequence[tuple[str, str]]) -> None:
        """Name other keys from now on."""
        if list(keys) != list(self._keys):
            self._keys = keys
            await self.recompose()

    def compose(self) -> ComposeResult:
        """Lay out the keys."""
        for key, label in (*self._keys, *self._spare):
            yield KeyHint(key, label)
