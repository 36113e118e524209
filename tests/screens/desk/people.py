"""People of the built-in workshop who answered it, for the tests of the desk."""

from msgspec import structs

from kiosk.event import Event
from kiosk.model.response import Level, Response, Status
from kiosk.station import Station
from tests.samples import response
from tests.screens.hosts import clock

RESPONSIBLE = ("teacher", "school", "together", "training", "government")


def person(role: str, group: int, responsible: str, *, status: Status = Status.COMPLETE) -> Response:
    """Make somebody's response, as far as it is tallied."""
    answers = {"responsible": responsible, "levers": ("room", "hrm")}
    return response(status=status, group=group, intake={"role": role}, answers=answers, step="review")


def fill(event: Event, station: str = "table-1") -> None:
    """Let five people of group 1 hand in, all teachers but one."""
    save(event, *(person("teacher" if at else "ministry", 1, each) for at, each in enumerate(RESPONSIBLE)), at=station)


def spoken(
    words: str, part: str = "strengthen_why", *, role: str = "teacher", group: int = 1, **of: object
) -> Response:
    """Make the response of somebody who said something in own words, and allows that to be quoted."""
    of = {"quotable": (part,), **of}
    return response(status=Status.COMPLETE, group=group, intake={"role": role}, answers={part: words}, **of)


def asking(words: str, to: str) -> Response:
    """Make the response of somebody who asks something at the table."""
    found = spoken(words, "asked")
    return structs.replace(found, answers={"asked": words, "asked_to": to}, quotable=())


def of_group(group: int, **answers: str) -> Response:
    """Make what the scribe of a group handed in."""
    return response(status=Status.COMPLETE, level=Level.GROUP, group=group, answers=answers)


def save(event: Event, *responses: Response, at: str = "table-1") -> None:
    """Save responses at a station that is opened and closed for it."""
    with Station(event, at, clock=clock) as held:
        for each in responses:
            held.save(each)
