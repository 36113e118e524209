"""`kiosk check`: every problem of a workshop file or an event folder, each with its place and remedy."""

from collections.abc import Iterator
from pathlib import Path

from kiosk import definition
from kiosk.errors import DefinitionError, KioskError
from kiosk.event import INFO, WORKSHOP, Event
from kiosk.fold import Fold


def check(path: Path) -> list[str]:
    """Look at a workshop file, or at an event folder with all its journals; nothing is changed.

    Returns:
        One line for each problem; none where all is well.
    """
    if path.is_dir():
        return list(_event(path))
    try:
        definition.load(definition.find(str(path)))
    except DefinitionError as error:
        return str(error).splitlines()
    return []


def _event(folder: Path) -> Iterator[str]:
    if not (folder / INFO).exists():
        yield f"{folder}: this is no event folder: it has no {INFO}. Name a folder that “kiosk where” shows."
        return
    try:
        event = Event.open(folder)
    except KioskError as error:
        yield from str(error).splitlines()
        return
    if definition.hash_of((folder / WORKSHOP).read_bytes()) != event.info.hash:
        yield f"{folder / WORKSHOP}: it was changed after the event began. Put the original back, or begin a new event."
    fold = Fold(event)
    fold.poll()
    for name, station in sorted(fold.stations.items()):
        for problem in station.problems:
            yield f"{folder / name}.jsonl: {problem}"
