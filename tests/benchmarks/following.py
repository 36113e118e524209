"""From "saved" on the kiosk to the desk, in two real terminals: `python -m tests.benchmarks following`."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.benchmarks.figures import Samples
from tests.journeys.events import begin
from tests.journeys.participant import QUESTIONS, ROLES, Participant
from tests.terminal import Terminal, kiosk_command

STEP, TALLIES = "each step, on the desk's first tab", "the tallies, on another desk's second tab"
WHERE = {name: f"bij vraag {at}" for at, name in enumerate(QUESTIONS, 1)}


def measure(rounds: int) -> Iterator[tuple[str, Samples]]:
    """Let a robot answer, participant after participant, and look when the desks show it."""
    samples: Samples = {STEP: [], TALLIES: []}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        begin(data)
        options = ("--data", data, "--no-results")
        live = ("live", "--data", data)
        with (
            Terminal(kiosk_command("run", *options)) as kiosk,
            Terminal(kiosk_command(*live), size=(120, 40)) as room,
            Terminal(kiosk_command(*live), size=(120, 40)) as tallies,
        ):
            tallies.wait_for("Zaal")
            tallies.press("2")
            for number in range(1, rounds + 1):
                _one(kiosk, room, tallies, Participant.drawn(Random(number), ROLES[number % 8]), number, samples)
    yield "from “saved” on the kiosk to the desk", samples


def _one(kiosk: Terminal, room: Terminal, tallies: Terminal, who: Participant, number: int, samples: Samples) -> None:
    """Walk through one interview; after each screen that the kiosk has saved, wait for the desk."""
    steps = samples[STEP]
    kiosk.wait_for("Verder met mijn code")
    kiosk.press("enter")
    kiosk.wait_for("Wat gebeurt er met uw antwoorden")
    kiosk.press("1", "enter")
    steps.append(_lag(kiosk, "Wat is uw rol", room, "bij de eerste vragen"))
    who.introduce(kiosk)
    steps.append(_lag(kiosk, "U bent nummer", room, "bij de groepskaart"))
    kiosk.press("enter")
    for turn in (1, 2, 3):
        shown = kiosk.wait_for(f"vraag {turn} van 3", "Liever niet")
        name = next(name for name, label in QUESTIONS.items() if label in shown)
        steps.append(_lag(kiosk, f"vraag {turn} van 3", room, WHERE[name]))
        who.take(kiosk, name)
    steps.append(_lag(kiosk, "iemand anders aan tafel", room, "bij de vraag aan de tafel"))
    kiosk.write(who.asked)
    kiosk.wait_for(who.asked)
    kiosk.press("enter", "3", "enter")
    steps.append(_lag(kiosk, "Is dit wat u wilt zeggen", room, "kijkt alles na"))
    kiosk.press("enter")
    samples[TALLIES].append(
        _lag(kiosk, "Dank u wel", tallies, "één antwoord" if number == 1 else f"{number} antwoorden")
    )
    kiosk.press("enter")


def _lag(kiosk: Terminal, saved: str, desk: Terminal, shown: str) -> float:
    """Tell the seconds between two screens; none where the desk was first."""
    kiosk.wait_for(saved)
    begun = time.perf_counter()
    desk.wait_for(shown)
    return time.perf_counter() - begun
