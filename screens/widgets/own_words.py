"""Own words with, once something is typed, the question whether they may be quoted."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.model.workshop import OwnWords
from screens.messages import Answered, Quoted
from screens.widgets.choices import Choices
from screens.widgets.one_of import OneOf
from screens.widgets.text_answer import TextAnswer

YES, NO = "yes", "no"


class OwnWordsView(Vertical):
    """A text part on the screen.

    Args:
        part: what is asked.
        interview: holds what was written so far.
        words: the language.
        small: beside a choice `other`: without label, lower.
        quotable: ask whether they may be quoted.
    """

    def __init__(
        self, part: OwnWords, interview: Interview, words: Words, *, small: bool = False, quotable: bool = True
    ) -> None:
        super().__init__(id=f"part-{part.name}", classes="-small" if small else "")
        self.part = part
        self.words = words
        self._small = small
        self._text = str(interview.value(part.name) or "")
        self._quotable = quotable
        self._permission: tuple[str, ...] = ()
        if part.name in interview.response.quotable:
            self._permission = (YES,)
        elif part.name in interview.unquoted:
            self._permission = (NO,)

    def compose(self) -> ComposeResult:
        """Lay out label, field, permission and the line below."""
        words = self.words
        if not self._small:
            yield Static(words.text(self.part.label), markup=False, classes="label")
            if self.part.hint:
                yield Static(words.text(self.part.hint), markup=False, classes="quiet")
        yield TextAnswer(self._text, self.part.max_length, placeholder=words("In your own words"))
        with Vertical(classes="quote") as quote:
            yield Static(words("May this be quoted, without your name?"), markup=False, classes="quiet")
            options = [(YES, words("yes, it may be quoted")), (NO, words("no, keep it out of the report"))]
            yield OneOf(options, self._permission)
        quote.display = self._quotable and bool(self._text)
        yield Static("", markup=False, classes="line")

    def on_mount(self) -> None:
        """Hide the line while nothing stands in it."""
        self.query_one(".line", Static).display = False

    def refuse(self, sentence: str) -> None:
        """Say what is missing or wrong, below the field."""
        line = self.query_one(".line", Static)
        line.update(sentence)
        line.display = bool(sentence)
        self.call_after_refresh(line.scroll_visible, animate=False)

    def waits(self) -> str:
        """Own words never wait for more."""
        return ""

    def forget(self) -> None:
        """Take note that what was told is not kept any more; what stands there is told again when it is asked for."""
        self._text = ""

    def begin(self, letter: str) -> None:
        """Go into the field with a first letter."""
        field = self.query_one(TextAnswer)
        self.screen.set_focus(field)
        field.insert(letter, field.document.end)

    def flush(self) -> Answered | None:
        """Hand over what was typed and not told yet."""
        text = self.query_one(TextAnswer).text
        if text == self._text:
            return None
        self._text = text
        return Answered(self.part.name, text)

    @on(TextAnswer.Changed)
    @on(TextAnswer.Accepted)
    def typing(self) -> None:
        """Ask about quoting as soon as something stands there, and before Enter looks for the next field."""
        self.query_one(".quote").display = self._quotable and bool(self.query_one(TextAnswer).text.strip())

    @on(TextAnswer.Paused)
    def paused(self, event: TextAnswer.Paused) -> None:
        """Tell the words."""
        event.stop()
        if (answered := self.flush()) is not None:
            self.post_message(answered)

    @on(TextAnswer.Cut)
    def cut(self, event: TextAnswer.Cut) -> None:
        """Say how much fits, and how much was taken over."""
        event.stop()
        limit = self.part.max_length
        if event.offered == 1:
            self.refuse(self.words("There is room for {limit} characters, and they are full.", limit=limit))
        else:
            self.refuse(
                self.words(
                    "There is room for {limit} characters: {taken} of the {offered} pasted ones were taken over.",
                    limit=limit,
                    taken=event.taken,
                    offered=event.offered,
                )
            )

    @on(Choices.Changed)
    def permitted(self, event: Choices.Changed) -> None:
        """Tell whether it may be quoted."""
        event.stop()
        if (answered := self.flush()) is not None:
            self.post_message(answered)
        self.post_message(Quoted(self.part.name, event.value == (YES,)))
