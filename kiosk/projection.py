"""What everybody may see, on the results page and on a projector: numbers that move in steps.

Whoever watches the bars while somebody hands in at the kiosk must not see what that one said.
"""

from kiosk.fold import Change
from kiosk.model.results import Results
from kiosk.model.workshop import Workshop
from kiosk.publishing import Publisher


class Projection:
    """Publishes an event as it is followed.

    When the event is closed for the first time, the last step is published. Who begins to follow after that publishes it
    again, of what was saved until then; what came later makes full steps, as it did before.
    """

    def __init__(self, workshop: Workshop) -> None:
        self._publisher = Publisher(workshop, workshop.privacy.minimum)
        self._closed = False

    @property
    def results(self) -> Results:
        """What may be seen by everybody now."""
        return self._publisher.results

    def note(self, changes: list[Change], *, closed: str | None) -> None:
        """Take in what was written; `closed` is when the event was closed for the first time (UTC, RFC 3339), if it was."""
        if closed is not None and not self._closed:
            self._closed = True
            before, changes = _parted(changes, closed)
            self._apply(before)
            self._publisher.close()
        self._apply(changes)

    def _apply(self, changes: list[Change]) -> None:
        for change in changes:
            self._publisher.apply(change.before, change.after)


def _parted(changes: list[Change], moment: str) -> tuple[list[Change], list[Change]]:
    """Part changes into those until a moment and those after it, each in their order; of one response, none overtakes another."""
    until, after, late = list[Change](), list[Change](), set[str]()
    for change in changes:
        if change.after.time > moment:
            late.add(change.after.instanceID)
        (after if change.after.instanceID in late else until).append(change)
    return until, after
