"""One participant's, or one scribe's, walk through a workshop: a frozen value; every act gives the next one.

Nothing here knows of a screen, a file or a clock: whoever drives it tells the moment and keeps each value that it returns.
"""

from collections.abc import Mapping

from msgspec import Struct, structs

from kiosk.answers import Refused, accepted, is_begun, too_few
from kiosk.model.response import Answer, Missing, Response, Status
from kiosk.model.workshop import OTHER, OwnWords, Part, Workshop, other_of
from kiosk.scribe import way
from kiosk.steps import Kind, Step


class Interview(Struct, frozen=True):
    """A response under way, and where its participant is.

    `steps` is the whole way, up to thanks; `at` and `furthest` are places in it; `returning` is set while an answer
    is changed from the review. `unfinished` holds rankings that are begun, `unquoted` the own words that are not to be
    quoted; neither is kept, since the first are no answers yet and for the second not to be quotable is enough.
    """

    workshop: Workshop
    response: Response
    steps: tuple[Step, ...]
    at: int = 0
    furthest: int = 0
    returning: bool = False
    unfinished: Mapping[str, Answer] = {}
    unquoted: frozenset[str] = frozenset()

    @classmethod
    def begun(cls, workshop: Workshop, response: Response) -> "Interview":
        """Begin with a response that has nothing in it yet."""
        return cls(workshop, response, way(workshop, response))._changed()

    @classmethod
    def resumed(cls, workshop: Workshop, response: Response) -> "Interview":
        """Go on with a response where it was left, at the last step that was seen; a participant's complete one stays so.

        A group's becomes a draft, so that other laptops see that somebody is at it, and keeps its end.
        """
        complete = response.status is Status.COMPLETE
        draft = structs.replace(response, status=Status.DRAFT, end=response.end if complete else None)
        walk = cls(workshop, response if complete and not response.is_of_group else draft, way(workshop, response))
        seen = max((place for place, step in enumerate(walk.steps) if walk._was_seen(step)), default=0)
        here = (response.step, response.part)
        place = next((place for place, step in enumerate(walk.steps) if (step.name, step.part) == here), seen)
        if walk.steps[place].kind is Kind.THANKS:
            place = walk.place_of(Kind.REVIEW)
        return structs.replace(walk, at=place, furthest=max(seen, place))._with_missing()

    def _was_seen(self, step: Step) -> bool:
        if step.kind is Kind.CARD:
            return self.response.group is not None
        if step.kind is Kind.REVIEW:
            return self.response.step in {Kind.REVIEW, Kind.THANKS}
        return any(
            self.value(part.name) is not None
            or self.response.missing.get(part.name, Missing.NOT_REACHED) is not Missing.NOT_REACHED
            for part in step.fields
        )

    @property
    def step(self) -> Step:
        """The screen that the participant is at."""
        return self.steps[self.at]

    @property
    def progress(self) -> float:
        """How much of the way lies behind, from 0 at the first screen to 1 at thanks."""
        return self.at / (len(self.steps) - 1)

    def value(self, name: str) -> Answer | None:
        """Tell the answer to a part, whether of the intake or of a question."""
        return self.response.intake.get(name, self.response.answers.get(name))

    def entered(self, name: str) -> Answer | None:
        """Tell the answer to a part, or what is begun of it."""
        return self.unfinished.get(name, self.value(name))

    def declined(self, name: str) -> bool:
        """Tell whether the participant would rather not say."""
        return self.response.missing.get(name) is Missing.DECLINED

    def answer(self, name: str, value: Answer | None) -> "Interview":
        """Answer a part of the step, or begin its ranking, or change or (None) take back its answer.

        Raises:
            Refused: the part cannot have this value.
            KeyError: the step has no such part.
        """
        part = self._part(name)
        if value is not None and not self._applies(part, self.step):
            raise Refused(f"{name} is asked for only beside the choice other")
        unfinished = {other: begun for other, begun in self.unfinished.items() if other != name}
        if value is not None and is_begun(part, value):
            unfinished[name], value = value, None
        kept = None if value is None else accepted(part, value)
        place = "intake" if self.step.kind is Kind.INTAKE else "answers"
        table: dict[str, Answer] = dict(getattr(self.response, place))
        table.pop(name, None)
        if kept is not None:
            table[name] = kept
        words = other_of(part)
        if words and not _chose_other(kept):
            table.pop(words, None)
        missing = {other: why for other, why in self.response.missing.items() if other != name}
        quotable = tuple(other for other in self.response.quotable if other in table or place == "intake")
        entered = structs.replace(self, unfinished=unfinished)
        return entered._changed(**{place: table}, missing=missing, quotable=quotable)

    def asks_for(self, part: Part) -> bool:
        """Tell whether a part of this step is asked for now: own words beside `other` only where that is chosen."""
        return self._applies(part, self.step)

    def decline(self, name: str) -> "Interview":
        """Note that the participant would rather not answer this part."""
        without = self.answer(name, None)
        return without._changed(missing={**without.response.missing, name: Missing.DECLINED})

    def quote(self, name: str, allowed: bool) -> "Interview":
        """Note whether own words may be quoted."""
        others = tuple(other for other in self.response.quotable if other != name)
        asked = structs.replace(self, unquoted=self.unquoted - {name} if allowed else self.unquoted | {name})
        return asked._changed(quotable=(*others, name) if allowed else others)

    def spoken(self, language: str) -> "Interview":
        """Go on in another language; nothing else changes."""
        return structs.replace(self, response=structs.replace(self.response, language=language))

    def spent(self, name: str, seconds: float) -> "Interview":
        """Add time to a part."""
        told = {**self.response.seconds, name: round(self.response.seconds.get(name, 0.0) + seconds, 1)}
        return structs.replace(self, response=structs.replace(self.response, seconds=told))

    def kept(self, response: Response) -> "Interview":
        """Take over the response as it was kept: with its revision, time and writer."""
        return structs.replace(self, response=response)

    def numbered(self, group: int, order: tuple[str, ...]) -> "Interview":
        """Take the group's number and with it the order of the questions."""
        response = structs.replace(self.response, group=group, question_order=order)
        return structs.replace(self, response=response, steps=way(self.workshop, response))._changed()

    def blockers(self) -> tuple[Part, ...]:
        """Name the parts that keep this step from being left: required ones without answer, and ones with too few choices."""
        return tuple(
            part
            for part in self.step.parts
            if (part.required and self.value(part.name) is None) or too_few(part, self.value(part.name))
        )

    def forward(self) -> "Interview":
        """Go on to the next step, or back to the review if the participant came from there; not past a blocker or thanks."""
        if self.blockers() or self.at == len(self.steps) - 1:
            return self
        target = self.place_of(Kind.REVIEW) if self.returning else self.at + 1
        return self._moved(target, returning=False)

    def back(self) -> "Interview":
        """Go one step back; what was entered stays."""
        target = self.place_of(Kind.REVIEW) if self.returning else max(0, self.at - 1)
        return self._moved(target, returning=False)

    def jump(self, place: int) -> "Interview":
        """Go from the review to the step at `place`, to change it and return."""
        return self._moved(place, returning=True)

    def place_of(self, kind: Kind) -> int:
        """Find the first step of a kind."""
        return next(place for place, step in enumerate(self.steps) if step.kind is kind)

    def finish(self, end: str) -> "Interview":
        """Complete the response at this moment."""
        thanks = len(self.steps) - 1
        done = structs.replace(self, at=thanks, furthest=thanks, returning=False)
        return done._changed(status=Status.COMPLETE, end=end)

    def park(self, end: str) -> "Interview":
        """Leave the response as it is at this moment, as partial."""
        parked = self.response.parked(end)
        return self._changed(status=parked.status, end=parked.end)

    def _part(self, name: str) -> Part:
        for part in self.step.fields:
            if part.name == name:
                return part
        raise KeyError(name)

    def _moved(self, target: int, *, returning: bool) -> "Interview":
        moved = structs.replace(self, at=target, furthest=max(self.furthest, target), returning=returning)
        return moved._changed()

    def _changed(self, **changes: object) -> "Interview":
        response = structs.replace(self.response, step=self.step.name, part=self.step.part, **changes)
        return structs.replace(self, response=response)._with_missing()

    def _with_missing(self) -> "Interview":
        """Say of every part of the questions that has no answer why it has none."""
        missing: dict[str, Missing] = {}
        for place, step in enumerate(self.steps):
            for part in step.fields:
                if self.value(part.name) is None and self._applies(part, step):
                    missing[part.name] = self._why(part, place)
        return structs.replace(self, response=structs.replace(self.response, missing=missing))

    def _why(self, part: Part, place: int) -> Missing:
        if self.declined(part.name):
            return Missing.DECLINED
        if place >= self.furthest:
            return Missing.NOT_REACHED
        return Missing.BLANK if isinstance(part, OwnWords) else Missing.SKIPPED

    def _applies(self, part: Part, step: Step) -> bool:
        """Own words beside `other` are asked for only where `other` is chosen."""
        owner = step.owner(part.name)
        return owner is None or _chose_other(self.value(owner.name))


def _chose_other(value: Answer | None) -> bool:
    return value == OTHER or (isinstance(value, tuple) and OTHER in value)
