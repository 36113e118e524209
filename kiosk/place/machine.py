"""The machine in `kiosk where`: versions, clock, power, lid, and who runs it."""

import os
import platform
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from kiosk import __version__
from kiosk.errors import KioskError
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.times import Clock, moment, now

LIDS = Path("/proc/acpi/button/lid")
LOGIND = (Path("/usr/lib/systemd/logind.conf.d"), Path("/etc/systemd/logind.conf"), Path("/etc/systemd/logind.conf.d"))
"""Where systemd is told what the lid does, the last word last."""
AWAKE = {"ignore", "lock"}
AHEAD = timedelta(minutes=2)
"""So much may the clocks of two laptops differ."""
OLDEST = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock that is right tells an earlier day: the program is younger."""


def machine(data: Path, name: str | None, clock: Clock = now) -> Iterator[str]:
    """Tell of the machine what matters for a day on which nobody looks after it."""
    time = clock()
    python = platform.python_version()
    yield f"machine   {platform.system()} {platform.release()}, workshop-kiosk {__version__}, Python {python}"
    yield f"clock     {time.astimezone():%d-%m-%Y %H:%M %Z}"
    yield from _clock(data, name, time)
    yield from _power()
    yield from _lid()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield "          ! you are root, and so would be whoever sits at the kiosk: give it a user of its own"


def _clock(data: Path, name: str | None, time: datetime) -> Iterator[str]:
    last = max([OLDEST, *_stamps(data, name)])
    if time < last - AHEAD:
        yield f"          ! the clock is behind: something was saved on {last.astimezone():%d-%m-%Y at %H:%M}; set it right"


def _stamps(data: Path, name: str | None) -> Iterator[datetime]:
    try:
        event = Event.named(data, name)
    except KioskError:
        return
    yield moment(event.info.begun)
    fold = Fold(event)
    fold.poll()
    yield from (moment(station.last_saved) for station in fold.stations.values() if station.last_saved)


def _power() -> Iterator[str]:
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    if battery is not None and battery.power_plugged is False:
        yield f"power     ! on battery, {round(battery.percent)} %: plug it in"
    elif battery is not None:
        yield f"power     plugged in, battery {round(battery.percent)} %"


def _lid() -> Iterator[str]:
    if sys.platform == "linux" and LIDS.is_dir() and lid_switch() not in AWAKE:
        yield "          ! closing the lid puts it to sleep: HandleLidSwitch=ignore (docs/operations.md)"


def lid_switch(places: tuple[Path, ...] = LOGIND) -> str:
    """Tell what systemd does when the lid is closed."""
    files = [file for place in places for file in (sorted(place.glob("*.conf")) if place.is_dir() else [place])]
    told = "suspend"
    for file in files:
        try:
            found = re.findall(r"^\s*HandleLidSwitch\s*=\s*(\S+)", file.read_text(errors="replace"), re.MULTILINE)
        except OSError:
            continue
        told = found[-1] if found else told
    return told
