"""The disk in `kiosk where`: what room it has, who can read it, and what it forgets."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil

from kiosk.disk import ROOM, existing, free

IN_PLACE = {"ext2", "ext3", "ext4", "xfs", "jfs", "hfs", "ntfs", "ntfs3", "vfat", "exfat", "msdos", "tmpfs"}
"""File systems that overwrite a file's blocks where they are."""
BLOCKS = Path("/sys/class/block")
PATIENCE = 5
"""Seconds for macOS to say whether its disk is encrypted."""


def disk(data: Path) -> Iterator[str]:
    """Tell the room, and whether the disk is encrypted, as far as can be seen."""
    there = existing(data)
    left, encrypted = free(data), is_encrypted(there)
    said = {True: ", encrypted", False: "", None: ""}[encrypted]
    yield f"disk      {left / 1e9:.1f} GB free{said}"
    if left < ROOM:
        yield "          ! almost full: make room before people come"
    if not os.access(there, os.W_OK):
        yield f"          ! {there} cannot be written: give another folder with --data"
    if encrypted is False:
        yield "          ! not encrypted: whoever takes this machine along can read the answers"


def deletion(data: Path) -> Iterator[str]:
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
    return _mount(folder)[1] or "this file system"


def is_encrypted(folder: Path) -> bool | None:
    """Tell whether the disk under a folder is encrypted; None where that cannot be seen."""
    if sys.platform == "darwin":
        return _by_filevault()
    device, _ = _mount(folder)
    if not device.startswith("/dev/"):
        return None
    name = Path(device).resolve().name
    return _by_device_mapper(name) if (BLOCKS / name).exists() else None


def _by_device_mapper(name: str) -> bool:
    """Look at a block device of Linux and those that it stands on: LUKS is one of them where the disk is encrypted."""
    below = BLOCKS / name
    try:
        if (below / "dm" / "uuid").read_text().startswith("CRYPT-"):
            return True
    except OSError:
        pass  # no device mapper at this level
    slaves = below / "slaves"
    return slaves.is_dir() and any(_by_device_mapper(slave.name) for slave in slaves.iterdir())


def _by_filevault() -> bool | None:
    try:
        told = subprocess.run(["/usr/bin/fdesetup", "isactive"], capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return told.stdout.strip() == b"true"


def _mount(folder: Path) -> tuple[str, str]:
    """Tell the device that a folder is on, and its kind of file system; nothing where that is not known."""
    mounts = sorted(psutil.disk_partitions(all=True), key=lambda mount: len(mount.mountpoint), reverse=True)
    found = (mount for mount in mounts if folder.resolve().is_relative_to(mount.mountpoint))
    return next(((mount.device, mount.fstype) for mount in found), ("", ""))
