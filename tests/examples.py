"""Writes the examples of the docs from the sample event: `python -m tests.examples [FOLDER]`.

The report in every format that there is, and the exports that are listed here.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kiosk.bundled import sample_events
from kiosk.event import Event
from kiosk.export import export
from kiosk.export.formats import FORMATS
from kiosk.report import WRITERS, report
from tests.sample.event import NAME
from tests.sample.wall_clock import on_the_wall

EXAMPLES = Path(__file__).parent.parent / "docs" / "example"
EXPORTS = (("csv", False), ("xlsx", False), ("json", True), ("csv", True))
"""What is exported: formats, each with whether it is the shareable class."""


def week_after() -> datetime:
    """Tell when the examples are made: a week after the workshop, whenever they are made."""
    return datetime(2017, 12, 21, 9, 0, tzinfo=UTC)


def name_of(form: str, *, shareable: bool) -> str:
    """Name the file or folder of an export."""
    between = "-" if FORMATS[form].is_folder else "."
    return f"{'shareable' if shareable else 'restricted'}{between}{form}"


def write(folder: Path) -> Iterator[Path]:
    """Write every example into a folder; tells each."""
    folder.mkdir(parents=True, exist_ok=True)
    event = Event.named(sample_events(), NAME)
    with on_the_wall():
        for ending in WRITERS:
            path = folder / f"verslag{ending}"
            report(event, str(path), force=True, clock=week_after)
            yield path
        for form, shareable in EXPORTS:
            path = folder / name_of(form, shareable=shareable)
            export(event, form, str(path), shareable=shareable, force=True, clock=week_after)
            yield path


if __name__ == "__main__":
    for written in write(Path(sys.argv[1]) if sys.argv[1:] else EXAMPLES):
        print(written)
