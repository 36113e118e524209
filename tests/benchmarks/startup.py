"""From the command to the first paint: `python -m tests.benchmarks startup`."""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import Samples
from tests.benchmarks.pty import Timed
from tests.terminal import kiosk_command

BARE = [sys.executable, "-m", "tests.benchmarks.bare"]


def measure(rounds: int) -> Samples:
    """Start both, in turns; the kiosk on an event that it goes on with, and on a fresh folder."""
    names = "bare Textual app with one Input", "kiosk, going on with its event", "kiosk, beginning a new event"
    samples: Samples = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        known = kiosk_command("--data", Path(folder, "known"))
        paint(known, "Waar gaat dit over")
        for turn in range(rounds):
            fresh = kiosk_command("--data", Path(folder, f"fresh-{turn}"))
            for name, command, mark in (
                (names[0], BARE, "app, ready"),
                (names[1], known, "Waar gaat dit over"),
                (names[2], fresh, "Waar gaat dit over"),
            ):
                samples[name].append(paint(command, mark))
    return samples


def paint(command: list[str], mark: str) -> float:
    """Start a command; tells the seconds until the last thing of its first screen is written."""
    with Timed(command) as timed:
        moment = timed.until(mark)
        timed.rest()
        return moment - timed.begun
