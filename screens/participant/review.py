"""All answers on one screen before they are handed in; a digit leads back to a step."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.model.workshop import Part
from kiosk.saying import NOTHING, say
from kiosk.steps import Step
from kiosk.telling.places import place
from screens.frame import ParticipantScreen, text
from screens.messages import Forwarded, Jumped
from screens.widgets.choices import DIGITS
from screens.widgets.top_line import TopLine


class ReviewLine(Widget):
    """One part and its answer, cut to a line; the first of its step has the digit."""

    ALLOW_SELECT = False

    def __init__(self, digit: str, label: str, answer: str, place: int) -> None:
        super().__init__()
        self._digit, self._label, self._answer = digit, label, answer
        self._place = place

    def render(self) -> Content:
        """Put digit, label and answer in columns."""
        width = self.content_size.width
        left = max(20, width * 45 // 100)
        label, answer = cut(self._label, left - 2), cut(self._answer, width - left - 4)
        style = "$quiet" if self._answer == NOTHING else "bold"
        return Content.assemble((f"{self._digit:<3} ", "$you"), (f"{label:<{left}}", "$quiet"), (answer, style))

    def on_click(self, event: events.Click) -> None:
        """Go where the digit goes."""
        event.stop()
        self.post_message(Jumped(self._place))


class ReviewScreen(ParticipantScreen):
    """Shows what will be handed in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "hand_in", show=False),
        Binding("up", "scroll(-3)", show=False),
        Binding("down", "scroll(3)", show=False),
        *(Binding(digit, f"jump({index})", show=False) for index, digit in enumerate(DIGITS)),
    ]

    def __init__(self, interview: Interview, words: Words) -> None:
        super().__init__(words)
        self._interview = interview
        self._places = [index for index, step in enumerate(interview.steps) if step.fields]

    def top_line(self) -> TopLine:
        """Say that this is the last look."""
        return TopLine(" · ".join(place(self._interview, self.words)), progress=self._interview.progress)

    def body(self) -> Iterable[Widget]:
        """List every part."""
        yield text(self.asks(), "title")
        yield text(self.words("Press a digit to change something, Enter to hand in."), "quiet", "below")
        for index, at in enumerate(self._places):
            step = self._interview.steps[at]
            yield from self.above(step)
            yield from self._lines(DIGITS[index] if index < len(DIGITS) else " ", step, at)

    def asks(self) -> str:
        """Ask whether all is right."""
        return self.words("Is this what you want to say?")

    def above(self, step: Step) -> Iterable[Widget]:
        """Make what stands above the parts of a step."""
        return ()

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys."""
        words = self.words
        return [("enter", words("Hand in")), ("escape", words("Back")), ("f1", words("Help"))]

    def action_hand_in(self) -> None:
        """Hand in."""
        self.post_message(Forwarded())

    def action_jump(self, index: int) -> None:
        """Go to the step with this digit."""
        if index < len(self._places):
            self.post_message(Jumped(self._places[index]))

    def action_scroll(self, rows: int) -> None:
        """Show what is above or below."""
        self.query_one("#body").scroll_relative(y=rows, animate=False)

    def _lines(self, digit: str, step: Step, at: int) -> Iterable[Widget]:
        for part in step.fields:
            if self._interview.value(part.name) is None and step.owner(part.name):
                continue
            yield ReviewLine(digit, self.words.text(part.label), self._said(part), at)
            digit = " "

    def _said(self, part: Part) -> str:
        missing = self._interview.response.missing.get(part.name)
        return say(part, self._interview.value(part.name), self.words, missing)


def cut(text: str, width: int) -> str:
    """Shorten a text to a width in columns, with an ellipsis where something is left out."""
    content = Content(text)
    return text if content.cell_length <= width else content.truncate(max(1, width), ellipsis=True).plain
