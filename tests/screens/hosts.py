"""A kiosk, or a desk, on a real event in a temporary folder."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk import definition
from kiosk.desk import Desk
from kiosk.event import Event
from kiosk.locale import Words
from kiosk.reception import Reception
from kiosk.station import Station
from kiosk.times import Clock
from screens.desk_app import DeskApp
from screens.kiosk_app import KioskApp
from screens.theme import DEFAULT
from tests.screens.seats import Seat, Watcher

BUILT_IN, OTHER_ONE = "leven-lang-leren", "retrospective"
NOW = datetime(2017, 12, 14, 13, 5, 7, 123000, UTC)
PIN = "2468"
ADDRESS = "http://192.168.1.23:8765/k7m2p9qa"


def clock() -> datetime:
    """Tell the same moment always."""
    return NOW


class Watch:
    """A clock that stands still until it is set on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def set_on(self, **by: float) -> None:
        """Let time pass, such as `minutes=2`."""
        self.now += timedelta(**by)


def begin(folder: Path, workshop: str = BUILT_IN) -> Event:
    """Begin an event of a bundled workshop, or of one that is given as TOML."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "workshop.toml"
    if "\n" in workshop:
        source.write_text(workshop, encoding="utf-8")
    else:
        source = definition.find(workshop)
    return Event.begin(folder / "events", source, clock=clock, pin=PIN)


@asynccontextmanager
async def kiosk(
    folder: Path,
    workshop: str | Event = BUILT_IN,
    *,
    station: str = "table-1",
    size: tuple[int, int] = (80, 24),
    address: str | None = ADDRESS,
    language: str | None = None,
    group: int | None = 1,
    hurried: bool = False,
    time: Clock = clock,
    theme: str = DEFAULT,
) -> AsyncIterator[Seat]:
    """Run a kiosk without results server; everybody gets the same group, so that questions come in a known order.

    Somebody `hurried` does not wait until the kiosk has got ready behind its welcome.
    """
    event = workshop if isinstance(workshop, Event) else begin(folder, workshop)
    with Station(event, station, clock=time) as held:
        reception = Reception(event, held, fixed_group=group, clock=time)
        app = KioskApp(reception, lambda: address, language=language, theme=theme)
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot, event)
            if not hurried:
                await seat.until(lambda: "F1" in seat.text and _dressed(app), "the welcome")
            yield seat
            await seat.done()


def _dressed(app: KioskApp) -> bool:
    """Tell whether the stylesheets of all screens are read."""
    return any(Path(path).stem == "dialogs" for path, _ in app.stylesheet.source)


@asynccontextmanager
async def desk(
    event: Event,
    *,
    language: str | None = None,
    size: tuple[int, int] = (100, 40),
    address: str | None = ADDRESS,
    time: Clock = clock,
    theme: str = DEFAULT,
) -> AsyncIterator[Watcher]:
    """Run a desk on an event."""
    words = Words(language or event.workshop.default_language, event.workshop.languages)
    with closing(Desk(event, "laptop", clock=time)) as held:
        app = DeskApp(held, words, lambda: address, theme=theme)
        async with app.run_test(size=size) as pilot:
            watcher = Watcher(app, pilot, event)
            yield watcher
            await watcher.done()
