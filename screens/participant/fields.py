"""The screen that asks: intake, a question's parts, or the question to somebody else at the table."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.model.workshop import Note, OwnWords, Part
from kiosk.steps import Kind
from kiosk.telling.places import place
from screens.frame import ParticipantScreen, text
from screens.messages import Answered, Forwarded
from screens.widgets.choices import Choices
from screens.widgets.number_answer import NumberAnswer
from screens.widgets.own_words import OwnWordsView
from screens.widgets.part_view import PartView
from screens.widgets.scale import Scale
from screens.widgets.text_answer import TextAnswer
from screens.widgets.top_line import TopLine


class FieldsScreen(ParticipantScreen):
    """Shows the parts of one step, leads Enter through them, and on.

    Args:
        interview: stands at the step to show.
        words: the language.
        focus: the part to begin in; left out, the first.
    """

    def __init__(self, interview: Interview, words: Words, focus: str | None = None) -> None:
        super().__init__(words)
        self._interview = interview
        self._step = interview.step
        self._first = focus

    def top_line(self) -> TopLine:
        """Say which group and which of the questions this is."""
        return TopLine(" · ".join(place(self._interview, self.words)), progress=self._interview.progress)

    def body(self) -> Iterable[Widget]:
        """Put the question above its parts."""
        question = self._step.question
        if question is not None:
            yield text(self.words.text(question.label), "title", "question")
            if question.hint:
                yield text(self.words.text(question.hint), "quiet")
        for part in self._step.parts:
            yield self._view(part)

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys; declining is offered where nothing is required and something is chosen from."""
        words = self.words
        kinds = {type(part) for part in self._step.parts if not part.required}
        of_group = self._interview.response.is_of_group
        declines = [("minus", words("Rather not say"))] if kinds - {OwnWords, Note} and not of_group else []
        return [
            ("enter", words("Go on")),
            *([("escape", words("Back"))] if self._interview.at or of_group else []),
            *declines,
            ("f1", words("Help")),
        ]

    def on_mount(self) -> None:
        """Put the focus where typing has effect."""
        view = self.query_one(f"#part-{self._first}") if self._first else self.query_one("#body")
        fields = [widget for widget in self._fields() if view in widget.ancestors]
        if fields:
            self.set_focus(fields[0])

    def flush(self) -> list[Answered]:
        """Hand over everything that was typed and not told yet."""
        told = [view.flush() for view in self.query(OwnWordsView) if view.display]
        return [answered for answered in told if answered is not None]

    def focused_part(self) -> str | None:
        """Name the part that the focus is in."""
        view = self._view_of(self.focused) if self.focused else None
        return view.part.name if view else None

    def refuse(self, part: str, sentence: str) -> None:
        """Say what is missing at a part, and go there."""
        view = self.query_one(f"#part-{part}")
        if isinstance(view, PartView | OwnWordsView):
            view.refuse(sentence)
        field = next((widget for widget in self._fields() if view in widget.ancestors), None)
        if field is not None:
            self.set_focus(field)

    @on(TextAnswer.Changed)
    def typing(self, event: TextAnswer.Changed) -> None:
        """Say no longer that something is saved while something stands there that is not."""
        if isinstance(event.text_area, TextAnswer) and event.text_area.untold:
            self.tell("")

    @on(Choices.Accepted)
    @on(Scale.Accepted)
    @on(TextAnswer.Accepted)
    @on(NumberAnswer.Accepted)
    def accepted(self) -> None:
        """Go to the next field of this screen, or on where this was the last."""
        here = self.focused
        view = self._view_of(here) if here else None
        if view is not None and (sentence := view.waits()):
            view.refuse(sentence)
            return
        chain = self._fields()
        place = chain.index(here) if here in chain else len(chain)
        if place + 1 < len(chain):
            self.set_focus(chain[place + 1])
        else:
            self.post_message(Forwarded())

    def _fields(self) -> list[Widget]:
        """List what can be answered now, in order; a focus chain would misplace a field that has only just appeared."""
        fields = (widget for widget in self.query("Choices, Scale, TextAnswer, NumberAnswer").results(Widget))
        return [field for field in fields if all(above.display for above in field.ancestors_with_self)]

    def _view(self, part: Part) -> Widget:
        if isinstance(part, OwnWords):
            passed_on = self._step.kind is Kind.ASKED  # a question to the table, which says so itself
            quotable = not passed_on and not self._interview.response.is_of_group
            return self._styled(OwnWordsView(part, self._interview, self.words, quotable=quotable))
        beside = next((field for field in self._step.fields if self._step.owner(field.name) is part), None)
        return self._styled(
            PartView(part, self._interview, self.words, beside if isinstance(beside, OwnWords) else None)
        )

    def _styled(self, view: Widget) -> Widget:
        """Let a part that has no question above it speak as one, and give a single part air."""
        view.set_class(self._step.question is None, "-alone")
        view.set_class(len(self._step.parts) == 1, "-airy")
        view.set_class(len(self._step.parts) > 1, "-shared")
        view.set_class(self._interview.response.is_of_group and self._step.kind is Kind.QUESTION, "-group")
        return view

    def _view_of(self, widget: Widget) -> PartView | OwnWordsView | None:
        views = (above for above in widget.ancestors if isinstance(above, PartView | OwnWordsView))
        return next(views, None)
