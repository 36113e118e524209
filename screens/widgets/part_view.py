"""One part of a question on the screen: its label, what it is answered with, and one line for what is missing."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from kiosk.answers import positions
from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.model.response import Answer
from kiosk.model.workshop import (
    Integer,
    Note,
    OwnWords,
    Part,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
)
from kiosk.telling.hints import hint
from screens.messages import Answered, Declined
from screens.widgets.choices import Choices
from screens.widgets.many_of import ManyOf
from screens.widgets.number_answer import NumberAnswer
from screens.widgets.one_of import OneOf
from screens.widgets.own_words import OwnWordsView
from screens.widgets.ranked import Ranked
from screens.widgets.scale import Scale


class PartView(Vertical):
    """Shows a part and tells its answers; own words have a view of their own.

    Args:
        part: what is asked.
        interview: holds the answers so far.
        words: the language.
        beside: the own words that appear where `other` is chosen, or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("minus", "decline", show=False),
        Binding("backspace", "clear", show=False),
    ]

    def __init__(self, part: Part, interview: Interview, words: Words, beside: OwnWords | None = None) -> None:
        super().__init__(id=f"part-{part.name}", classes=type(part).__name__)
        self.part = part
        self.words = words
        self._value = interview.entered(part.name)
        self._declined = interview.declined(part.name)
        self._beside = OwnWordsView(beside, interview, words, small=True) if beside else None
        self._warned = False

    def compose(self) -> ComposeResult:
        """Lay out label, hint, field, own words beside `other`, and the line below."""
        yield Static(self.words.text(self.part.label), markup=False, classes="label")
        if hints := self._hint():
            yield Static(hints, markup=False, classes="quiet")
        yield from self._field()
        if self._beside:
            self._beside.display = self._other_chosen()
            yield self._beside
        yield Static(self._declined_line(), markup=False, classes="line")

    def refuse(self, sentence: str) -> None:
        """Say what is missing or wrong, below the part."""
        line = self.query_one(".line", Static)
        if sentence or line.display:
            line.update(sentence)
            line.display = bool(sentence)

    def waits(self) -> str:
        """Say, once, what could still be done before going on; nothing where the part is done or was said already."""
        if isinstance(self.part, Rank) and isinstance(self._value, tuple) and not self._warned:
            left = len(self.part.choices) - len(self._value)
            self._warned = left > 0
            return self._more_to_rank(left) if left else ""
        return ""

    def on_mount(self) -> None:
        """Hide the line where nothing stands in it."""
        line = self.query_one(".line", Static)
        line.display = self._declined

    def _hint(self) -> str:
        told = list(filter(None, [hint(self.part, self.words)]))
        if isinstance(self.part, Rank):
            told.append(self.words("Press the digits in your order, the most important first."))
        if self.part.required:
            told.append(self.words("Needed to go on."))
        return " ".join(told)

    def _field(self) -> Iterable[Widget]:
        words, part, value = self.words, self.part, self._value
        chosen = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
        match part:
            case SelectOne():
                yield OneOf(self._options(part), chosen)
            case SelectMultiple():
                yield ManyOf(self._options(part), chosen, part.max)
            case Rank():
                yield Ranked(self._options(part), chosen)
            case Range():
                number = value if isinstance(value, int | float) else None
                low, high = words.text(part.low), words.text(part.high)
                yield Scale(positions(part), low, high, number, written=words.figure)
            case Integer():
                yield NumberAnswer(part, value if isinstance(value, int) else None)
            case Note() | OwnWords():
                return

    def _options(self, part: SelectOne | SelectMultiple | Rank) -> list[tuple[str, str]]:
        return [(choice.name, self.words.text(choice.label)) for choice in part.choices]

    def _other_chosen(self) -> bool:
        return self._value == "other" or (isinstance(self._value, tuple) and "other" in self._value)

    def _show_beside(self) -> None:
        """Show the own words where `other` is chosen; elsewhere the interview drops them."""
        if self._beside:
            self._beside.display = self._other_chosen()
            if not self._beside.display:
                self._beside.forget()

    def _declined_line(self) -> str:
        return self.words("You would rather not say. That is fine.") if self._declined else ""

    def _more_to_rank(self, left: int) -> str:
        return self.words.plural(
            "Give a place to {n} more, or press Enter to skip this part.",
            "Give a place to {n} more, or press Enter to skip this part.",
            left,
        )

    def on_key(self, event: events.Key) -> None:
        """Let whoever begins to write beside `other` write there, digits and spaces that follow included."""
        beside = self._beside
        if beside and beside.display and not beside.has_focus_within and (event.character or "").isalpha():
            event.stop()
            beside.begin(event.character or "")

    @on(Choices.Changed)
    @on(Scale.Changed)
    @on(NumberAnswer.Given)
    def changed(self, event: Choices.Changed | Scale.Changed | NumberAnswer.Given) -> None:
        """Tell the new answer, or what is begun of it."""
        event.stop()
        self.refuse("")
        self._value = event.value
        self._show_beside()
        self.post_message(Answered(self.part.name, self._as_answer(event.value)))

    def _as_answer(self, value: Answer | None) -> Answer | None:
        if isinstance(value, tuple):
            if isinstance(self.part, SelectOne):
                return value[0] if value else None
            return value or None
        return value

    @on(ManyOf.Full)
    def full(self, event: ManyOf.Full) -> None:
        """Say that no more can be chosen, and how to change that."""
        event.stop()
        most = self.part.max if isinstance(self.part, SelectMultiple) else 0
        self.refuse(self.words("You have chosen {most}. Press the digit of one to take it out first.", most=most))

    @on(NumberAnswer.Refused)
    def number_refused(self, event: NumberAnswer.Refused) -> None:
        """Say which numbers fit."""
        event.stop()
        self.refuse(event.sentence(self.words))

    def action_decline(self) -> None:
        """Note that the participant would rather not say, where that is possible."""
        if self.part.required or isinstance(self.part, Note):
            return
        self.action_clear()
        self.refuse(self.words("You would rather not say. That is fine."))
        self.post_message(Declined(self.part.name))

    def action_clear(self) -> None:
        """Take the answer back."""
        if self._value is None:
            return
        self._value = None
        for choices in self.query(Choices):
            choices.value = ()
        for scale in self.query(Scale):
            scale.value = None
        self._show_beside()
        self.post_message(Answered(self.part.name, None))
