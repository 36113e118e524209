"""The talk with whoever sits there: something is said, one line is typed. A few signs mean the same at every prompt."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TypeVar

from kiosk.locale import Words
from kiosk.plain.around import Around
from kiosk.plain.helping import help_lines
from kiosk.plain.keyboard import Keyboard
from kiosk.plain.leaving import Abandoned, Again, Quiet
from kiosk.plain.printout import Printout
from kiosk.plain.reading import no_answer
from kiosk.plain.typed import STAFF

GRACE = 30.0
"""Seconds that somebody has to answer whether they are still there."""
T = TypeVar("T")


class Sign(Enum):
    """What can be typed instead of an answer."""

    GO_ON = ""
    BACK = "<"
    DECLINE = "-"


class Talk:
    """Says and asks.

    Args:
        keyboard: where lines are typed.
        printout: where they are said.
        words: the language to begin in; changes with whoever sits there.
        around: knows what goes on meanwhile.
    """

    def __init__(self, keyboard: Keyboard, printout: Printout, words: Words, around: Around) -> None:
        self.words = words
        self._keyboard, self._printout, self._around = keyboard, printout, around
        self.say, self.gap, self.options = printout.say, printout.gap, printout.options

    def until_done(self, ask: Callable[[], T]) -> T:
        """Ask something with all that belongs to it, and again from the start as often as that is needed."""
        while True:
            self.say(*self._around.news(self.words))
            try:
                return ask()
            except Again:
                self.gap()

    def ask(self, prompt: str, *, own_words: bool = False) -> str | Sign:
        """Ask for one line; help, another language and the facilitator are looked after here.

        Args:
            prompt: says what to type.
            own_words: what is typed can be anything, and takes longer.

        Raises:
            Again: everything that belongs to the question is to be said again.
            Abandoned: nobody is there any more.
        """
        typed = self._line(prompt, own_words=own_words)
        self._obey(typed, own_words=own_words)
        return next((sign for sign in Sign if sign.value == typed), typed)

    def choose(self, labels: Sequence[str], prompt: str, *, numbers: Sequence[int] | None = None) -> int | Sign:
        """List what can be chosen and ask for its number; tells the place in the list."""
        known = list(numbers or range(1, len(labels) + 1))
        self.options(labels, known)
        while True:
            typed = self.ask(prompt)
            if isinstance(typed, Sign):
                return typed
            if typed in map(str, known):
                return known.index(int(typed))
            self.say(no_answer(typed, self.words))

    def wait(self, prompt: str, seconds: float, changed: Callable[[], bool] = lambda: False) -> None:
        """Wait for Enter alone, for so many seconds; anything else that is typed waits as long again.

        Args:
            prompt: says what Enter does.
            seconds: after which, once everything could be heard, it is said that the welcome comes back.
            changed: tells whether what was said is not so any more.

        Raises:
            Again: it is not so any more, or a sign asks for it.
            Abandoned: nobody is there any more.
        """

        def look() -> None:
            self._around.tick()
            if changed():
                self.gap()
                raise Again

        typed = "more"
        while typed:
            self._printout.prompt(prompt)
            try:
                typed = self._keyboard.line(look, seconds + self._printout.seconds_to_hear)
            except Quiet:
                self._printout.gap()
                self.say(self.words("Back to the start in {n} seconds. A letter and Enter waits longer.", n=int(GRACE)))
                typed = self._last_line()
            self._printout.answered()
            self._obey(typed, own_words=False)

    def more(self, prompt: str) -> str:
        """Ask for another line of own words, in which no sign means anything."""
        return self._line(prompt, own_words=True)

    def secret(self, prompt: str) -> str:
        """Ask for a line that is not shown."""
        with self._keyboard.unseen():
            return self._line(prompt, own_words=True)

    def forget(self, *, half_typed: bool) -> None:
        """Take what was said out of sight, and what was half typed with it."""
        if half_typed:
            self._keyboard.flush()
        self._printout.wipe()

    def _line(self, prompt: str, *, own_words: bool) -> str:
        """Wait for a line, and ask whether somebody is there before it is given up; what is typed then is the line."""
        self._printout.prompt(prompt)
        patience = self._around.patience(own_words=own_words)
        try:
            typed = self._keyboard.line(self._around.tick, patience and patience + self._printout.seconds_to_hear)
        except Quiet:
            self._printout.gap()
            self.say(
                self.words("Are you still there?"),
                self.words("Press Enter to go on. Otherwise your answers are kept and put away."),
            )
            if not (typed := self._last_line()):
                self._printout.answered()
                raise Again from None
        self._printout.answered()
        return typed

    def _last_line(self) -> str:
        try:
            return self._keyboard.line(self._around.tick, GRACE)
        except Quiet:
            raise Abandoned from None

    def _obey(self, typed: str, *, own_words: bool) -> None:
        """Do what a sign says that means the same everywhere; then the question is asked again."""
        if typed == "?":
            self.say(*help_lines(self.words))
        elif typed == "#" or (not own_words and typed.casefold() in self.words.languages):
            self._speak(typed.casefold())
        elif typed == STAFF:
            self._around.staff()
        else:
            return
        raise Again

    def _speak(self, language: str) -> None:
        words = self.words
        self.words = Words(language, words.languages) if language in words.languages else words.following()
        self._around.spoken(self.words)
