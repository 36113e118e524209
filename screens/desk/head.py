"""The desk's first line: its tabs, and at the right the clock of the round."""

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kiosk.locale import Words
from kiosk.rounds import Signal
from kiosk.telling.clock import clock, remaining

TABS = ("room", "tallies", "voices", "plenary", "share")


class DeskHead(Widget):
    """Names the tabs with the digit of each; a click opens one."""

    ALLOW_SELECT = False

    current: reactive[str] = reactive(TABS[0])
    signal: reactive[Signal] = reactive(Signal())
    closed: reactive[bool] = reactive(False)

    def __init__(self, words: Words, questions: int, *, synthetic: bool = False) -> None:
        super().__init__()
        self._words, self._questions, self._synthetic = words, questions, synthetic

    def speak(self, words: Words) -> None:
        """Name everything in another language."""
        self._words = words
        self.refresh()

    def validate_signal(self, signal: Signal) -> Signal:
        """Paint only when another second has begun."""
        return Signal(signal.turn, float(int(signal.seconds + 0.999)), signal.running, signal.notice)

    def render(self) -> Content:
        """Draw the line."""
        tabs = Content("   ").join(self._tab(at, name) for at, name in enumerate(TABS, 1))
        right = self._beside(self._now())
        if tabs.cell_length + right.cell_length >= self.content_size.width:
            short = "" if self.closed else remaining(self.signal)
            right = self._beside(Content.styled(short, "bold $you"))
        gap = max(1, self.content_size.width - tabs.cell_length - right.cell_length)
        return Content.assemble(tabs, " " * gap, right)

    def _beside(self, said: Content) -> Content:
        """Say of a made-up event that it is one, whatever else is said."""
        if not self._synthetic:
            return said
        example = Content.styled(self._words("example"), "bold $you")
        return Content(" · ").join([example, said]) if said else example

    def _now(self) -> Content:
        words, said = self._words, clock(self.signal, self._words, self._questions)
        if self.closed:
            return Content.styled(words("closed"), "bold $you")
        if not said or self.current == TABS[0]:  # which shows it large
            return Content("")
        turn = words("Round {turn}", turn=self.signal.turn)
        return Content.assemble((f"{turn}  ", "$quiet"), (said, "bold $you" if self.signal.over else "bold"))

    def _tab(self, at: int, name: str) -> Content:
        label = tab_name(name, self._words)
        return Content.assemble((f"{at} ", "$you"), (label, "bold underline" if name == self.current else "$quiet"))

    async def on_click(self, event: events.Click) -> None:
        """Open the tab that was clicked."""
        edge = 0
        for at, name in enumerate(TABS, 1):
            edge += self._tab(at, name).cell_length + 3
            if event.x < edge:
                self.app.simulate_key(str(at))
                return


def tab_name(name: str, words: Words) -> str:
    """Name a tab."""
    return {
        "room": words("Room"),
        "tallies": words("Tallies"),
        "voices": words("Voices"),
        "plenary": words("Plenary"),
        "share": words("Share"),
    }[name]
