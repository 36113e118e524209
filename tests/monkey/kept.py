"""What must hold for everything that the kiosk has kept: a sound journal, a valid export, answers that their parts accept."""

import subprocess
from pathlib import Path
from typing import Any

from kiosk.answers import accepted
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.workshop import OwnWords, Part
from kiosk.scribe import way
from tests.journeys.events import export
from tests.monkey.deeds import ALPHABET
from tests.terminal import kiosk_command


def faults(event: Event, data: Path) -> list[str]:
    """Tell everything that is wrong, a sentence each."""
    done = subprocess.run(
        kiosk_command("check", event.folder), capture_output=True, text=True, timeout=120, check=False
    )
    found = [f"kiosk check: {done.stdout}{done.stderr}"] if done.returncode else []
    fold = Fold(event)
    fold.poll()
    for response in export(data)["responses"]:
        steps = way(event.workshop, fold.responses[response["instanceID"]])
        parts = {part.name: part for step in steps for part in step.fields}
        for name, value in {**response["intake"], **response["answers"]}.items():
            found += [f"{response['instanceID']}: {fault}" for fault in _wrong(parts[name], value)]
    return found


def _wrong(part: Part, value: Any) -> list[str]:
    given = tuple(value) if isinstance(value, list) else value
    try:
        again = accepted(part, given)
    except ValueError as error:
        return [f"{part.name} holds {value!r}, which is refused: {error}"]
    wrong = [] if again == given else [f"{part.name} holds {value!r}, but would be kept as {again!r}"]
    if isinstance(part, OwnWords) and not set(value) <= ALPHABET:
        strange = "".join(sorted(set(value) - ALPHABET))
        wrong.append(f"{part.name} holds {strange!r}, which nobody typed: {_around(value)!r}")
    return wrong


def _around(text: str) -> str:
    at = next(place for place, sign in enumerate(text) if sign not in ALPHABET)
    return text[max(0, at - 20) : at + 40]
