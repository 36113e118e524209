"""SIGKILL of the real kiosk command in a real terminal, while somebody answers, changes answers, and goes on."""

import os
import signal
from collections import Counter
from pathlib import Path
from random import Random
from threading import Timer

from kiosk.bundled import workshops
from kiosk.checking import check
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.response import Response
from kiosk.model.workshop import SelectOne
from tests.terminal import Terminal, kiosk_command

BUILT_IN = next(path for path in workshops() if path.stem == "leven-lang-leren")
LONGEST = 2.5
"""Seconds that a kiosk lives at most after somebody has agreed to take part."""


def kill(folder: Path, rounds: int, seed: int) -> Counter[str]:
    """Kill as many kiosks; each arrival at a next screen means that what was chosen before it is on disk."""
    counted, chance = Counter[str](), Random(seed)
    for number in range(rounds):
        data = folder / str(number)
        event = Event.begin(data, BUILT_IN)
        accepted, under_way = _answer(event, data, chance)
        assert check(event.folder) == [], f"seed {seed}, round {number}"
        (response,) = _responses(event)
        for name, value in accepted.items():
            allowed = {value, under_way.get(name, value)}
            assert response.intake.get(name) in allowed, f"seed {seed}, round {number}: {name} is {response.intake}"
        counted["kills"] += 1
        counted["answers accepted"] += len(accepted)
    return counted


def _answer(event: Event, data: Path, chance: Random) -> tuple[dict[str, str], dict[str, str]]:
    """Answer the intake up and down until the kiosk is killed; tells what was accepted, and what may have been."""
    role, *about = (part for part in event.workshop.intake if isinstance(part, SelectOne))
    ways = (([role], _label(about[0])), (about, "U bent nummer"))
    accepted: dict[str, str] = {}
    under_way: dict[str, str] = {}
    with Terminal(kiosk_command("--data", data, "--no-results", "--station", "table-1")) as kiosk:
        kiosk.wait_for("Waar gaat dit over")
        kiosk.press("enter")
        kiosk.wait_for("Wat gebeurt er")
        kiosk.press("1", "enter")
        kiosk.wait_for(_label(role))
        Timer(chance.uniform(0.0, LONGEST), os.killpg, (kiosk.pid, signal.SIGKILL)).start()
        try:
            while True:
                for parts, arrival in ways:
                    chosen = {part.name: chance.randrange(len(part.choices) - 1) for part in parts}
                    under_way = {part.name: part.choices[chosen[part.name]].name for part in parts}
                    for at in chosen.values():
                        kiosk.press(str(at + 1), "enter")
                    _arrive(kiosk, arrival)
                    accepted |= under_way
                    under_way = {}
                for back in (_label(about[0]), _label(role)):
                    kiosk.press("escape")
                    _arrive(kiosk, back)
        except (OSError, AssertionError):
            assert not kiosk.alive, "it was not killed"
    return accepted, under_way


def _arrive(kiosk: Terminal, label: str) -> None:
    """Wait for a screen, or for the end."""
    kiosk.wait_until(lambda shown: label in shown or not kiosk.alive, label)
    assert kiosk.alive


def _label(part: SelectOne) -> str:
    return part.label["nl"].split("?")[0]


def _responses(event: Event) -> list[Response]:
    fold = Fold(event)
    fold.poll()
    return list(fold.responses.values())
