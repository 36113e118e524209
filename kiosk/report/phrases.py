"""Says the report's sentences in one language, as pieces: our own words around numbers and around what others said."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from kiosk.locale import Words, marked, whole_percents
from kiosk.model import workshop
from kiosk.report.blocks import Cited, Figure, Piece, Text, cited
from kiosk.report.sources import Source
from kiosk.times import moment

NUMBERS = (
    *(marked("none"), marked("one"), marked("two"), marked("three"), marked("four"), marked("five"), marked("six")),
    *(marked("seven"), marked("eight"), marked("nine"), marked("ten"), marked("eleven"), marked("twelve")),
    *(marked("thirteen"), marked("fourteen"), marked("fifteen"), marked("sixteen"), marked("seventeen")),
    *(marked("eighteen"), marked("nineteen"), marked("twenty")),
)
"""Whole numbers that are written out in sentences, as good reports do; greater ones are digits."""
PLACE = re.compile("\ue000(\\d+)\ue001")
"""Where a value stands in a sentence until it is cut into pieces; no catalogue and no clean text has these signs."""

Value: TypeAlias = Piece | Text


class Phrases:
    """Says sentences that hold numbers and cited texts.

    Args:
        words: the language.
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, message: str, /, **values: Value) -> Text:
        """Translate a message, and put values where it has their `{names}`."""
        return _filled(lambda marks: self.words(message, **marks), values)

    def plural(self, one: str, many: str, number: Figure, /, **values: Value) -> Text:
        """Translate a message that counts; `{number}` is the number."""
        count = int(number.value)
        return _filled(lambda marks: self.words.plural(one, many, count, **marks), {"number": number, **values})

    def listing(self, items: Sequence[Text]) -> Text:
        """Join items as this language does: a, b and c."""
        values = {str(at): item for at, item in enumerate(items)}
        return _filled(lambda marks: self.words.listing(list(map(str, marks.values()))), values)

    def sequence(self, items: Sequence[Text]) -> Text:
        """Join items that stand in an order: a, b, c."""
        values = {str(at): item for at, item in enumerate(items)}
        return _filled(lambda marks: self.words.sequence(list(map(str, marks.values()))), values)

    def text(self, table: workshop.Text | None) -> Text:
        """Cite what the workshop file says, in this language; of no text, nothing."""
        said = self.words.text(table)
        return cited(said) if said else ()

    def count(self, value: int, source: Source) -> Figure:
        """Tell how many, as it stands in a sentence: small numbers are written out."""
        return Figure(value, self.words(NUMBERS[value]) if 0 <= value < len(NUMBERS) else str(value), source)

    def digits(self, value: float, source: Source) -> Figure:
        """Tell a number that somebody gave, or how many, as it stands in a table."""
        return Figure(value, self.words.figure(value), source)

    def decimal(self, value: float, source: Source) -> Figure:
        """Tell a mean, or the like, with one decimal."""
        return Figure(value, self.words.number(value, 1), source)

    def percent(self, part: float, source: Source) -> Figure:
        """Tell a share of 0 to 1."""
        return Figure(whole_percents(part), self.words.percent(part), source)

    def time(self, stamp: str, source: Source) -> Figure:
        """Tell the time of a moment, as it is on this machine: 14:05."""
        return Figure(stamp, self.words.time(moment(stamp).astimezone()), source)

    def day(self, stamp: str, source: Source) -> Figure:
        """Tell the day of a moment, as it is on this machine."""
        return Figure(stamp, self.words.date(moment(stamp).astimezone().date()), source)


def sentences(*texts: Text) -> Text:
    """Put sentences behind each other, each with a capital at its begin; what is empty is left out."""
    found = list[Piece]()
    for text in filter(None, texts):
        found += [" "] if found else []
        found += [_capital(text[0]), *text[1:]]
    return tuple(found)


def _capital(piece: Piece) -> Piece:
    """Begin with a capital, which bears no accent: Eén."""
    if not isinstance(piece, Figure) or not piece.shown[:1].isalpha():
        return piece
    first = unicodedata.normalize("NFD", piece.shown[0])[0].upper()
    return Figure(piece.value, first + piece.shown[1:], piece.source)


def _filled(said: Callable[[dict[str, object]], str], values: Mapping[str, Value]) -> Text:
    texts = [value if isinstance(value, tuple) else (value,) for value in values.values()]
    marks: dict[str, object] = {name: f"\ue000{at}\ue001" for at, name in enumerate(values)}
    found = list[Piece]()
    for at, part in enumerate(PLACE.split(said(marks))):
        found += texts[int(part)] if at % 2 else [part] if part else []
    return _joined(found)


def _joined(pieces: list[Piece]) -> Text:
    """Join our own words where they have come to stand beside each other."""
    found = list[Piece]()
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif not isinstance(piece, Cited) or piece.text:
            found.append(piece)
    return tuple(found)
