"""Where a participant stands in the room: own answers, and how many gave them too, as far as the public may know."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.acts import Acts
from kiosk.fold import Change
from kiosk.locale import Words
from kiosk.model.response import Response
from kiosk.model.results import Results
from kiosk.model.workshop import Workshop

if TYPE_CHECKING:
    from kiosk.publishing import Publisher


class Standings:
    """Follows what is published of a workshop; it is counted only when somebody asks, which the welcome screen does not.

    Args:
        workshop: what is asked.
        acts: what was done at the desks, kept up to date by whoever follows the journals.
    """

    def __init__(self, workshop: Workshop, acts: Acts) -> None:
        self._workshop = workshop
        self._acts = acts
        self._unpublished: list[Change] = []
        self._publisher: Publisher | None = None

    def note(self, changes: Iterable[Change]) -> None:
        """Take in what has changed; nothing of what was withdrawn waits here."""
        self._unpublished += changes
        if any(change.after.withdrawn for change in self._unpublished):
            self._published()

    def of(self, response: Response, words: Words) -> list[tuple[str, float]]:
        """Tell a participant's own answers and the share that gave them (0 to 1), for each part that may be shown.

        Parts of questions that the facilitator hides are left out.
        """
        from kiosk.measures import share
        from kiosk.openness import hidden_questions
        from kiosk.saying import own_answers

        told: list[tuple[str, float]] = []
        results, hidden = self._published(), hidden_questions(self._acts)
        for question in self._workshop.questions:
            for part in question.parts if question.name not in hidden else ():
                result = results.parts.get(part.name)
                value = response.answers.get(part.name)
                if result is not None and result.total is not None and value is not None:
                    total = result.total
                    told.extend((label, share(total, name)) for name, label in own_answers(part, value, words))
        return told

    def _published(self) -> Results:
        from kiosk.publishing import Publisher

        self._publisher = self._publisher or Publisher(self._workshop, self._workshop.privacy.minimum)
        for change in self._unpublished:
            self._publisher.apply(change.after)
        self._unpublished.clear()
        return self._publisher.results
