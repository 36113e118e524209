"""The desk's keys while answers stream in: `python -m tests.benchmarks desk`."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import definition
from kiosk.event import Event
from kiosk.model.response import Response, Status
from kiosk.station import Station
from tests.benchmarks.figures import Samples
from tests.benchmarks.keys import LETTERS
from tests.benchmarks.pty import Timed
from tests.benchmarks.startup import BARE
from tests.samples import response
from tests.terminal import kiosk_command

RESPONSES, EVERY = 2000, 0.1
"""How many responses the event holds, and the seconds between two new ones."""
ROLES = ("teacher", "starter", "leader", "educator", "researcher", "council", "ministry", "other")
FEEDER = """
import sys, time
from pathlib import Path
from kiosk.event import Event
from kiosk.station import Station
from tests.benchmarks.desk import EVERY, RESPONSES, somebody
with Station(Event.open(Path(sys.argv[1])), "z-feeder") as station:
    number = RESPONSES
    while True:
        station.save(somebody(number))
        number += 1
        time.sleep(EVERY)
"""
"""Hands in for somebody, again and again."""


def measure(rounds: int) -> Iterator[tuple[str, Samples]]:
    """Type into a bare app and into the desk in turns, and go through the voices, while a kiosk hands in all the time."""
    bare, line, voice = "bare Textual app with one Input", "desk, a letter of a conclusion", "desk, the next voice"
    samples: Samples = {name: [] for name in (bare, line, voice)}
    with (
        tempfile.TemporaryDirectory() as folder,
        _fed(Path(folder)) as data,
        Timed(BARE) as input_app,
        _desk(data, "4", "c") as plenary,
        _desk(data, "3") as voices,
    ):
        input_app.until("app, ready")
        for turn in range(rounds):
            letter = LETTERS[turn % len(LETTERS)]
            samples[bare].append(input_app.press(letter, letter))
            samples[line].append(plenary.press(letter, letter))
            samples[voice].append(voices.press("\x1b[B", said(turn + 1)))
            for app in (input_app, plenary, voices):
                app.drain()
    title = f"from a key to its paint, {RESPONSES} responses and a new one every {EVERY * 1000:.0f} ms"
    yield title, samples


def said(number: int) -> str:
    """Make words that nobody else says."""
    return f"voice-{number:05}"


def somebody(number: int) -> Response:
    """Make a response that differs from its neighbours."""
    return response(
        instanceID=f"uuid:{number}",
        status=Status.COMPLETE,
        group=number % 3 + 1,
        intake={"role": ROLES[number % len(ROLES)]},
        answers={
            "levers": ("room", "hrm") if number % 2 else ("funding", "networks"),
            "responsible": ("teacher", "school", "together")[number % 3],
            "equipped": number % 5 + 1,
            "strengthen_why": said(number),
        },
        step="thanks",
    )


@contextmanager
def _fed(data: Path) -> Iterator[Path]:
    event = Event.begin(data, definition.find(definition.BUILT_IN))
    with Station(event, "table-1") as station:
        station.save_all(somebody(number) for number in range(RESPONSES))
    with subprocess.Popen([sys.executable, "-c", FEEDER, str(event.folder)]) as feeder:
        try:
            yield data
        finally:
            feeder.kill()


def _desk(data: Path, *keys: str) -> Timed:
    timed = Timed(kiosk_command("live", "--data", data, "--station", f"desk{keys[0]}"), size=(120, 40))
    timed.until("Tellingen")
    timed.drain()
    for key in keys:
        timed.press(key, "\x1b")
        timed.drain()
    return timed
