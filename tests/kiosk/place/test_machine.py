"""The machine in `kiosk where`: clock, power, lid, root, who may read, encryption, how it starts, and crashes."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from kiosk.event import Event
from kiosk.place import disk, machine, start
from kiosk.place.event import event as told_event
from kiosk.place.event import folder
from tests.screens.hosts import NOW, begin

TODAY = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into the files of Linux")


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event of December 2017."""
    return begin(tmp_path)


def text(lines: object) -> str:
    """Join what is told."""
    assert hasattr(lines, "__iter__")
    return "\n".join(lines)


def test_a_clock_that_is_behind_is_told(event: Event) -> None:
    """Neither an event nor the program can be younger than now."""
    data = event.folder.parent
    assert "clock is behind" not in text(machine.machine(data, None, lambda: TODAY))
    assert "clock is behind" in text(machine.machine(data, None, lambda: NOW - timedelta(days=1)))
    assert "clock is behind" in text(machine.machine(data, "none", lambda: datetime(1970, 1, 1, tzinfo=UTC)))


def test_a_battery_is_told(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """On battery it says so, with what is left; plugged in it is no problem; a machine without one says nothing."""
    for plugged, wanted in (
        (False, "power     ! on battery, 23 %: plug it in"),
        (True, "power     plugged in, battery 23 %"),
    ):
        found = SimpleNamespace(percent=23.4, power_plugged=plugged)
        monkeypatch.setattr(psutil, "sensors_battery", lambda found=found: found, raising=False)
        assert wanted in text(machine.machine(event.folder.parent, None))
    monkeypatch.setattr(psutil, "sensors_battery", lambda: None, raising=False)
    assert "power" not in text(machine.machine(event.folder.parent, None))


@pytest.mark.parametrize(("user", "told"), [(0, True), (1000, False)])
def test_root_is_told(event: Event, monkeypatch: pytest.MonkeyPatch, user: int, told: bool) -> None:
    """Strangers at the keyboard should not have all rights."""
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert ("you are root" in text(machine.machine(event.folder.parent, None))) == told


def test_a_lid_that_suspends_is_told(event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last word of systemd's files counts; without a lid nothing is said."""
    conf, more = tmp_path / "logind.conf", tmp_path / "logind.conf.d"
    assert machine.lid_switch((conf, more)) == "suspend"
    conf.write_text("[Login]\n#HandleLidSwitch=lock\nHandleLidSwitch=hibernate\n")
    assert machine.lid_switch((conf, more)) == "hibernate"
    more.mkdir()
    (more / "kiosk.conf").write_text("[Login]\nHandleLidSwitch=ignore\n")
    assert machine.lid_switch((conf, more)) == "ignore"
    monkeypatch.setattr(machine, "LIDS", tmp_path)
    for found in ("suspend", "ignore"):
        monkeypatch.setattr(machine, "lid_switch", lambda found=found: found)
        assert ("closing the lid" in text(machine.machine(event.folder.parent, None))) == (found == "suspend")


def test_folders_that_others_can_read_are_told(event: Event) -> None:
    """With the command that mends it; as they are made, they are one's own."""
    data = event.folder.parent
    assert "!" not in text(told_event(data, None, None, None, "http://example.org"))
    event.folder.chmod(0o755)
    assert f"chmod 700 '{event.folder}'" in text(told_event(data, None, None, None, "http://example.org"))
    data.chmod(0o750)
    assert f"chmod 700 '{data}'" in text(folder(data))


def test_encryption_is_seen_through_what_a_disk_stands_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system on LVM on LUKS on a partition is encrypted; one on a partition is not; of others nothing is known."""
    for name, uuid, below in (("dm-1", "LVM-abc", "dm-0"), ("dm-0", "CRYPT-LUKS2-abc", "sda2"), ("sda2", "", "")):
        (tmp_path / name / "slaves").mkdir(parents=True)
        if uuid:
            (tmp_path / name / "dm").mkdir()
            (tmp_path / name / "dm" / "uuid").write_text(uuid)
        if below:
            (tmp_path / name / "slaves" / below).touch()
    monkeypatch.setattr(disk, "BLOCKS", tmp_path)
    for device, told in (("/dev/dm-1", True), ("/dev/sda2", False), ("overlay", None), ("/dev/sdz9", None)):
        monkeypatch.setattr(disk, "_mount", lambda _, device=device: (device, "ext4"))
        assert disk.is_encrypted(tmp_path) == told
        assert ("not encrypted" in text(disk.disk(tmp_path))) == (told is False)


def test_what_starts_the_kiosk_is_found(tmp_path: Path) -> None:
    """A unit that runs it, and one that logs its user in; others are not meant."""
    (tmp_path / "kiosk.service").write_text("[Service]\nExecStart=/opt/kiosk/bin/kiosk run --unsupervised\n")
    (tmp_path / "other.service").write_text("[Service]\nExecStart=/usr/bin/other\n")
    (tmp_path / "getty@tty1.service.d").mkdir()
    login = tmp_path / "getty@tty1.service.d" / "autologin.conf"
    login.write_text("[Service]\nExecStart=\nExecStart=-/sbin/agetty --autologin kiosk %I\n")
    (line,) = start.start(tmp_path, (tmp_path, tmp_path / "none"))
    assert line == f"start     {login}, {tmp_path / 'kiosk.service'}"
    assert "by hand" in text(start.start(tmp_path, ()))


def test_crashes_are_counted(tmp_path: Path) -> None:
    """How many there were and when the last one was; without a log nothing is said."""
    assert "crash" not in text(start.start(tmp_path, ()))
    entry = "{} workshop-kiosk 0.1.0, Python 3.11.7 on linux\nbuiltins.ValueError\n  a.py:1 in f\n\n"
    log = tmp_path / "crashes.log"
    log.write_text(entry.format("2026-11-25T09:30:00.000Z"))
    assert "! it crashed once, last on 2026-11-25 at 09:30 UTC" in text(start.start(tmp_path, ()))
    log.write_text(log.read_text() + entry.format("2026-11-25T10:00:00.000Z"))
    assert "! it crashed 2 times, last on 2026-11-25 at 10:00 UTC" in text(start.start(tmp_path, ()))
