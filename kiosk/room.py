"""The room at a glance: how far everybody is, without anything that anybody said; a change costs what it changes."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import median

from msgspec import Struct

from kiosk.fold import Change
from kiosk.model.response import Level, Response, Status
from kiosk.model.workshop import Workshop
from kiosk.times import moment


class Room(Struct, frozen=True):
    """One look at an event.

    `roles` counts people by role and group; `seated` by group alone, `unseated` those without one yet; `steps` counts those
    under way by where they are; `covered` counts, by question and group, who answered at least one part of it; `minutes` is
    the median from consent to thanks.
    """

    complete: int
    partial: int
    under_way: int
    rehearsed: int
    expected: int | None
    groups: tuple[int, ...]
    roles: dict[str, dict[int, int]]
    seated: dict[int, int]
    unseated: int
    steps: dict[str, int]
    covered: dict[str, dict[int, int]]
    minutes: float | None

    @property
    def people(self) -> int:
        """Everybody who took part so far, finished or not."""
        return self.complete + self.partial + self.under_way


class Census:
    """Counts everybody as they come and go."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._questions = {question.name: [part.name for part in question.parts] for question in workshop.questions}
        self._counts: Counter[tuple[object, ...]] = Counter()
        self._minutes: list[float] = []

    def note(self, changes: Iterable[Change]) -> None:
        """Take in what changed."""
        for change in changes:
            for response, by in ((change.before, -1), (change.after, 1)):
                if response is None or response.withdrawn or response.level is not Level.PARTICIPANT:
                    continue
                for trait in self._traits(response):
                    self._counts[trait] += by
                self._time(response, by)

    def room(self) -> Room:
        """Tell how the room is now."""
        workshop, counts = self._workshop, self._counts
        groups = tuple(range(1, workshop.groups + 1))
        roles = workshop.role_part.choices if workshop.role_part else ()
        return Room(
            complete=counts[Status.COMPLETE,],
            partial=counts[Status.PARTIAL,],
            under_way=counts[Status.DRAFT,],
            rehearsed=counts["test",],
            expected=workshop.expected_participants,
            groups=groups,
            roles={role.name: {group: counts["role", role.name, group] for group in groups} for role in roles},
            seated={group: counts["group", group] for group in groups},
            unseated=counts["group", None],
            steps={str(trait[1]): number for trait, number in counts.items() if trait[0] == "step" and number},
            covered={name: {group: counts["covered", name, group] for group in groups} for name in self._questions},
            minutes=median(self._minutes) if self._minutes else None,
        )

    def _traits(self, response: Response) -> Iterator[tuple[object, ...]]:
        if response.test:
            yield ("test",)
            return
        yield (response.status,)
        yield "group", response.group
        if self._workshop.role_part:
            yield "role", response.intake.get(self._workshop.role_part.name), response.group
        if response.status is Status.DRAFT:
            yield "step", response.step or ""
        for name, parts in self._questions.items():
            if any(part in response.answers for part in parts):
                yield "covered", name, response.group

    def _time(self, response: Response, by: int) -> None:
        if response.test or response.status is not Status.COMPLETE or not response.end:
            return
        took = (moment(response.end) - moment(response.start)).total_seconds() / 60
        if by > 0:
            insort(self._minutes, took)
        else:
            del self._minutes[bisect_left(self._minutes, took)]
