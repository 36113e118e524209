"""The processes of a running kiosk, as the system sees them."""

import time
from contextlib import suppress
from pathlib import Path

import psutil


def showing(pid: int) -> psutil.Process:
    """Find the process that shows the screens: the command itself, or the last of those that watch over one another."""
    process = psutil.Process(pid)
    while children := process.children():
        process = children[0]
    return process


def wait_asleep(pid: int, seconds: float = 5.0) -> None:
    """Wait until none of a process's threads has anything to do, three times in a row: it has read what was sent."""
    until, asleep = time.monotonic() + seconds, 0
    with suppress(psutil.Error):
        shown_by = showing(pid).pid
        while asleep < 3 and time.monotonic() < until:
            time.sleep(0.05)
            asleep = 0 if is_busy(shown_by) else asleep + 1


def is_busy(pid: int) -> bool:
    """Tell whether a thread runs or waits for a processor (proc(5): the state stands behind the name in brackets)."""
    with suppress(OSError):
        tasks = Path(f"/proc/{pid}/task")
        return any((task / "stat").read_text().rpartition(")")[2].split()[0] == "R" for task in tasks.iterdir())
    return False
