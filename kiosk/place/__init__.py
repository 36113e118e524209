"""`kiosk where`: what stands where on this machine, and what is missing."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.place import disk, event, machine, start, terminal


def look(data: Path, name: str | None, host: str | None, port: int | None, public_url: str | None) -> Iterator[str]:
    """Tell folder, event, PIN, stations, address, terminal, disk and machine, in groups of lines; `!` says what is missing."""
    yield from event.folder(data)
    yield from event.event(data, name, host, port, public_url)
    yield from terminal.terminal()
    yield from disk.disk(data)
    yield from disk.deletion(data)
    yield from machine.machine(data, name)
    yield from start.start(data)
