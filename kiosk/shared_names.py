"""One text for each name that comes again and again: a thousand responses say the same few hundred, each in its own copy.

Own words are never among them, so that nothing stays of what was withdrawn.
"""

from collections.abc import Iterator

from msgspec import structs

from kiosk.model.response import Answer, Response
from kiosk.model.workshop import Rank, SelectMultiple, SelectOne, Workshop

ALIKE = ("writer", "deviceid", "language", "today", "step", "part")
"""Fields in which responses say the same; none of them holds an answer."""


class SharedNames:
    """Lets responses share the names of a workshop, of its choices, and what stations are called."""

    def __init__(self, workshop: Workshop) -> None:
        self._names = {name: name for name in _names(workshop)}
        self._alike: dict[str, str] = {}

    def take(self, fresh: Response) -> Response:
        """Put shared texts into a response that was only now read, and that nobody has seen yet; tells the same response."""
        for field in ALIKE:
            said = getattr(fresh, field)
            if said is not None:
                structs.force_setattr(fresh, field, self._alike.setdefault(said, said))
        structs.force_setattr(fresh, "question_order", self._name(fresh.question_order))
        for table in (fresh.intake, fresh.answers):
            for part, answer in table.items():
                table[part] = self._name(answer)
        return fresh

    def _name(self, answer: Answer) -> Answer:
        if isinstance(answer, str):
            return self._names.get(answer, answer)
        if isinstance(answer, tuple):
            return tuple(self._names.get(name, name) for name in answer)
        return answer


def _names(workshop: Workshop) -> Iterator[str]:
    yield from (question.name for question in workshop.questions)
    for part in (*workshop.intake, *(part for question in workshop.questions for part in question.parts)):
        if isinstance(part, SelectOne | SelectMultiple | Rank):
            yield from (choice.name for choice in part.choices)
