"""What the restricted class of an export holds: everything, read response by response, so that no writer has to hold it all."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, Literal, TypeVar

from kiosk.acts import Acts
from kiosk.event import Event
from kiosk.fold import Fold, StationState
from kiosk.locale import Words
from kiosk.model.acts import Moderation
from kiosk.model.document import ExportedResponse, WithdrawnResponse
from kiosk.model.response import Answer, Response
from kiosk.model.workshop import ASKED, ASKED_TO, Workshop
from kiosk.moderation import decision
from kiosk.openness import closed_at
from kiosk.progress import Progress, between, counted, untold
from kiosk.times import Clock, now, stamp
from kiosk.voices import Voice, Voices

ASKED_NAMES = frozenset({ASKED, ASKED_TO})
CLASS: Literal["restricted"] = "restricted"
READ = 0.5
"""How far an export is when the journals are read, and everything has only to be written yet."""

Value = TypeVar("Value")


class Contents:
    """An event as it is now; made anew for each export.

    Args:
        fold: the event.
        clock: tells the moment of the export.
        progress: is told how far it is: until `READ` here, then half of what is left each time that all responses are given.
    """

    def __init__(self, fold: Fold, *, clock: Clock = now, progress: Progress = untold) -> None:
        progress(0.0)
        fold.poll()
        progress(READ)
        self.event: Event = fold.event
        self.workshop: Workshop = fold.event.workshop
        self.acts: Acts = fold.acts
        self.stations: dict[str, StationState] = fold.stations
        self.exported = stamp(clock())
        self.all = sorted(fold.responses.values(), key=attrgetter("instanceID"))
        self.all.sort(key=attrgetter("start"))
        self._progress, self._done = progress, READ
        self._voices = Voices(self.workshop, self.event.info.salt)
        self._judged = {each.voice.rpartition("/")[0] for each in self.acts.of(Moderation)}

    def responses(self) -> Iterator[ExportedResponse | WithdrawnResponse]:
        """Give all responses by their beginning, those of groups, drafts, rehearsals and withdrawn ones too."""
        begun, self._done = self._done, (self._done + 1.0) / 2
        for response in counted(self.all, between(self._progress, begun, self._done)):
            yield self._withdrawn(response) if response.withdrawn else self._exported(response)

    def about(self) -> dict[str, Any]:
        """Tell what it is about, as files say it."""
        workshop, info = self.workshop, self.event.info
        return {
            "name": info.id.lower(),
            "title": Words(workshop.default_language).text(workshop.title),
            "class": CLASS,
            "created": self.exported,
            "interim": closed_at(self.acts) is None,
            "form_id": workshop.name,
            "version": workshop.version,
            "hash": info.hash,
        } | ({"synthetic": True} if info.synthetic else {})

    def voices(self) -> Iterator[Voice]:
        """Give all own words of those who count."""
        for response in self.all:
            yield from self._voices.of(response)

    def _withdrawn(self, response: Response) -> WithdrawnResponse:
        return WithdrawnResponse(instanceID=response.instanceID, revision=response.revision, status="withdrawn")

    def _exported(self, response: Response) -> ExportedResponse:
        released, held = self._decided(response) if response.instanceID in self._judged else ((), ())
        return ExportedResponse(
            instanceID=response.instanceID,
            revision=response.revision,
            deviceid=response.deviceid,
            level=response.level,
            group=response.group,
            status=response.status,
            language=response.language,
            start=response.start,
            end=response.end,
            today=response.today,
            question_order=response.question_order,
            intake=response.intake,
            answers=_passing(_without(response.answers)),
            missing=_without(response.missing),
            quotable=_names(response.quotable),
            seconds=_without(response.seconds),
            released=released,
            held=held,
            test=response.test,
        )

    def _decided(self, response: Response) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Name the parts in own words that are released, and those held back, in the order of the answers."""
        found = {voice.part: decision(self.acts, voice) for voice in self._voices.of(response) if voice.part != ASKED}
        in_order = [part for part in response.answers if part in found]
        released = tuple(part for part in in_order if found[part] == "released")
        return released, tuple(part for part in in_order if found[part] == "held")


def _names(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the question to the table, which stands apart."""
    return parts if ASKED_NAMES.isdisjoint(parts) else tuple(name for name in parts if name not in ASKED_NAMES)


def _without(named: dict[str, Value]) -> dict[str, Value]:
    """Leave out what would lead from a question to the table to whoever asked it."""
    if ASKED_NAMES.isdisjoint(named):
        return named
    return {name: value for name, value in named.items() if name not in ASKED_NAMES}


def _passing(answers: dict[str, Answer]) -> dict[str, Answer]:
    """Copy words with other letters than ASCII has, as encoding leaves its result beside a text for as long as that lives."""
    if all(said.isascii() for said in answers.values() if isinstance(said, str)):
        return answers
    return {part: said[:1] + said[1:] if isinstance(said, str) else said for part, said in answers.items()}
