"""A language that nobody speaks: every sentence of the catalogue is strange to look at, a third longer, and in brackets.

What a screen shows in plain letters was not extracted; a bracket that is not closed was cut off. The texts of its workshop
are in another alphabet again, as long as the Dutch ones, so that both are told apart from each other and from what people type.
"""

import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import cycle, islice
from math import ceil
from pathlib import Path
from shutil import copytree
from string import Formatter, ascii_letters
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message

import kiosk.locale as locale
from kiosk.bundled import data_folder
from kiosk.locale.catalogue import compiled, extracted

LANGUAGE = "eu"
"""Its numbers and lists are those of Basque: a comma, as in Dutch, and lists unlike Dutch and English ones."""
LONGER = 0.35
"""So much longer than English; Dutch is so by about an eighth, German and French by up to a third."""
OPEN, CLOSED = "«", "»"
STRANGE = str.maketrans(ascii_letters, "áƀćđéƒǧĥíĵķłɱñóƥɋŕšţúṽŵẋýž" + "ÁɃĆĐÉƑǦĤÍĴĶŁṀÑÓƤɊŔŠŢÚṼŴẊÝŽ")
WORKSHOPS = str.maketrans(ascii_letters, "абцдефгхийклмнопярстувшжыз" + "АБЦДЕФГХИЙКЛМНОПЯРСТУВШЖЫЗ")
PADDING = "ļóñǧéŕ ţĥáñ ţĥíš "


def strange(message: str) -> str:
    """Say a message in this language; what it fills in stays, and so do spaces around it."""
    pieces = list(Formatter().parse(message))
    letters = sum(letter.isalpha() for literal, *_ in pieces for letter in literal)
    if not letters:
        return message  # a form alone, such as `{hour}:{minute}`
    bare = message.strip()
    before, _, after = message.partition(bare)
    said = "".join(
        literal.translate(STRANGE) + (f"{{{name}}}" if name is not None else "")
        for literal, name, *_ in Formatter().parse(bare)
    )
    more = "".join(islice(cycle(PADDING), ceil(letters * LONGER))).strip()
    return f"{before}{OPEN}{said} {more}{CLOSED}{after}"


def catalogue() -> Catalog:
    """Translate everything that is extracted."""
    found = Catalog(locale=LANGUAGE, charset="utf-8")
    for message in extracted():
        if message.id:
            told = tuple(map(strange, forms(message)))
            found.add(message.id, told if message.pluralizable else told[0])
    return found


def forms(message: Message) -> tuple[str, ...]:
    """List what a message says: one sentence, or one for each number of things."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


@contextmanager
def spoken(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put the language beside the others, as a folder with a catalogue, for as long as it lasts."""
    catalogues = folder / "catalogues"
    copytree(locale.CATALOGUES, catalogues, ignore=lambda _, names: [name for name in names if name.endswith(".py")])
    there = catalogues / LANGUAGE / "LC_MESSAGES"
    there.mkdir(parents=True)
    (there / f"{locale.DOMAIN}.mo").write_bytes(compiled(catalogue()))
    patch.setattr(locale, "CATALOGUES", catalogues)
    locale._catalogue.cache_clear()
    try:
        yield catalogues
    finally:
        patch.undo()
        locale._catalogue.cache_clear()


def workshop(name: str, *languages: str) -> str:
    """Write a bundled workshop as a file of this language, and of others that it has; its texts are as long as the Dutch."""
    read = tomllib.loads((data_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    read["languages"] = [LANGUAGE, *languages]
    return "".join(f"{key} = {_written(_told(value, languages))}\n" for key, value in read.items())


def _told(value: Any, languages: tuple[str, ...]) -> Any:
    match value:
        case {"nl": str(text), **others}:
            return {LANGUAGE: text.translate(WORKSHOPS), **{each: {"nl": text, **others}[each] for each in languages}}
        case {"en": str(text)}:  # of a workshop in English alone
            return {LANGUAGE: text.translate(WORKSHOPS), **dict.fromkeys(languages, text)}
        case dict():
            return {key: _told(each, languages) for key, each in value.items()}
        case list():
            return [_told(each, languages) for each in value]
        case _:
            return value


def _written(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)} = {_written(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_written, value)) + "]"
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value, ensure_ascii=False)
