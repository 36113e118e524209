"""Makes the value that every shareable format is written from: what the page shows, whole, and records beside it."""

from kiosk.errors import EventError
from kiosk.fold import Fold
from kiosk.model.shareable import FORMAT, Shareable
from kiosk.model.workshop import Workshop
from kiosk.publication import writes_down
from kiosk.shareable.records import Told, records
from kiosk.times import Clock
from kiosk.web.as_data import published
from kiosk.web.content import WHOLE, Content
from kiosk.web.figures import closed
from kiosk.web.shown import Shown


def shareable(fold: Fold, clock: Clock, *, although_little: bool = False) -> Shareable:
    """Tell what of an event may leave the room.

    The journals are read from their first lines on, as by the page, so that it makes the same steps; whatever the fold has
    read already.

    Args:
        fold: the event.
        clock: tells the moment.
        although_little: also where there is nothing to share yet, as for a page that says so.

    Raises:
        EventError: too few people took part, or nothing of it is published.
    """
    fold = Fold(fold.event)
    shown = Shown(fold, keeps=writes_down(fold.event), room=WHOLE)
    content = shown.follow(fold.poll())
    workshop = fold.event.workshop
    if not although_little:
        _check(fold, content)
    gone = {who for who, response in fold.responses.items() if response.withdrawn}
    told = Told(content.results, shown.behind, gone)
    return Shareable(
        format=FORMAT,
        class_="shareable",
        interim=not content.closed,
        minimum=workshop.privacy.minimum,
        results=published(workshop, content, clock()),
        records=tuple(records(workshop, told, final=content.closed)),
        untold=tuple(_untold(workshop, told)),
    )


def _check(fold: Fold, content: Content) -> None:
    """Refuse where there is nothing that may leave the room.

    Raises:
        EventError: too few people took part, or nothing of it is published.
    """
    minimum = fold.event.workshop.privacy.minimum
    came = sum(response.counts for response in fold.responses.values())
    if came < minimum:
        raise EventError(
            f"Nothing of {fold.event.info.id} may be shared: {came} took part, and numbers are about at least {minimum} people. "
            "Export without --shareable for whoever may see everything."
        )
    if content.results.participants is None or not _says(content):
        raise EventError(f"Nothing of {fold.event.info.id} is published yet. {_remedy(fold.event.workshop, content)}")


def _says(content: Content) -> bool:
    return any(result.total for result in content.results.parts.values()) or any(
        spoken.quotes or spoken.groups or spoken.conclusions for spoken in content.spoken.values()
    )


def _remedy(workshop: Workshop, content: Content) -> str:
    if len(content.hidden) == len(workshop.questions):
        return "All questions are hidden: show the results of some on the desk's Share page first."
    if not content.closed:
        return "Close the event first, on the desk's Share page: the last small step comes then."
    return f"No question was answered by {workshop.privacy.minimum} people. Export without --shareable instead."


def _untold(workshop: Workshop, told: Told) -> list[str]:
    names = (part.name for question in workshop.questions for part in closed(question))
    return [name for name in names if told.has(name) and told.untold(name)]
