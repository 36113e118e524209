"""Keeping the catalogues: `python -m kiosk.locale.catalogue` takes new sentences over, and compiles what is translated.

English is the language of the sources, so it has no catalogue. A further language is a folder `xx/LC_MESSAGES` with a `kiosk.po`.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kiosk.locale import CATALOGUES, DOMAIN

KEYWORDS = {"words": None, "_words": None, "self": None, "plural": (1, 2), "_told": (2,), "marked": None}
SOURCES = ("kiosk", "screens")
FOLDER = CATALOGUES
"""Where each language has its folder."""


def extracted() -> Catalog:
    """Collect every sentence of the sources."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    top = CATALOGUES.parent.parent
    for source in SOURCES:
        found = extract_from_dir(top / source, [("**.py", "python"), ("**.html", "jinja2")], keywords=KEYWORDS)
        for name, _line, message, _comments, _context in found:
            catalogue.add(message, locations=[(f"{source}/{name}", 0)])
    return catalogue


def catalogues() -> Iterator[tuple[Path, Catalog]]:
    """Read every language's catalogue."""
    for path in sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parent.parent.name, charset="utf-8")
        catalogue.project, catalogue.version = "workshop-kiosk", ""
        catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
        yield path, catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Compile a catalogue as the program reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def update() -> None:
    """Bring every catalogue up to date with the sources, and compile it."""
    sources = extracted()
    for path, catalogue in catalogues():
        catalogue.update(sources, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalogue, width=110, omit_header=False, no_location=True, sort_output=True)
        path.with_suffix(".mo").write_bytes(compiled(catalogue))


if __name__ == "__main__":
    update()
