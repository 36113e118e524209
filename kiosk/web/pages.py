"""The page of an event in every language of its workshop, made anew when something that it shows changes."""

from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.openness import first_closed_at, hidden_questions
from kiosk.projection import Projection
from kiosk.web.page import Page, render


class Pages:
    """Follows an event and keeps its pages."""

    def __init__(self, event: Event) -> None:
        self._workshop = event.workshop
        self._fold = Fold(event)
        self._projection = Projection(event.workshop)
        self._hidden = frozenset[str]()
        self._pages: dict[str, Page] = {}

    def follow(self) -> None:
        """Take in what the journals say now."""
        before = self._projection.results, self._hidden
        self._projection.note(self._fold.poll(), closed=first_closed_at(self._fold.acts))
        self._hidden = hidden_questions(self._fold.acts)
        if not self._pages or (self._projection.results, self._hidden) != before:
            self._pages = {language: self._page(language) for language in self._workshop.languages}

    def page(self, asked: str) -> Page:
        """Choose the page by what a browser asks for, such as `nl-NL,nl;q=0.9,en;q=0.8`."""
        for wanted in asked.split(","):
            language = wanted.split(";")[0].strip().split("-")[0].lower()
            if language in self._pages:
                return self._pages[language]
        return self._pages[self._workshop.default_language]

    def _page(self, language: str) -> Page:
        words = Words(language, self._workshop.languages)
        return render(self._workshop, self._projection.results, words, self._hidden)
