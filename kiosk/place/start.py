"""How the kiosk is started, in `kiosk where`: by the system or by hand, and how often it ended in a crash."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

UNITS = (Path("/etc/systemd/system"), Path("/etc/systemd/user"), Path.home() / ".config/systemd/user")
CRASHES = "crashes.log"
BEGINS = re.compile(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):[\d.]+Z ", re.MULTILINE)
"""How an entry of the log of crashes begins."""


def start(data: Path, places: tuple[Path, ...] = UNITS) -> Iterator[str]:
    """Tell what starts it, and the crashes there were."""
    found = sorted(str(unit) for place in places for unit in _units(place)) if sys.platform == "linux" else []
    yield f"start     {', '.join(found) or 'by hand (docs/operations.md tells how the laptop starts it by itself)'}"
    yield from _crashes(data / CRASHES)


def _units(place: Path) -> Iterator[Path]:
    """Find what starts a kiosk, or logs its user in."""
    for unit in (*place.glob("*.service"), *place.glob("*.service.d/*.conf")) if place.is_dir() else ():
        try:
            told = unit.read_text(errors="replace")
        except OSError:
            continue
        if re.search(r"^ExecStart=.*(\bkiosk\b.*\brun\b|--autologin)", told, re.MULTILINE):
            yield unit


def _crashes(log: Path) -> Iterator[str]:
    try:
        told = BEGINS.findall(log.read_text(errors="replace"))
    except OSError:
        return
    if told:
        day, time = told[-1]
        times = "once" if len(told) == 1 else f"{len(told)} times"
        yield f"          ! it crashed {times}, last on {day} at {time} UTC: send {log} to whoever looks after it"
