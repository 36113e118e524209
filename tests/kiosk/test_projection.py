"""What a projector shows: the same steps as the results page, whenever the desk was started."""

from kiosk.fold import Change
from kiosk.model.response import Response, Status
from kiosk.model.workshop import Workshop
from kiosk.projection import Projection
from tests.samples import WORKSHOP, response

CLOSED = "2017-12-14T14:00:00.000Z"


def people(number: int, time: str) -> list[Change]:
    """Make people who say who it is."""
    return [Change(None, somebody(time)) for _ in range(number)]


def somebody(time: str) -> Response:
    """Make somebody who handed in at a moment."""
    return response(status=Status.COMPLETE, group=1, time=time, answers={"who": "school"})


def base(projection: Projection, workshop: Workshop = WORKSHOP) -> int | None:
    """Tell how many answers to a part are shown."""
    total = projection.results.parts[workshop.question("second").parts[1].name].total
    return total.base if total else None


def test_a_desk_that_is_started_after_the_close_shows_what_was_shown_then() -> None:
    """Who handed in after it is not told apart by those who saw the numbers before; one more close changes nothing."""
    before, after = people(7, "2017-12-14T13:30:00.000Z"), people(1, "2017-12-14T14:30:00.000Z")
    watching, started_later = Projection(WORKSHOP), Projection(WORKSHOP)
    watching.note(before, closed=None)
    watching.note([], closed=CLOSED)
    watching.note(after, closed=CLOSED)
    started_later.note(before + after, closed=CLOSED)
    assert base(watching) == base(started_later) == 7
