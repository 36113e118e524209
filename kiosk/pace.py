"""How long people stand at each step, and who stands there for too long: from what was saved, without what it says."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from statistics import median

from msgspec import Struct

from kiosk.fold import Change
from kiosk.model.response import Level, Response, Status
from kiosk.times import moment

ENOUGH = 3
"""So many people must have gone on from a step before its median counts; who was put away there did not."""
TWICE, AT_LEAST, UNKNOWN = 2.0, 120.0, 300.0
"""Somebody is stuck who takes so many times the median of the step, at least these seconds; without a median, the last."""


class Stuck(Struct, frozen=True):
    """Somebody who stands at a step for long: the group (None: not yet numbered), the laptop, the step, the seconds."""

    group: int | None
    station: str
    step: str
    seconds: float


class Pace:
    """Follows everybody from step to step."""

    def __init__(self) -> None:
        self._here: dict[str, tuple[str, datetime, Response]] = {}
        self._taken: dict[str, list[float]] = defaultdict(list)

    def note(self, changes: Iterable[Change]) -> None:
        """Take in where somebody is now; each costs the same, however many there are."""
        for change in changes:
            after = change.after
            if after.test or after.level is not Level.PARTICIPANT:
                continue
            if after.status is not Status.DRAFT:
                self._leave(after, there=None)
            elif after.step and self._here.get(after.instanceID, ("",))[0] != after.step:
                self._leave(after, there=after.step)
            elif after.instanceID in self._here:
                step, since, _ = self._here[after.instanceID]
                self._here[after.instanceID] = step, since, after

    def medians(self) -> dict[str, float]:
        """Tell the median seconds of each step that enough people have left, by the step's name."""
        return {step: median(taken) for step, taken in self._taken.items() if len(taken) >= ENOUGH}

    def stuck(self, now: datetime) -> tuple[Stuck, ...]:
        """List who stands at a step for too long, the longest first."""
        medians = self.medians()
        found = [
            Stuck(response.group, response.deviceid.removeprefix("kiosk:"), step, seconds)
            for step, since, response in self._here.values()
            if (seconds := (now - since).total_seconds()) > limit(medians.get(step))
        ]
        return tuple(sorted(found, key=lambda each: -each.seconds))

    def _leave(self, response: Response, *, there: str | None) -> None:
        left = self._here.pop(response.instanceID, None)
        when = moment(response.time)
        if left is not None and response.status in {Status.DRAFT, Status.COMPLETE}:
            insort(self._taken[left[0]], (when - left[1]).total_seconds())
        if there is not None:
            self._here[response.instanceID] = there, when, response


def limit(median: float | None) -> float:
    """Tell after how many seconds somebody counts as stuck at a step with this median."""
    return UNKNOWN if median is None else max(AT_LEAST, TWICE * median)
