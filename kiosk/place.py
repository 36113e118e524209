"""`kiosk where`: what stands where on this machine, and what is missing."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil

from kiosk.disk import ROOM, existing, free
from kiosk.errors import KioskError
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.naming import DESK
from kiosk.times import moment

IN_PLACE = {"ext2", "ext3", "ext4", "xfs", "jfs", "hfs", "ntfs", "ntfs3", "vfat", "exfat", "msdos", "tmpfs"}
"""File systems that overwrite a file's blocks where they are."""


def look(data: Path, name: str | None, host: str | None, port: int | None, public_url: str | None) -> Iterator[str]:
    """Tell folder, event, PIN, stations, address, terminal and disk, a line each; a line with `!` says what is missing."""
    yield f"folder    {data}"
    yield from _event(data, name, host, port, public_url)
    yield from _terminal()
    yield from _disk(data)
    yield from _deletion(data)


def _event(data: Path, name: str | None, host: str | None, port: int | None, public_url: str | None) -> Iterator[str]:
    try:
        event = Event.named(data, name)
    except KioskError as error:
        yield f"event     ! {error}"
        return
    info = event.info
    yield f"event     {info.id}   workshop {info.workshop}, version {info.version}"
    yield f"PIN       {info.pin}"
    yield from _stations(event)
    yield from _address(event, host, port, public_url)


def _stations(event: Event) -> Iterator[str]:
    fold = Fold(event)
    fold.poll()
    for station in fold.stations.values():
        if station.name.startswith(DESK) and not station.problems:
            continue  # the journal of a desk holds what was done, and nobody's answers
        saved = (
            f", last saved {moment(station.last_saved).astimezone():%d-%m-%Y %H:%M:%S}" if station.last_saved else ""
        )
        yield f"laptop    {station.name}   responses: {station.records}{saved}"
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


def _terminal() -> Iterator[str]:
    columns, rows = shutil.get_terminal_size()
    encoding = (sys.stdout.encoding or "").lower()
    yield f"terminal  {os.environ.get('TERM', 'unknown')}, {columns} × {rows}, {encoding}"
    if columns < 80 or rows < 24:
        yield "          ! the kiosk needs 80 × 24: enlarge the window, or make the letters smaller"
    if "utf" not in encoding:
        yield "          ! no UTF-8: set the language of the system to one with UTF-8, such as nl_NL.UTF-8"


def _disk(data: Path) -> Iterator[str]:
    there = existing(data)
    left = free(data)
    yield f"disk      {left / 1e9:.1f} GB free"
    if left < ROOM:
        yield "          ! almost full: make room before people come"
    if not os.access(there, os.W_OK):
        yield f"          ! {there} cannot be written: give another folder with --data"


def _deletion(data: Path) -> Iterator[str]:
    """Tell what withdrawing and purging can promise on this disk, and what not."""
    kind = file_system(existing(data))
    if kind in IN_PLACE:
        yield f"deletion  answers that are withdrawn are overwritten in place ({kind})"
    else:
        yield f"deletion  ! {kind} may write elsewhere than it erases: old blocks can stay for a while after withdrawing"
    yield "          an SSD keeps old blocks until it needs them: encrypt the disk, or run fstrim after deleting"
    yield "          what was exported, merged elsewhere or backed up before is to be deleted there"


def file_system(folder: Path) -> str:
    """Name the kind of file system that a folder is on, such as `ext4` or `apfs`."""
    mounts = sorted(psutil.disk_partitions(all=True), key=lambda mount: len(mount.mountpoint), reverse=True)
    found = (mount.fstype for mount in mounts if folder.resolve().is_relative_to(mount.mountpoint))
    return next(found, "") or "this file system"
