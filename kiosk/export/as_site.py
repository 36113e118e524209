"""The results page as a folder of files for a web space: it stands still, and says so; nothing in it leads to this laptop."""

import msgspec

from kiosk.export.shared import Shared
from kiosk.fold import Fold
from kiosk.folder_placing import Files
from kiosk.locale import Words
from kiosk.model.workshop import Workshop
from kiosk.publication import writes_down
from kiosk.schema import encoded
from kiosk.times import Clock
from kiosk.web.as_data import published
from kiosk.web.content import Content
from kiosk.web.page import Frozen, render
from kiosk.web.shown import Shown

INDEX, RESULTS, SCHEMA = "index.html", "results.json", "results.schema.json"


def as_site(shared: Shared) -> Files:
    """Make the files of the site by their names, as the page would be now: a page in each language, and the same as data.

    It goes through the same steps as the page, from the journals' first line on, so it is never fresher than that.
    """
    clock = shared.clock
    fold, workshop, made = Fold(shared.event), shared.workshop, clock()
    content = Shown(fold, keeps=writes_down(shared.event)).follow(fold.poll())
    results = msgspec.json.encode(published(workshop, content, made))
    pages = {_file(language): [_page(workshop, content, language, clock)] for language in workshop.languages}
    return {
        INDEX: pages[_file(workshop.default_language)],
        **pages,
        RESULTS: [msgspec.json.format(results, indent=2) + b"\n"],
        SCHEMA: [encoded(SCHEMA)],
    }


def _page(workshop: Workshop, content: Content, language: str, clock: Clock) -> bytes:
    words = Words(language, workshop.languages)
    local = clock().astimezone()
    moment = words("{date} at {time}", date=words.date(local.date()), time=words.time(local))
    files = {each: _file(each) for each in workshop.languages}
    return render(workshop, content, words, Frozen(moment, files)).content


def _file(language: str) -> str:
    return f"{language}.html"
