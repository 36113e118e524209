"""From the command to the first paint: `python -m tests.benchmarks startup`."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Samples
from tests.benchmarks.pty import Timed
from tests.terminal import kiosk_command

BARE = [sys.executable, "-m", "tests.benchmarks.bare"]
KIOSK = kiosk_command("run")


def measure(rounds: int) -> Iterator[tuple[str, Samples]]:
    """Start both, in turns; the kiosk, supervised as it is by itself, on an event that it goes on with and on a fresh folder."""
    names = (
        "bare Textual app with one Input",
        "kiosk, going on with its event",
        "kiosk, beginning a new event",
        "kiosk without supervisor, going on",
    )
    samples: Samples = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder, "known")
        paint(KIOSK, "Waar gaat dit over", known)
        for turn in range(rounds):
            samples[names[0]].append(paint(BARE, "app, ready", known))
            samples[names[1]].append(paint(KIOSK, "Waar gaat dit over", known))
            samples[names[2]].append(paint(KIOSK, "Waar gaat dit over", Path(folder, f"fresh-{turn}")))
            samples[names[3]].append(paint([*KIOSK, "--unsupervised"], "Waar gaat dit over", known))
    yield "first paint", samples


def paint(command: list[str], mark: str, data: Path) -> float:
    """Start a command with a user's data folder; tells the seconds until the last of its first screen is written."""
    with Timed(command, env={"XDG_DATA_HOME": str(data)}) as timed:
        moment = timed.until(mark)
        timed.rest()
        return moment - timed.begun
