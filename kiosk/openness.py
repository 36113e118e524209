"""Whether the event is open, and which results are shown outside the desk."""

from datetime import datetime

from kiosk.acts import Acts
from kiosk.model.acts import Closing, Reveal
from kiosk.times import stamp

CLOSING = "closing"


def closed_at(acts: Acts) -> str | None:
    """Tell when the event was closed (UTC, RFC 3339); None while it is open."""
    found = acts.get(Closing, CLOSING)
    return found.at if found else None


def first_closed_at(acts: Acts) -> str | None:
    """Tell when the event was closed for the first time, also where it is open again; None where it never was.

    Of a journal that was written anew since, only the opening is left: then it is the moment of that.
    """
    act = acts.find(CLOSING)
    while act and (earlier := acts.before(act)):
        act = earlier
    return act.at if isinstance(act, Closing) else None


def turned(acts: Acts, now: datetime) -> Closing:
    """Close the event, or open it again."""
    return Closing(id=CLOSING, at=stamp(now), gone=closed_at(acts) is not None)


def hidden_questions(acts: Acts) -> frozenset[str]:
    """Name the questions whose results the facilitator does not show outside the desk."""
    return frozenset(reveal.question for reveal in acts.of(Reveal) if not reveal.shown)


def revealed(question: str, *, shown: bool) -> Reveal:
    """Show the results of a question, or hide them."""
    return Reveal(id=f"reveal:{question}", question=question, shown=shown)
