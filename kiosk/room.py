"""The room at a glance: how far everybody is, without anything that anybody said."""

from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import median

from msgspec import Struct

from kiosk.fold import StationState
from kiosk.model.response import Level, Response, Status
from kiosk.model.workshop import Workshop
from kiosk.naming import DESK
from kiosk.times import moment


class Room(Struct, frozen=True):
    """One look at an event.

    `roles` counts people by role and group; `steps` counts those under way by where they are; `covered` counts, by
    question and group, who answered at least one part of it; `minutes` is the median from consent to thanks.
    """

    complete: int
    partial: int
    under_way: int
    rehearsed: int
    expected: int | None
    groups: tuple[int, ...]
    roles: dict[str, dict[int, int]]
    steps: dict[str, int]
    covered: dict[str, dict[int, int]]
    minutes: float | None
    stations: tuple[StationState, ...]

    @property
    def people(self) -> int:
        """Everybody who took part so far, finished or not."""
        return self.complete + self.partial + self.under_way


def look(workshop: Workshop, responses: Iterable[Response], stations: Mapping[str, StationState]) -> Room:
    """Look at an event as it is now."""
    everybody = [each for each in responses if each.level is Level.PARTICIPANT and not each.withdrawn]
    real = [each for each in everybody if not each.test]
    by_status = Counter(each.status for each in real)
    groups = tuple(range(1, workshop.groups + 1))
    return Room(
        complete=by_status[Status.COMPLETE],
        partial=by_status[Status.PARTIAL],
        under_way=by_status[Status.DRAFT],
        rehearsed=len(everybody) - len(real),
        expected=workshop.expected_participants,
        groups=groups,
        roles=_roles(workshop, real, groups),
        steps=dict(Counter(each.step or "" for each in real if each.status is Status.DRAFT)),
        covered=_covered(workshop, real, groups),
        minutes=_minutes(real),
        stations=tuple(
            station
            for name, station in sorted(stations.items())
            if station.records or station.problems or not name.startswith(DESK)
        ),
    )


def _roles(workshop: Workshop, responses: list[Response], groups: tuple[int, ...]) -> dict[str, dict[int, int]]:
    part = workshop.role_part
    if part is None:
        return {}
    seated = Counter((each.intake.get(part.name), each.group) for each in responses)
    return {choice.name: {group: seated[choice.name, group] for group in groups} for choice in part.choices}


def _covered(workshop: Workshop, responses: list[Response], groups: tuple[int, ...]) -> dict[str, dict[int, int]]:
    return {
        question.name: {
            group: sum(
                each.group == group and any(part.name in each.answers for part in question.parts) for each in responses
            )
            for group in groups
        }
        for question in workshop.questions
    }


def _minutes(responses: list[Response]) -> float | None:
    times = [
        (moment(each.end) - moment(each.start)).total_seconds() / 60
        for each in responses
        if each.status is Status.COMPLETE and each.end
    ]
    return median(times) if times else None
