"""`kiosk where`: what stands where on this machine, and what is missing."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.event import Event

ROOM = 200_000_000
"""Bytes of free disk below which a warning is due: an event takes a few megabytes, but a laptop needs more to work."""


def look(data: Path, name: str | None, host: str | None, port: int | None, public_url: str | None) -> Iterator[str]:
    """Tell folder, event, PIN, stations, address, terminal and disk, a line each; a line with `!` says what is missing."""
    yield f"folder    {data}"
    yield from _event(data, name, host, port, public_url)
    yield from _terminal()
    yield from _disk(data)


def _event(data: Path, name: str | None, host: str | None, port: int | None, public_url: str | None) -> Iterator[str]:
    try:
        event = Event.named(data, name)
    except KioskError as error:
        yield f"event     ! {error}"
        return
    info = event.info
    yield f"event     {info.id}   workshop {info.workshop}, version {info.version}"
    yield f"PIN       {info.pin}"
    for path in event.journals():
        yield f"journal   {path.name}   {path.stat().st_size:,} bytes"
    yield from _address(event, host, port, public_url)


def _address(event: Event, host: str | None, port: int | None, public_url: str | None) -> Iterator[str]:
    from kiosk.web.link_to_page import PageLink

    link = PageLink(event, host=host, port=port, public_url=public_url)
    address = link.address()
    if address:
        yield f"address   {address}"
    elif link.network() is None:
        yield "address   ! no network: join one, or give --public-url; everything else works without"
    else:
        yield "address   ! no results page is running: it comes with kiosk run, kiosk live or kiosk results"


def _terminal() -> Iterator[str]:
    columns, rows = shutil.get_terminal_size()
    encoding = (sys.stdout.encoding or "").lower()
    yield f"terminal  {os.environ.get('TERM', 'unknown')}, {columns} × {rows}, {encoding}"
    if columns < 80 or rows < 24:
        yield "          ! the kiosk needs 80 × 24: enlarge the window, or make the letters smaller"
    if "utf" not in encoding:
        yield "          ! no UTF-8: set the language of the system to one with UTF-8, such as nl_NL.UTF-8"


def _disk(data: Path) -> Iterator[str]:
    there = next(folder for folder in (data, *data.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    yield f"disk      {free / 1e9:.1f} GB free"
    if free < ROOM:
        yield "          ! almost full: make room before people come"
    if not os.access(there, os.W_OK):
        yield f"          ! {there} cannot be written: give another folder with --data"
