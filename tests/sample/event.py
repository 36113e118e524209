"""Makes the sample event: begins it, lets the people in, and lets scribes and facilitator do their work."""

from contextlib import closing
from pathlib import Path
from random import Random

from kiosk import definition
from kiosk.desk import Desk
from kiosk.event import Event
from kiosk.link import FIRST_PORT
from kiosk.model.event_info import EventInfo
from kiosk.model.response import Response
from kiosk.naming import lock_of
from kiosk.times import stamp
from tests.sample import scribes, script
from tests.sample.facilitator import CLOSES, Facilitator
from tests.sample.people import Table, come
from tests.sample.script import Person
from tests.sample.wall_clock import WallClock, repeatable

NAME = "voorbeeld-leven-lang-leren"
SEED = 25
"""Of number-off: with it the largest group is that of the person who does not finish, so that all groups can be shown."""
PACE = 6
"""Of how long everything takes: with it people finish in an order in which the page can show all groups."""
BEGINS, DESK_OPENS, DOORS_OPEN = "13:40", "13:50", "14:02"
LAPTOPS = "tafel-1", "tafel-2"
SCRIBES_BEGIN, ALL_OVER = "15:00", "24:00"


def make(data: Path, *, people: int | None = None, closes: bool = True) -> Event:
    """Make the sample in a folder of events, the same to the byte each time.

    Args:
        data: the folder of events.
        people: how many come, with the one who withdraws; all, where nothing is said.
        closes: whether the facilitator closes it in the end.

    Raises:
        EventError: there is a folder of its name already, or it cannot be written.
    """
    with repeatable(SEED):
        event = _begun(data)
        _play(event, script.people()[:people], until=ALL_OVER if closes else CLOSES)
    for journal in event.journals():
        lock_of(journal).unlink()  # which tells the process and the host that have written it
    return event


def _begun(data: Path) -> Event:
    source = definition.find("leven-lang-leren").read_bytes()
    workshop = definition.load(definition.find("leven-lang-leren"))
    info = EventInfo(
        id=NAME,
        workshop=workshop.name,
        version=workshop.version,
        hash=definition.hash_of(source),
        begun=stamp(WallClock(BEGINS)()),
        seed=SEED,
        salt="20171214" * 4,
        token="nepvraag",
        port=FIRST_PORT,
        pin="2017",
        synthetic=True,
    )
    return Event.receive(data, info, source)


def _play(event: Event, people: tuple[Person, ...], *, until: str) -> None:
    """Let the afternoon happen; what is left is compacted, as a kiosk does when nobody is there."""
    chance, played, known = Random(PACE), script.room(), dict[str, Response]()
    clock = WallClock(DESK_OPENS)
    tables = [Table(event, name, DOORS_OPEN) for name in LAPTOPS]
    with closing(Desk(event, "begeleider", clock=clock)) as desk:
        runs = Facilitator(desk, clock, played, known, chance)
        kept = come(tables, people, chance)
        known |= {str(number): response for number, response in enumerate(kept, 1)}
        runs.work(until=SCRIBES_BEGIN)
        known |= scribes.write(tables, played.scribes, chance)
        runs.work(until=until)
    for table in tables:
        table.station.tidy()
        table.station.close()
