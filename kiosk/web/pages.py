"""The page of an event in every language of its workshop, made anew when the published results change."""

from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.publishing import Publisher
from kiosk.web.page import Page, render


class Pages:
    """Follows an event and keeps its pages."""

    def __init__(self, event: Event) -> None:
        self._workshop = event.workshop
        self._fold = Fold(event)
        self._publisher = Publisher(event.workshop, event.workshop.privacy.minimum)
        self._pages: dict[str, Page] = {}

    def follow(self) -> None:
        """Take in what the journals say now."""
        before = self._publisher.results
        for change in self._fold.poll():
            self._publisher.apply(change.before, change.after)
        if not self._pages or self._publisher.results != before:
            self._pages = {
                language: render(self._workshop, self._publisher.results, Words(language, self._workshop.languages))
                for language in self._workshop.languages
            }

    def page(self, asked: str) -> Page:
        """Choose the page by what a browser asks for, such as `nl-NL,nl;q=0.9,en;q=0.8`."""
        for wanted in asked.split(","):
            language = wanted.split(";")[0].strip().split("-")[0].lower()
            if language in self._pages:
                return self._pages[language]
        return self._pages[self._workshop.default_language]
