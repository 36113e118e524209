"""The walk through an interview, step by step, from wherever it stands to its end."""

from collections.abc import Callable
from functools import partial

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.model.workshop import Note, Part, Question
from kiosk.plain.card import tell_card
from kiosk.plain.fields import Fields
from kiosk.plain.review import ask_review
from kiosk.plain.talk import Sign, Talk
from kiosk.plain.thanks import tell_kept, tell_thanks
from kiosk.plain.visit import Visit
from kiosk.reception import Reception
from kiosk.steps import Kind
from kiosk.telling.places import place


class Walk:
    """Leads one person, or one scribe, through what is asked.

    Args:
        talk: with whom.
        visit: keeps what is answered.
        reception: knows the others.
        address: tells where the results are; None without a network.
    """

    def __init__(self, talk: Talk, visit: Visit, reception: Reception, address: Callable[[], str | None]) -> None:
        self._talk, self._visit, self._reception, self._address = talk, visit, reception, address
        self._fields = Fields(talk, visit)
        self._from_behind = False
        self._changed: int | None = None
        self._question: Question | None = None

    @property
    def _interview(self) -> Interview:
        assert self._visit.sitting is not None
        return self._visit.sitting.interview

    def go(self) -> None:
        """Go through to the end, or to where a scribe leaves it."""
        going = True
        while going:
            self._talk.gap()
            going = self._step()

    def _step(self) -> bool:
        """Take one step; tells whether there are more."""
        kind = self._interview.step.kind
        if kind is Kind.THANKS:
            self._end()
            return False
        if kind is Kind.REVIEW:
            sign: Sign | None = self._reviewed()
        elif kind is Kind.CARD:
            tell = partial(tell_card, self._talk, self._interview, self._reception, self._visit.code)
            sign = self._talk.until_done(tell)
        else:
            sign = self._asked()
        return self._moved(sign) if sign else True

    def _reviewed(self) -> Sign | None:
        """Look everything over; the step to change is gone to."""
        told = [self._changed]  # asked again, everything is told

        def ask() -> int | Sign:
            return ask_review(self._talk, self._interview, told.pop() if told else None)

        chosen = self._talk.until_done(ask)
        self._changed = None if isinstance(chosen, Sign) else chosen
        if isinstance(chosen, Sign):
            return chosen
        self._visit.keep(lambda sitting: sitting.jump(chosen))
        return None

    def _moved(self, sign: Sign) -> bool:
        """Go on or back; a scribe goes back from the first step to the welcome."""
        interview = self._interview
        if sign is not Sign.BACK:
            self._question = None if interview.returning else interview.step.question
            self._from_behind = not self._visit.keep(lambda sitting: sitting.forward())
            return True
        self._question = None
        self._from_behind = bool(interview.at) and not interview.returning
        if not interview.at:
            return not interview.response.is_of_group
        self._visit.keep(lambda sitting: sitting.back())
        return True

    def _end(self) -> None:
        if self._interview.response.is_of_group:
            tell_kept(self._talk)
        else:
            tell_thanks(self._talk, self._interview, self._reception, self._visit.code, self._address)

    def _asked(self) -> Sign:
        """Ask for the parts of this step one after the other; back from the first one leads out of it."""
        at = len(self._parts()) - 1 if self._from_behind else 0
        first = at
        while at < len(parts := self._parts()):
            sign = self._talk.until_done(partial(self._ask, parts[at], headed=at == first))
            if sign is Sign.BACK:
                before = [place for place in range(at) if not isinstance(parts[place], Note)]
                if not before:
                    return Sign.BACK
                at = first = before[-1]
            else:
                at += 1
        if parts and isinstance(parts[-1], Note):
            return self._read_on()
        return Sign.GO_ON

    def _ask(self, part: Part, *, headed: bool) -> Sign:
        step, words = self._interview.step, self._talk.words
        if headed:
            self._talk.say(whereabouts(self._interview, words))
            if step.question and step.question is not self._question:
                self._talk.say(words.text(step.question.label), words.text(step.question.hint))
            self._question = None  # asked again, everything is told
        quotable = step.kind is not Kind.ASKED and not self._interview.response.is_of_group
        return self._fields.ask(part, quotable=quotable)

    def _read_on(self) -> Sign:
        """Wait at what is only there to be read."""
        typed = self._talk.until_done(lambda: self._talk.ask(self._talk.words("Enter goes on.")))
        return Sign.BACK if typed is Sign.BACK else Sign.GO_ON

    def _parts(self) -> list[Part]:
        """List what is to be asked now: words beside `other` where that is chosen, whom a question is for where there is one."""
        step, interview = self._interview.step, self._interview
        if step.kind is Kind.ASKED and interview.value(step.parts[0].name) is None:
            return list(step.parts[:1])
        beside = [(part, [field for field in step.fields if step.owner(field.name) is part]) for part in step.parts]
        listed = [each for part, words in beside for each in (part, *words)]
        return [part for part in listed if isinstance(part, Note) or interview.asks_for(part)]


def whereabouts(interview: Interview, words: Words) -> str:
    """Say where this is, and how far."""
    step = words("step {n} of {count}", n=interview.at + 1, count=len(interview.steps))
    return ", ".join([*place(interview, words), step]) + "."
