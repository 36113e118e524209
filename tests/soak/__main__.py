"""`python -m tests.soak [--interviews N]`: whole interviews one after the other at one kiosk; ends with status 1 if it grows.

Memory, descriptors and threads of the process that shows the screens, and the time from a key to its paint, are measured
after 50 interviews, when all is imported and the caches are full, and again later.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from tests.benchmarks.keys import LETTERS
from tests.journeys.events import begin
from tests.journeys.participant import ROLES, Participant, to_own_words
from tests.processes import showing
from tests.soak.unseen import Unseen
from tests.terminal import kiosk_command

FIRST, LATER = 50, (250, 500, 1000)
GROWTH = 1.10
"""Times the memory after the first interviews that it may be at the end."""
KEYS = 30


class Taken(NamedTuple):
    """What was measured after so many interviews: memory and journal in MB, a key until its paint in ms."""

    interviews: int
    memory: float
    descriptors: int
    threads: int
    key: float
    journal: float


def main() -> None:
    """Go through interviews, and print what is measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--interviews", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2017)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kiosk-soak-") as made:
        rows = soak(Path(made), options.interviews, Random(options.seed))
    first, last = rows[0], rows[-1]
    print(f"\nmemory {last.memory / first.memory:.3f}, key to paint {last.key / first.key:.2f} times the first")
    grew = last.memory > GROWTH * first.memory
    sys.exit(grew or last.descriptors > first.descriptors or last.threads > first.threads)


def soak(data: Path, interviews: int, chance: Random) -> list[Taken]:
    """Hold interviews, and measure in between."""
    event, rows = begin(data), list[Taken]()
    at = {min(FIRST, interviews), *(count for count in LATER if count < interviews), interviews}
    print(
        f"{'interviews':>10}{'memory MB':>12}{'descriptors':>13}{'threads':>9}{'key ms':>9}{'journal MB':>12}{'s':>7}"
    )
    begun = time.monotonic()
    with Unseen(kiosk_command("--data", data, "--no-results")) as kiosk:
        for count in range(1, interviews + 1):
            if count not in at:
                hold(kiosk, Participant.drawn(chance, chance.choice(ROLES[:-1])))
                continue
            key = hold_with_words(kiosk)
            time.sleep(2.0)
            process = showing(kiosk.pid)
            memory = process.memory_info().rss / 1e6
            journal = sum(path.stat().st_size for path in event.folder.glob("*.jsonl")) / 1e6
            rows.append(Taken(count, memory, process.num_fds(), process.num_threads(), key * 1000, journal))
            seconds = time.monotonic() - begun
            print("{:>10}{:>12.1f}{:>13}{:>9}{:>9.2f}{:>12.2f}".format(*rows[-1]) + f"{seconds:>7.0f}", flush=True)
    return rows


def hold(kiosk: Unseen, somebody: Participant) -> None:
    """Hold an interview, and hand over."""
    somebody.begin(kiosk)
    somebody.answer(kiosk)
    somebody.hand_in(kiosk)
    kiosk.press("enter")


def hold_with_words(kiosk: Unseen) -> float:
    """Hold an interview with own words in it; tells the seconds from one of their letters to its paint."""
    to_own_words(kiosk)
    taken = [_echo(kiosk, letter) for letter in LETTERS[:KEYS]]
    kiosk.press("enter", "1", "enter")
    kiosk.wait_for("Waar werkt u")
    kiosk.press("1", "enter", "1", "enter")
    kiosk.wait_for("U bent nummer")
    somebody = Participant()
    somebody.answer(kiosk)
    somebody.hand_in(kiosk)
    kiosk.press("enter")
    kiosk.wait_for("Verder met mijn code")
    return median(taken)


def _echo(kiosk: Unseen, letter: str) -> float:
    time.sleep(0.1)
    begun = time.perf_counter()
    kiosk.write(letter)
    while letter not in kiosk.text:
        time.sleep(0.0002)
        assert time.perf_counter() - begun < 5, f"{letter!r} was never painted"
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
