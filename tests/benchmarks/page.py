"""The results page and its live stream under a thousand phones: `python -m tests.benchmarks page`.

Needs nginx and wrk. Both servers hand out the same bytes, in turns, on the same machine as their load.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kiosk.event import Event
from kiosk.web.running import running
from tests.benchmarks import streaming
from tests.benchmarks.bare_page import bare_page
from tests.benchmarks.crowd import burst
from tests.benchmarks.desk import FEEDER
from tests.benchmarks.figures import Samples
from tests.benchmarks.keys import LETTERS, at_words
from tests.benchmarks.nginx import nginx, program
from tests.kiosk.web.serving import begun, get, served, wait_until

NGINX, KIOSK = "nginx, one worker", "kiosk"
LOADS = NOBODY, FLOOD, BURST, STREAMS = "nobody asks", "as many requests as can be", "1,000 at once", "1,000 watch"
SECONDS, CONNECTIONS = 3, 64
"""How long one flood is, and over how many connections."""
KEYS = 10
"""Keys for each round."""
BACKSPACE, ESCAPE = "\x7f", "\x1b"
"""Takes the letter away, since a field has an end; and what every paint begins with."""
UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0}


def measure(rounds: int) -> Iterator[tuple[str, Samples]]:
    """Measure floods, bursts, streams, and a kiosk's keys meanwhile."""
    with tempfile.TemporaryDirectory() as folder, served(begun(Path(folder), 30)) as kiosk:
        answer = get(kiosk, {"accept-encoding": "gzip"})
        with nginx(answer) as other, bare_page(answer) as bare:
            yield from _flooded({NGINX: other, KIOSK: kiosk}, rounds)
            yield from _burst({NGINX: other, KIOSK: kiosk, streaming.BARE: bare}, rounds)
    yield from streaming.measure(rounds * 2)
    yield from _typed(rounds * KEYS)


def _flooded(addresses: dict[str, str], rounds: int) -> Iterator[tuple[str, Samples]]:
    whole: Samples = {name: [] for name in addresses}
    late: Samples = {name: [] for name in addresses}
    for turn in range(rounds):
        for name in sorted(addresses, reverse=bool(turn % 2)):
            each, slowest = flood(addresses[name])
            whole[name].append(each * 1_000)
            late[name].append(slowest)
    yield f"1,000 pages over {CONNECTIONS} connections", whole
    yield "99 of 100 of them were there within", late


def flood(address: str) -> tuple[float, float]:
    """Ask as often as possible; tells the seconds for each answer, and within how many 99 of 100 came."""
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}", "--latency", "-H", "Accept-Encoding: gzip"]
    told = subprocess.run([program("wrk"), *options, address], capture_output=True, text=True, check=True).stdout
    rate, late = re.search(r"Requests/sec:\s+([\d.]+)", told), re.search(r"99%\s+([\d.]+)(us|ms|s)\b", told)
    assert rate and late and "Non-2xx" not in told and "Socket errors" not in told, told
    return 1 / float(rate[1]), float(late[1]) * UNITS[late[2]]


def _burst(addresses: dict[str, str], rounds: int) -> Iterator[tuple[str, Samples]]:
    samples: Samples = {name: [] for name in addresses}
    for turn in range(rounds * 2):
        for name in sorted(addresses, reverse=bool(turn % 2)):
            samples[name].append(burst(addresses[name]))
    yield "1,000 phones at once, until the last has it", samples


def _typed(rounds: int) -> Iterator[tuple[str, Samples]]:
    samples: Samples = {name: [] for name in LOADS}
    with tempfile.TemporaryDirectory() as folder:
        event = begun(Path(folder), 30)
        with at_words(Path(folder)) as kiosk:
            for name, commands in _loads(event).items():
                with loaded(commands):
                    kiosk.drain(1.0)
                    for turn in range(rounds):
                        letter = LETTERS[turn % len(LETTERS)]
                        samples[name].append(kiosk.press(letter, letter))
                        kiosk.press(BACKSPACE, ESCAPE)
                        kiosk.drain(0.1)
    yield "meanwhile a kiosk's key until its paint", samples


def _loads(event: Event) -> dict[str, list[list[str]]]:
    address, crowd = _address(event), [sys.executable, "-m", "tests.benchmarks.crowd"]
    feeder = [sys.executable, "-c", FEEDER, str(event.folder)]
    return {
        NOBODY: [],
        FLOOD: [[program("wrk"), "-t1", f"-c{CONNECTIONS}", "-d600", address]],
        BURST: [[*crowd, "burst", address]],
        STREAMS: [[*crowd, "streams", address], feeder],
    }


def _address(event: Event) -> str:
    wait_until(lambda: running(event.folder) is not None, "the kiosk's own server")
    server = running(event.folder)
    assert server
    return f"http://127.0.0.1:{server.port}/{event.info.token}"


@contextmanager
def loaded(commands: Sequence[Sequence[str]]) -> Iterator[None]:
    """Keep commands running meanwhile."""
    started = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    try:
        yield
        assert all(each.poll() is None for each in started), "a load has ended by itself"
    finally:
        for each in started:
            each.kill()
            each.wait()
