"""What one group has answered together: the newest of what its scribes wrote, which anybody in it may open again."""

from collections.abc import Iterable

from msgspec import Struct, structs

from kiosk.conclusions import group_answers
from kiosk.model.response import Level, Response
from kiosk.numbering import question_order
from kiosk.sitting import begin
from kiosk.station import Station
from kiosk.times import Clock, now


class GroupState(Struct, frozen=True):
    """How far a group's answer is, without anything that it says.

    `station` is the laptop where it began (None: nothing is written yet), `typing` the other one where somebody is at it now.
    """

    group: int
    station: str | None = None
    typing: str | None = None
    complete: bool = False


def newest(responses: Iterable[Response], group: int) -> Response | None:
    """Find the answer of a group that was written last."""
    return next((each for each in group_answers(responses) if each.group == group), None)


def state_of(group: int, response: Response | None, typing: str | None) -> GroupState:
    """Tell how far a group's answer is; one that was opened and left empty is nothing yet."""
    if response is None or not (response.answers or typing):
        return GroupState(group)
    return GroupState(group, response.deviceid.removeprefix("kiosk:"), typing, response.handed_in)


def begin_for_group(station: Station, group: int, language: str, *, clock: Clock = now) -> Response:
    """Make the response of a group that has none yet; it has no code, and is not saved yet."""
    order = question_order((question.name for question in station.event.workshop.questions), group)
    begun = begin(station, language, code=None, clock=clock)
    return structs.replace(begun, level=Level.GROUP, group=group, question_order=order)
