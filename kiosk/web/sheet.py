"""One page's texts as the template asks for them, question by question, each said where it is allowed."""

from collections.abc import Iterator

from msgspec import Struct

from kiosk.labels import addressees
from kiosk.locale import Words
from kiosk.model.workshop import OwnWords, Part, Question, Workshop, other_of
from kiosk.web.content import Content, Spoken, Texts
from kiosk.web.figures import Figure, Figures, closed
from kiosk.web.glance import Glance, glances


class Piece(Struct, frozen=True):
    """What stands under one question: a figure, or words that are quoted under a title; or nothing yet."""

    name: str
    figure: Figure | None = None
    title: str = ""
    quotes: Texts = Texts()


class Sheet:
    """What the template says of one moment in one language.

    Args:
        workshop: what was asked.
        content: what may be shown.
        words: the language.
    """

    def __init__(self, workshop: Workshop, content: Content, words: Words) -> None:
        self._workshop, self._content, self._words = workshop, content, words
        self._figures = Figures(workshop, content.results, words)

    def glances(self) -> list[Glance]:
        """Tell where the room stands."""
        return list(glances(self._workshop, self._content.results, self._words))

    def spoken(self, question: Question) -> Spoken:
        """Give what was said to a question; of one that is hidden, nothing."""
        return self._content.spoken.get(question.name, Spoken())

    def pieces(self, question: Question) -> Iterator[tuple[Piece, ...]]:
        """List the pieces of a question, those of one part together; what is not shown now keeps its place on the page."""
        numbered = {part.name: part for part in closed(question)}
        for part in question.parts:
            found = numbered.get(part.name) if question.name not in self._content.hidden else None
            figure = (Piece(part.name, figure=self._figures.of(found) if found else None),)
            words = (
                Piece(name, title=title, quotes=self.spoken(question).quotes.get(name, Texts()))
                for name, title in self._own_words(part)
            )
            yield (*(figure if part.name in numbered else ()), *words)

    def asked(self) -> Iterator[tuple[str, Texts]]:
        """Give the questions to others, each with the name of those it is for."""
        labels = addressees(self._workshop)
        for name, texts in self._content.asked:
            whom = self._words.text(labels.get(name or "")) or name or self._words("nobody in particular")
            yield self._words("To: {whom}", whom=whom), texts

    def languages(self) -> Iterator[Words]:
        """List the other languages of the page."""
        for language in self._words.languages:
            if language != self._words.language:
                yield Words(language, self._words.languages)

    def hosts(self) -> Iterator[str]:
        """Name whoever gives the workshop, and what they are."""
        for host in self._workshop.hosts:
            yield self._words.sequence([said for said in (host.name, self._words.text(host.role)) if said])

    def _own_words(self, part: Part) -> Iterator[tuple[str, str]]:
        if isinstance(part, OwnWords):
            yield part.name, self._words.text(part.label)
        elif name := other_of(part):
            yield name, self._words("Answered otherwise, in own words")
