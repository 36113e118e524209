"""A third language is a folder with a catalogue, and texts in a workshop file: no line of the program knows of it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import kiosk.locale as locale
from kiosk.export.as_site import as_site
from kiosk.export.shared import Shared
from kiosk.locale import Words, catalogue
from tests import pseudo
from tests.screens.hosts import begin, clock, kiosk


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the folder of catalogues, to add one to."""
    folder = tmp_path / "locale"
    copytree(locale.CATALOGUES, folder)
    monkeypatch.setattr(locale, "CATALOGUES", folder)
    monkeypatch.setattr(catalogue, "FOLDER", folder)
    locale._catalogue.cache_clear()
    yield folder
    locale._catalogue.cache_clear()


def begun(catalogues: Path, language: str) -> Path:
    """Begin a catalogue as CONTRIBUTING tells: an empty file in a folder, which the command fills with what is to be said."""
    path = catalogues / language / "LC_MESSAGES" / "kiosk.po"
    path.parent.mkdir(parents=True)
    path.touch()
    catalogue.update()
    return path


def translated(path: Path, language: str, **texts: str) -> None:
    """Fill in some sentences, and compile."""
    with path.open("rb") as file:
        found: Catalog = read_po(file, locale=language)
    for message in found:
        if isinstance(message.id, str) and message.id in texts:
            message.string = texts[message.id]
    with path.open("wb") as file:
        write_po(file, found)
    catalogue.update()


def test_an_empty_file_becomes_a_catalogue(catalogues: Path) -> None:
    """All that is said stands in it, with as many forms for numbers as the language has; English until it is translated."""
    path = begun(catalogues, "pl")
    with path.open("rb") as file:
        found = read_po(file, locale="pl")
    assert {message.id for message in found} >= {message.id for message in catalogue.extracted()}
    assert found.num_plurals == 4 or found.num_plurals == 3
    assert Words("pl")("Help") == "Help"


async def test_it_is_spoken_by_screens_and_page(catalogues: Path, tmp_path: Path) -> None:
    """What is translated shows on the next start; the switch calls the language by its own name."""
    path = begun(catalogues, "fr")
    translated(path, "fr", English="Français", Help="Aide", Begin="Commencer", results="résultats")
    source = pseudo.workshop("leven-lang-leren", "nl").replace('"eu"', '"fr"')
    async with kiosk(tmp_path, source) as seat:
        await seat.sees("Commencer", "F1 Aide", "F2 Nederlands")
        await seat.press("f2")
        await seat.sees("Begin", "F1 Hulp", "F2 Français")
        pages = as_site(Shared(seat.event, clock))
    assert "résultats" in b"".join(pages["fr.html"]).decode()
    assert begin(tmp_path / "another", source).workshop.languages == ("fr", "nl")
