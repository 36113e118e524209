"""All formats of exports: the one table that the command line, the desk and the documentation are made from.

A place for what is to come: a format is an entry here and a module `as_NAME.py` that writes it.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from msgspec import Struct

from kiosk.export.as_csv import as_csv, shared_as_csv
from kiosk.export.as_json import as_json, shared_as_json
from kiosk.export.as_jsonl import as_jsonl, shared_as_jsonl
from kiosk.export.as_site import as_site
from kiosk.export.as_xlsx import as_xlsx, shared_as_xlsx
from kiosk.export.contents import Contents
from kiosk.export.shared import Shared
from kiosk.folder_placing import Files
from kiosk.locale import marked

Written: TypeAlias = Iterable[bytes] | Files
"""A file, piece by piece, or the files of a folder."""


class Format(Struct, frozen=True):
    """One format: its name, what it is in a line, who writes each class of it (None: nobody), and whether it is a folder.

    `although_little`: it is written for everybody also where there is nothing to share yet, and says so.
    """

    name: str
    told: str
    restricted: Callable[[Contents], Written] | None = None
    shareable: Callable[[Shared], Written] | None = None
    is_folder: bool = False
    although_little: bool = False


FORMATS = {
    each.name: each
    for each in (
        Format("json", marked("one document"), as_json, shared_as_json),
        Format("jsonl", marked("one response a line"), as_jsonl, shared_as_jsonl),
        Format(
            "csv",
            marked("tables with a codebook"),
            as_csv,
            shared_as_csv,
            is_folder=True,
        ),
        Format("xlsx", marked("workbook for Excel, LibreOffice"), as_xlsx, shared_as_xlsx),
        Format(
            "site",
            marked("the results page, for the web"),
            shareable=as_site,
            is_folder=True,
            although_little=True,
        ),
    )
}


def offered() -> tuple[tuple[Format, bool], ...]:
    """List every format with each class that it has, as `shareable` or not: everything first, then what everybody may see."""
    everything = ((each, False) for each in FORMATS.values() if each.restricted)
    return (*everything, *((each, True) for each in FORMATS.values() if each.shareable))
