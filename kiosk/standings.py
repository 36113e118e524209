"""Where a participant stands in the room: own answers, and how many gave them too, as far as the public may know."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.fold import Change, Fold
from kiosk.locale import Words
from kiosk.model.response import Response
from kiosk.model.results import Results

if TYPE_CHECKING:
    from kiosk.publication import Publication


class Standings:
    """Follows what is published of a workshop; it is counted only when somebody asks, which the welcome screen does not.

    Args:
        fold: the event, kept up to date by whoever follows the journals.
    """

    def __init__(self, fold: Fold) -> None:
        self._fold = fold
        self._unpublished: list[Change] = []
        self._publication: Publication | None = None

    def note(self, changes: Iterable[Change]) -> None:
        """Take in what has changed; nothing of what was withdrawn waits here, nor what counts for nothing, as drafts do."""
        self._unpublished += filter(_matters, changes)
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
        results, hidden = self._published(), hidden_questions(self._fold.acts)
        for question in self._fold.event.workshop.questions:
            for part in question.parts if question.name not in hidden else ():
                result = results.parts.get(part.name)
                value = response.answers.get(part.name)
                if result is not None and result.total is not None and value is not None:
                    total = result.total
                    told.extend((label, share(total, name)) for name, label in own_answers(part, value, words))
        return told

    def _published(self) -> Results:
        from kiosk.publication import Publication, shared

        self._publication = self._publication or Publication(self._fold)
        self._publication.follow(self._unpublished)
        self._unpublished.clear()
        return shared(self._fold.event.folder) or self._publication.results


def _matters(change: Change) -> bool:
    """Tell whether a change can move a number."""
    return change.after.counts or change.after.withdrawn or (change.before is not None and change.before.counts)
