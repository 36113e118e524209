"""Events for the journeys: begun with a fixed seed, and read back by the export command alone."""

import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import msgspec

from kiosk.bundled import data_folder, workshops
from kiosk.event import Event
from kiosk.naming import INFO
from tests.terminal import kiosk_command

BUILT_IN = next(path for path in workshops() if path.stem == "leven-lang-leren")


def begin(data: Path, *, source: Path = BUILT_IN, seed: int = 1) -> Event:
    """Begin an event whose number-off always goes the same way."""
    event = Event.begin(data, source, pin="2468")
    info = msgspec.structs.replace(event.info, seed=seed)
    (event.folder / INFO).write_bytes(msgspec.json.encode(info))
    return Event.open(event.folder)


def export(data: Path) -> dict[str, Any]:
    """Export the newest event as JSON, and check that against its schema."""
    command = kiosk_command("export", "--format", "json", "-o", "-", "--data", data)
    written = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    document: dict[str, Any] = json.loads(written)
    jsonschema.validate(document, json.loads((data_folder() / "schema" / "export.schema.json").read_bytes()))
    return document
