"""Ending the kiosk from the desk on a disk that is full or fails: nothing that was promised is lost, nobody is locked in."""

import errno
from pathlib import Path

import pytest

from kiosk.model.response import Status
from tests.screens.hosts import kiosk
from tests.screens.seats import Seat
from tests.screens.test_full_disk import FULL, no_room
from tests.screens.workshops import SMALL


async def leave(seat: Seat) -> None:
    """End the kiosk from the desk."""
    await seat.open_desk()
    await seat.press("5", "x", "x")


async def test_nobody_leaves_while_answers_wait_for_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was told to follow by itself would be lost; so the kiosk stays, says why, and ends once there is room."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("dilemma")
        with no_room(monkeypatch):
            await seat.press("4")
            await seat.sees(FULL)
            await leave(seat)
            await seat.sees(FULL, "Waar staat u?")
            assert seat.app.is_running
        await seat.sees("✓ bewaard")
        await leave(seat)
        await seat.until(lambda: not seat.app.is_running, "the end")
        assert (seat.response.status, seat.response.answers["dilemma"]) == (Status.PARTIAL, 4)


async def test_nobody_leaves_while_somebody_who_has_gone_waits_for_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor are the answers of those lost who walked away from a full disk."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("dilemma")
        with no_room(monkeypatch):
            await seat.press("4")
            await seat.sees(FULL)
            await seat.leave()
            await leave(seat)
            await seat.sees(FULL)
            assert seat.app.is_running
        await seat.until(lambda: seat.response.status is Status.PARTIAL, "put away")
        assert seat.response.answers["dilemma"] == 4


async def test_a_failing_disk_locks_nobody_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What such a disk refuses is lost anyway, and the facilitator has to go on elsewhere."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("dilemma")
        with no_room(monkeypatch, errno.EIO, "to_disk"):
            await seat.press("4")
            await seat.sees("Niet bewaard: de schijf van deze laptop is defect")
        await leave(seat)
        await seat.until(lambda: not seat.app.is_running, "the end")
