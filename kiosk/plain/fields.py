"""One part of a step: asked until it is answered, skipped, declined or left backwards."""

from functools import partial

from kiosk.interview import Interview
from kiosk.model.workshop import Note, OwnWords, Part
from kiosk.plain.asking import choices, declines, ends, question, stands, what_to_type
from kiosk.plain.own_words import ask_permission, read_words
from kiosk.plain.reading import Wrong, read
from kiosk.plain.talk import Sign, Talk
from kiosk.plain.visit import Visit
from kiosk.telling.refusals import refusal


class Fields:
    """Asks for the parts of a step.

    Args:
        talk: with whom.
        visit: keeps what is answered.
    """

    def __init__(self, talk: Talk, visit: Visit) -> None:
        self._talk, self._visit = talk, visit

    @property
    def _interview(self) -> Interview:
        assert self._visit.sitting is not None
        return self._visit.sitting.interview

    def ask(self, part: Part, *, quotable: bool) -> Sign:
        """Ask for one part, and whether own words may be quoted; tells whether to go on or back."""
        talk, words = self._talk, self._talk.words
        talk.say(question(part, words))
        if isinstance(part, Note):
            return Sign.GO_ON
        talk.options(choices(part, words))
        talk.say(ends(part, words), stands(part, self._interview, words))
        while (sign := self._answered(part)) is None:
            pass
        if sign is Sign.GO_ON and quotable and isinstance(part, OwnWords) and self._interview.value(part.name):
            permitted = talk.until_done(partial(ask_permission, talk, self._visit, part))
            return talk.until_done(partial(self.ask, part, quotable=quotable)) if permitted is Sign.BACK else permitted
        return sign

    def _answered(self, part: Part) -> Sign | None:
        """Ask once; tells where to go, or None where it has to be asked once more."""
        prompt = what_to_type(part, self._interview, self._talk.words)
        typed = self._talk.ask(prompt, own_words=isinstance(part, OwnWords))
        match typed:
            case Sign.BACK:
                return Sign.BACK
            case Sign.DECLINE:
                return self._declined(part)
            case Sign.GO_ON:
                return self._skipped(part)
            case str() if isinstance(part, OwnWords):
                return self._written(part, typed)
            case _:
                return self._chosen(part, typed)

    def _chosen(self, part: Part, typed: str) -> Sign | None:
        try:
            value = read(part, typed, self._talk.words)
        except Wrong as wrong:
            self._talk.say(str(wrong))
            return None
        if not self._visit.keep(lambda sitting: sitting.answer(part.name, value)):
            return None
        self._talk.say(self._talk.words("✓ saved"))
        return Sign.GO_ON

    def _written(self, part: OwnWords, typed: str) -> Sign | None:
        kept, cut = read_words(self._talk, self._visit, part, typed)
        if cut or not kept:
            self._talk.say(cut, stands(part, self._interview, self._talk.words))
            return None
        return Sign.GO_ON

    def _declined(self, part: Part) -> Sign | None:
        """Note that somebody would rather not say; where that is not offered, take the answer out."""
        if declines(part, self._interview):
            if not self._visit.keep(lambda sitting: sitting.decline(part.name)):
                return None
            self._talk.say(self._talk.words("You would rather not say. That is fine."))
            return Sign.GO_ON
        if self._interview.value(part.name) is not None:
            if not self._visit.keep(lambda sitting: sitting.answer(part.name, None)):
                return None
            self._talk.say(self._talk.words("✓ saved"))
        return self._skipped(part)

    def _skipped(self, part: Part) -> Sign | None:
        """Go on with what stands there, unless something is needed."""
        if any(blocker.name == part.name for blocker in self._interview.blockers()):
            self._talk.say(refusal(self._interview, part.name, self._talk.words))
            return None
        return Sign.GO_ON
