"""What the desk shows the whole room on a projector: numbers that move in steps, as on the results page.

Whoever watches the bars while somebody hands in at the kiosk must not see what that one said.
"""

from collections.abc import Iterable

from kiosk.fold import Change
from kiosk.model.results import Results
from kiosk.model.workshop import Workshop
from kiosk.publishing import Publisher


class Projection:
    """Publishes for a projector; the last step comes when the event is closed."""

    def __init__(self, workshop: Workshop) -> None:
        self._publisher = Publisher(workshop, workshop.privacy.minimum)

    @property
    def results(self) -> Results:
        """What may be seen by everybody now."""
        return self._publisher.results

    def note(self, changes: Iterable[Change], *, closed: str | None) -> None:
        """Take in what was written; once the event was closed for the first time, at `closed`, publish the last step too."""
        self._publisher.follow(changes, closed)
