"""Finds texts in which somebody may be named, for a person to read once more; no machine can tell a name from a word.

Each rule is simple enough to be told in a few words, which stand beside the text: what was found is a hint, no reason to refuse.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from kiosk.locale import Words, marked
from kiosk.model.response import Response
from kiosk.model.shareable import Shareable
from kiosk.model.workshop import Workshop
from kiosk.shareable.finished import plain, strings
from kiosk.shareable.journals import built
from kiosk.text import on_one_line

FEW = 2
"""People with a role who are so few that `the …` is one of them."""
NAME, RARE = marked("a name"), marked("a role that two people have at most")
WRITTEN = {
    marked("an address"): re.compile(r"@|\bwww\.|https?://"),
    marked("a telephone number"): re.compile(r"(?<![\d.])(?:\+\d{2}|0)[\d ()-]{7,}\d"),
    marked("a group or table"): re.compile(r"\b(?:groepje|groep|tafel|group|table) (?:\d+|[A-Z]\b)", re.IGNORECASE),
    marked("initials"): re.compile(r"\b(?:[A-Z]\.){1,4}(?=\s|$|,)"),
}
INSIDE = re.compile(r"(?<=[\w,;:)’'\"] )((?!I['’])[A-Z][\w'’-]+)")
"""A word with a capital after another word, so not the first of its sentence; Dutch and English write names so."""
ARTICLES = "de|het|een|onze|mijn|die|the|a|an|our|my|that"


class Hint(Struct, frozen=True):
    """A text to read once more, with what was found in it: what kind of thing, and its words."""

    text: str
    found: tuple[tuple[str, str], ...]

    def told(self, words: Words) -> str:
        """Tell it on one line, without what only a terminal would read."""
        whys = (": ".join((words(what), found)) for what, found in self.found)
        return f"“{on_one_line(self.text)}” ({'; '.join(whys)})"


def attention(value: Shareable, workshop: Workshop, responses: Iterable[Response]) -> Iterator[Hint]:
    """Give the texts to read once more, each once, with what was found in it."""
    own = plain("\n".join(strings({**built(workshop), "hosts": []})))
    hosts = {word for host in workshop.hosts for word in re.findall(r"[A-Z][\w'’-]{2,}", host.name)}
    few = _few(workshop, responses)
    for text in dict.fromkeys(_texts(value)):
        whys = [(what, found[0]) for what, sought in WRITTEN.items() if (found := sought.search(text))]
        names = [word for word in INSIDE.findall(text) if plain(word) not in own]
        hosted = sorted(hosts & {*re.findall(r"[\w'’-]+", text)})
        whys += [(NAME, ", ".join(dict.fromkeys((*names, *hosted))))] if names or hosted else []
        whys += [(RARE, found[0])] if few and (found := few.search(text)) else []
        if whys:
            yield Hint(text, tuple(whys))


def _texts(value: Shareable) -> Iterator[str]:
    """Give what is in the value of people's own words."""
    results = value.results
    for question in results.questions:
        for quotes in question.quotes.values():
            yield from quotes.texts
        yield from (group.text for group in question.groups)
        yield from (*question.otherwise.texts, *question.conclusions)
    for _, asked in results.asked:
        yield from asked.texts
    yield from results.conclusions


def _few(workshop: Workshop, responses: Iterable[Response]) -> re.Pattern[str] | None:
    """Look for an article with a role that one or two people have, in every language of the workshop."""
    part = workshop.role_part
    if part is None:
        return None
    have = Counter(response.intake.get(part.name) for response in responses if response.counts)
    labels = [label for choice in part.choices if 0 < have[choice.name] <= FEW for label in choice.label.values()]
    words = sorted({re.escape(label.casefold()) for label in labels})
    return re.compile(rf"\b(?:{ARTICLES}) (?:{'|'.join(words)})\b", re.IGNORECASE) if words else None
