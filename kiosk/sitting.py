"""One participant at one station: keeps the interview and the journal in step, so that accepted means saved."""

import time
import uuid
from collections.abc import Callable, Iterable

from kiosk.errors import EventError
from kiosk.interview import Interview
from kiosk.model.response import Answer, Level, Response, Status
from kiosk.model.workshop import SelectOne, Workshop
from kiosk.numbering import Seat, next_group, question_order
from kiosk.station import Station
from kiosk.steps import Kind
from kiosk.times import Clock, now, stamp

Seen = Callable[[], Iterable[Response]]
"""Tells all responses that are visible now, over all journals of the event."""


def new_instance() -> str:
    """Draw the identity of a response, as OpenRosa forms it."""
    return f"uuid:{uuid.uuid4()}"


class Sitting:
    """An interview that is saved at every act.

    Args:
        station: keeps the response.
        interview: where it stands.
        seen: the responses that number-off looks at.
        fixed_group: the group of everybody at this station, or None for number-off.
        clock: tells the time of day.
        stopwatch: tells seconds that only go up, for the time on each part.
    """

    def __init__(
        self,
        station: Station,
        interview: Interview,
        seen: Seen,
        *,
        fixed_group: int | None = None,
        clock: Clock = now,
        stopwatch: Callable[[], float] = time.monotonic,
    ) -> None:
        self.interview = interview
        self._station = station
        self._seen = seen
        self._fixed_group = fixed_group
        self._clock = clock
        self._stopwatch = stopwatch
        self._since = stopwatch()
        self._last_part: str | None = None
        self.unsaved = False
        """Whether the interview holds an answer that the disk did not take."""

    def save(self) -> None:
        """Put the response on disk as it stands.

        Raises:
            EventError: it could not be written; the interview still holds everything.
        """
        self.unsaved = True
        kept = self._station.save(self.interview.response)
        self.unsaved = False
        self.interview = self.interview.kept(kept)

    def answer(self, name: str, value: Answer | None) -> None:
        """Answer a part, durably.

        Raises:
            Refused: the part cannot have this value.
            EventError: it could not be written; the answer stays in the interview and goes with the next save.
        """
        self._act(self.interview.answer(name, value), name)

    def decline(self, name: str) -> None:
        """Note "I'd rather not say" for a part, durably."""
        self._act(self.interview.decline(name), name)

    def quote(self, name: str, allowed: bool) -> None:
        """Note whether own words may be quoted, durably."""
        self._act(self.interview.quote(name, allowed), name)

    def speak(self, language: str) -> None:
        """Go on in another language."""
        self._act(self.interview.spoken(language))

    def forward(self) -> bool:
        """Go on; tells False, and stays, where something required is missing."""
        before = self.interview
        if before.blockers():
            return False
        after = before.forward()
        if after.step.kind is Kind.CARD and after.response.group is None:
            after = self._numbered(after)
        if after.step.kind is Kind.THANKS:
            after = after.finish(stamp(self._clock()))
        self._act(after)
        return True

    def back(self) -> None:
        """Go one step back."""
        self._act(self.interview.back())

    def jump(self, place: int) -> None:
        """Go from the review to a step."""
        self._act(self.interview.jump(place))

    def park(self) -> None:
        """Leave the answers as they are; a completed response stays complete."""
        if self.interview.response.status is Status.DRAFT:
            self._act(self.interview.park(stamp(self._clock())))
        elif self.unsaved:
            self.save()

    def _act(self, interview: Interview, part: str | None = None) -> None:
        """Take a step and save it; if that fails an answer stays, to go with the next save, but nobody is led on."""
        before, owed = self.interview, self.unsaved
        self.interview = self._timed(interview, part)
        try:
            self.save()
        except EventError:
            if part is None:
                self.interview, self.unsaved = before, owed
            raise

    def _timed(self, interview: Interview, part: str | None) -> Interview:
        """Charge the time since the last act to the part that was answered, or to the last one of its screen."""
        charged = part or self._last_part
        moved = interview.step is not self.interview.step
        self._last_part = None if moved else charged
        elapsed, self._since = self._stopwatch() - self._since, self._stopwatch()
        return interview.spent(charged, elapsed) if charged else interview

    def _numbered(self, interview: Interview) -> Interview:
        workshop = interview.workshop
        group = self._fixed_group or self._draw(interview)
        order = question_order((question.name for question in workshop.questions), group)
        return interview.numbered(group, order)

    def _draw(self, interview: Interview) -> int:
        workshop, mine = interview.workshop, interview.response
        others = [
            response
            for response in self._seen()
            if response.instanceID != mine.instanceID and response.test == mine.test and _is_seated(response)
        ]
        own = seat(workshop, mine)
        return next_group(
            workshop.groups,
            [seat(workshop, response) for response in others],
            own.role,
            own.sector,
            self._station.event.info.seed,
        )


def begin(station: Station, language: str, *, code: str | None, clock: Clock = now, test: bool = False) -> Response:
    """Make the response of somebody who has just agreed to take part; it is not saved yet."""
    moment = clock()
    return Response(
        instanceID=new_instance(),
        revision=0,
        time=stamp(moment),
        writer="",
        deviceid=station.device,
        status=Status.DRAFT,
        language=language,
        start=stamp(moment),
        today=f"{moment.astimezone():%Y-%m-%d}",
        code=code,
        test=test,
    )


def seat(workshop: Workshop, response: Response) -> Seat:
    """See a response as number-off does."""
    part = workshop.role_part
    role = response.intake.get(part.name) if part else None
    return Seat(response.group or 0, str(role) if role else None, sector_of(part, role))


def sector_of(part: SelectOne | None, role: Answer | None) -> str | None:
    """Find the sector of a role."""
    return next((choice.sector for choice in part.choices if choice.name == role), None) if part else None


def _is_seated(response: Response) -> bool:
    return response.group is not None and response.level is Level.PARTICIPANT and not response.withdrawn
