"""The page of an event in every language of its workshop, made anew when something that it shows changes."""

from collections.abc import Iterator

from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.web.content import Content
from kiosk.web.page import Page, render
from kiosk.web.shown import Shown


class Pages:
    """Follows an event and keeps its pages.

    Args:
        event: the event.
        keeps: write down what is published, as the results server does.
    """

    def __init__(self, event: Event, *, keeps: bool = False) -> None:
        self._workshop = event.workshop
        self._fold = Fold(event)
        self._shown = Shown(self._fold, keeps=keeps)
        self._content = Content()
        self._pages: dict[str, Page] = {}

    def follow(self) -> bool:
        """Take in what the journals say now; tells whether a page has changed."""
        before, self._content = self._content, self._shown.follow(self._fold.poll())
        changed = not self._pages or self._content != before
        if changed:
            self._pages = {language: self._page(language) for language in self._workshop.languages}
        return changed

    def page(self, asked: str) -> Page:
        """Choose the page by what a browser asks for, such as `nl-NL,nl;q=0.9,en;q=0.8`."""
        for wanted in asked.split(","):
            language = wanted.split(";")[0].strip().split("-")[0].lower()
            if language in self._pages:
                return self._pages[language]
        return self._pages[self._workshop.default_language]

    def __iter__(self) -> Iterator[Page]:
        return iter(self._pages.values())

    def _page(self, language: str) -> Page:
        words = Words(language, self._workshop.languages)
        return render(self._workshop, self._content, words)
