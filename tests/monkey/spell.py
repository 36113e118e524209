"""A spell at the kiosk: a fresh event, a real command, so many deeds, and then a look at all that was kept."""

import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kiosk.crashes import NAME
from kiosk.event import Event
from tests.journeys.events import begin
from tests.monkey.deeds import ENTER, ESCAPE, PIN, Deed, deeds
from tests.monkey.kept import faults
from tests.monkey.tty import Tty
from tests.monkey.way_home import ESCAPE_DELAY, NoWayOn, answers, go_home, is_closed
from tests.processes import wait_asleep
from tests.terminal import kiosk_command

LOOKS = 500
"""Deeds between two looks whether there is a way on."""
TOGETHER = 8
"""Deeds that are sent before the monkey waits until the kiosk is done with them; a real one is slower."""
TOLD = 200
"""The last deeds that are told when something is wrong."""


class Told(NamedTuple):
    """What came of a spell: `wrong` is empty where all was well."""

    counted: Counter[str]
    slowest: float
    wrong: str
    done: list[Deed]


def spend(seed: str, number: int, *, without: frozenset[str] = frozenset()) -> Told:
    """Do so many deeds of a seed."""
    return do(islice(deeds(seed, without=without), number), hasty="garbage" not in without)


def do(given: Iterable[Deed], *, hasty: bool) -> Told:
    """Do deeds to a kiosk of their own; who is not `hasty` waits behind Esc, so that it is no part of another key."""
    with tempfile.TemporaryDirectory(prefix="kiosk-monkey-") as made:
        data = Path(made, "data")
        event = begin(data)
        monkey = Monkey(event, data, hasty=hasty)
        try:
            monkey.run(given)
            wrong = "\n".join(faults(event, data)[:5])
        except (AssertionError, TimeoutError) as error:
            wrong = str(error)
        finally:
            monkey.tty.close()
        if (log := data / NAME).exists():
            wrong = f"{wrong}\na crash:\n{log.read_text()[-5000:]}"
        return Told(monkey.counted, monkey.slowest, wrong, monkey.done)


class Monkey:
    """Does deeds, and looks now and then whether the kiosk is well."""

    def __init__(self, event: Event, data: Path, *, hasty: bool) -> None:
        self.counted, self.slowest = Counter[str](), 0.0
        self.done: list[Deed] = []
        self._event, self._data = event, data
        self._command = kiosk_command("--data", data, "--no-results", "--event", event.info.id)
        self._had_pin, self._hasty = False, hasty
        self.tty = self._start()

    def run(self, given: Iterable[Deed]) -> None:
        """Do deeds.

        Raises:
            AssertionError: the kiosk ended, shows an error, or has no way on.
            TimeoutError: it takes or writes without end.
        """
        for number, deed in enumerate(given, 1):
            self.done.append(deed)
            self.counted[deed.kind] += 1
            self._do(deed)
            if number % TOGETHER == 0:
                self._wait()
            if number % LOOKS == 0:
                self._look()
        self._look()

    def _do(self, deed: Deed) -> None:
        if deed.kind == "resize":
            for size in deed.said.split():
                columns, _, rows = size.partition("x")
                self.tty.resize(int(columns), int(rows))
                time.sleep(0.002)
        elif deed.kind == "code":
            if codes := self.tty.codes:
                self.tty.send(f"c{codes[int(deed.said) % len(codes)]}{ENTER}".encode())
        else:
            self._had_pin |= PIN in deed.said
            self.tty.send(deed.said.encode("latin-1"))
            if deed.said.endswith(ESCAPE) and not self._hasty:
                wait_asleep(self.tty.pid)
                time.sleep(ESCAPE_DELAY)

    def _wait(self) -> None:
        begun = time.monotonic()
        self.tty.rest()
        self.slowest = max(self.slowest, time.monotonic() - begun)
        if self.tty.troubled:
            self.tty.rest(quiet=1.0)
            raise AssertionError(f"an error of the program:\n{self.tty.tail.decode(errors='replace')[-6000:]}")
        if not self.tty.alive:
            if self._had_pin and self.tty.status == 0:  # from the desk, by whoever knows the PIN
                self.counted["ended at the desk"] += 1
                self.tty.close()
                self.tty = self._start()
            else:
                tail = self.tty.tail.decode(errors="replace")[-3000:]
                raise AssertionError(f"it ended with status {self.tty.status}:\n{tail}")

    def _look(self) -> None:
        """Look whether there is a way on, and whether what stands at the end of it answers; go on in an open event."""
        self._wait()
        if self._hasty:
            for end in (b"\x1b\\", b"\x1b[201~"):
                self.tty.send(end)
                time.sleep(ESCAPE_DELAY)
        self._wait()
        self.counted["looks"] += 1
        self.counted["keys home"] += go_home(self.tty)
        self._wait()
        self.slowest = max(self.slowest, answers(self.tty))
        self._had_pin = False
        if is_closed(self.tty):
            self.counted["closed at the desk"] += 1
            self._reopen()

    def _reopen(self) -> None:
        """Open the event again where it was closed."""
        from kiosk.desk import Desk
        from kiosk.openness import turned

        desk = Desk(self._event, "monkey")
        desk.follow()
        desk.journal.open()
        desk.journal.act(turned(desk.acts, desk.clock()))
        desk.close()
        if is_closed(self.tty):
            time.sleep(1.5)

    def _start(self) -> Tty:
        tty = Tty(self._command, self._data)
        until = time.monotonic() + 30
        while b"Verder met mijn code" not in tty.tail and time.monotonic() < until:
            tty.rest(quiet=0.1)
        if b"Verder met mijn code" not in tty.tail:
            raise NoWayOn("no welcome within 30 s")
        return tty


def write(path: Path, given: Iterable[Deed]) -> None:
    """Write deeds down, one a line."""
    path.write_text("".join(f"{json.dumps(deed)}\n" for deed in given))


def read(path: Path) -> list[Deed]:
    """Read deeds that were written down."""
    return [Deed(*json.loads(line)) for line in path.read_text().splitlines()]
