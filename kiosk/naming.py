"""How the files of an event's folder are named after the journal that they belong to."""

import re
from pathlib import Path

INFO, WORKSHOP = "event.json", "workshop.toml"
STATION = re.compile(r"(?!.*\.quarantine$)[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
"""What a station may be called."""
KEPT = 54
"""Characters of a station's name that a name made of it keeps, such as that of its desk."""
DESK = "desk-"
"""What the name of a desk's journal begins with."""
UNFINISHED = ".export-"
"""What the name of an export begins with while it is being written; it stands in the folder, to be erased there if need be."""


def is_journal(name: str) -> bool:
    """Tell whether a file of this name is a journal."""
    return name.endswith(".jsonl") and not name.startswith(".") and not name.endswith(".quarantine.jsonl")


def lock_of(journal: Path) -> Path:
    """Name the file that says who writes a journal."""
    return journal.with_name(f"{journal.name}.lock")


def quarantine_of(journal: Path) -> Path:
    """Name the file that a journal's bad lines go to."""
    return journal.with_name(f"{journal.stem}.quarantine.jsonl")


def leftovers(journal: Path) -> tuple[Path, Path]:
    """Name the files that a compaction makes: the new journal, and the old one until it is overwritten."""
    return journal.with_name(f"{journal.name}.tmp"), journal.with_name(f"{journal.name}.old")
