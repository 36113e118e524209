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
SIZE, REST = (120, 40), 0.13
"""Columns and rows of all apps; seconds for each between two keys, so that keys meet a new answer by chance."""
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
    """Type into a bare app and into the desk in turns, go through a bare list and the voices; meanwhile people hand in."""
    letters: Samples = {"bare Textual app with one Input": [], "desk, a letter of a conclusion": []}
    lists: Samples = {"bare Textual app with one OptionList": [], "desk, the next voice": []}
    with (
        tempfile.TemporaryDirectory() as folder,
        _fed(Path(folder)) as data,
        Timed(BARE, SIZE) as input_app,
        Timed([*BARE, "list"], SIZE) as list_app,
        _desk(data, "4", "c") as plenary,
        _desk(data, "3") as voices,
    ):
        for app in (input_app, list_app):
            app.until("app, ready")
            app.drain()
        for turn in range(rounds):
            letter = LETTERS[turn % len(LETTERS)]
            for samples, app in zip(letters.values(), (input_app, plenary), strict=True):
                samples.append(app.press(letter, letter))
            for samples, app in zip(lists.values(), (list_app, voices), strict=True):
                samples.append(app.press("\x1b[B", said(turn + 1)))
            for app in (input_app, plenary, list_app, voices):
                app.drain(REST)
    meanwhile = f"{RESPONSES} responses, a new one every {EVERY * 1000:.0f} ms"
    yield f"a letter, {meanwhile}", letters
    yield f"a list, {meanwhile}", lists


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
    timed = Timed(kiosk_command("live", "--data", data, "--station", f"desk{keys[0]}"), size=SIZE)
    timed.until("Tellingen")
    timed.drain()
    for key in keys:
        timed.press(key, "\x1b")
        timed.drain()
    return timed
