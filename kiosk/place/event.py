"""The event in `kiosk where`: its folder, its name and PIN, who writes in it, and where its page is."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.naming import DESK
from kiosk.times import moment
from kiosk.writer_lock import holder


def folder(data: Path) -> Iterator[str]:
    """Tell the folder of events, and whether others may look into it."""
    yield f"folder    {data}"
    yield from _open_to_others(data)


def event(data: Path, name: str | None, host: str | None, port: int | None, public_url: str | None) -> Iterator[str]:
    """Tell an event: its PIN, its stations and its address."""
    try:
        found = Event.named(data, name)
    except KioskError as error:
        yield f"event     ! {error}"
        return
    info = found.info
    yield f"event     {info.id}   workshop {info.workshop}, version {info.version}"
    yield from _open_to_others(found.folder)
    if info.synthetic:
        yield "          an example: its answers are made up"
    yield f"PIN       {info.pin}"
    yield from _stations(found)
    yield from _address(found, host, port, public_url)


def _open_to_others(path: Path) -> Iterator[str]:
    """Say it where other users of this machine may read a folder."""
    if sys.platform == "win32":
        return  # who may read is not told by these bits there
    try:
        allowed = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return
    if allowed & 0o077:
        yield f"          ! other users of this machine can look into it: chmod 700 '{path}'"


def _stations(event: Event) -> Iterator[str]:
    fold = Fold(event)
    fold.poll()
    for station in fold.stations.values():
        if station.name.startswith(DESK) and not station.problems:
            continue  # the journal of a desk holds what was done, and nobody's answers
        saved = (
            f", last saved {moment(station.last_saved).astimezone():%d-%m-%Y %H:%M:%S}" if station.last_saved else ""
        )
        at = holder(event.folder / f"{station.name}.jsonl")
        runs = f", a kiosk runs on it now (process {at.pid} on {at.host}, since {at.since})" if at else ""
        yield f"laptop    {station.name}   responses: {station.records}{saved}{runs}"
        yield from (f"          ! {problem}" for problem in station.problems)


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
