"""Reads finished files as somebody does who looks for people in them: every text that can be got out of the bytes."""

import csv
import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"[^\W_]+")
ROW = 5
"""Words in a row that are looked up at once."""


class Finished(Struct, frozen=True):
    """One finished file, or one member of a zip: where it is, and everything that can be read in it."""

    place: str
    text: str

    @property
    def words(self) -> "Words":
        """The words in it."""
        return Words(plain(self.text))


class Words:
    """The words of a text as `plain` makes it, such that each look for others in it takes no longer where it is long.

    Looking for everything that everybody said in everything that is told would else take four times as long for twice the people.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._split = text.split()
        self._rows: dict[int, frozenset[int]] = {}

    def hold(self, words: str) -> bool:
        """Tell whether words, as `plain` makes them, stand here in a row."""
        sought = words.split()
        size = min(len(sought), ROW)
        if size not in self._rows:
            self._rows[size] = frozenset(_rows_of(self._split, size))
        return all(row in self._rows[size] for row in _rows_of(sought, size)) and words in self.text


def _rows_of(words: list[str], size: int) -> Iterator[int]:
    """Give the hash of each so many words in a row."""
    return (hash(tuple(words[at : at + size])) for at in range(len(words) - size + 1))


def read(files: Mapping[str, bytes]) -> list[Finished]:
    """Read every file by its ending; names of files are read too."""
    return [each for name, raw in files.items() for each in _read(name, raw)]


def plain(text: str) -> str:
    """Reduce a text to its words, so that it is found whatever escapes, quotes and breaks of lines a format put in.

    Words stand between single spaces, and there is one at each end: so whatever is found is found as whole words.
    """
    composed = unicodedata.normalize("NFKC", text).casefold()
    return f" {' '.join(WORD.findall(composed))} "


def _read(name: str, raw: bytes) -> Iterator[Finished]:
    if zipfile.is_zipfile(io.BytesIO(raw)):
        yield from _unzipped(name, raw)
        return
    text = raw.decode("utf-8-sig", errors="replace")
    ending = name.rpartition(".")[2].lower()
    yield Finished(name, "\n".join((name, text, *_inside(ending, text))))


def _unzipped(name: str, raw: bytes) -> Iterator[Finished]:
    """Read each member, and what the zip says of it: name, comment and time."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        yield Finished(name, f"{name}\n{archive.comment.decode('utf-8', errors='replace')}")
        for member in archive.infolist():
            time = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*member.date_time)
            about = "\n".join((member.filename, member.comment.decode("utf-8", errors="replace"), time))
            for inner in _read(f"{name}/{member.filename}", archive.read(member)):
                yield Finished(inner.place, f"{about}\n{inner.text}")


def _inside(ending: str, text: str) -> Iterator[str]:
    """Give the texts in a file without what its format wraps them in; of a damaged file there is its raw text alone."""
    if ending in {"json", "jsonl"}:
        for value in values(ending, text):
            yield from strings(value)
    elif ending == "csv":
        for row in rows(text):
            yield from row
    elif ending in {"xml", "rels", "html", "htm", "md", "svg"}:
        yield html.unescape(TAG.sub("", text))
        yield html.unescape(TAG.sub("\n", text))


def values(ending: str, text: str) -> Iterator[object]:
    """Parse a JSON file, or each line of a JSON Lines file; what cannot be parsed is passed over."""
    for piece in text.splitlines() if ending == "jsonl" else [text]:
        if piece.strip():
            try:
                yield json.loads(piece)
            except ValueError:
                continue


def strings(value: object) -> Iterator[str]:
    """Give every text in a JSON value, keys and numbers too."""
    match value:
        case dict():
            for key, inner in value.items():
                yield str(key)
                yield from strings(inner)
        case list():
            for inner in value:
                yield from strings(inner)
        case None | bool():
            pass
        case _:
            yield str(value)


def rows(text: str) -> Iterable[list[str]]:
    """Parse a CSV file, whichever of comma and semicolon it was written with."""
    first = text.partition("\n")[0]
    return csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
