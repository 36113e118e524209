"""A disk that is full or fails is told in one sentence; the answer stays, and is kept by itself once there is room."""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import pytest

from kiosk import desk as desk_of
from kiosk import disk, sitting
from kiosk.errors import DiskFull
from kiosk.model.response import Status
from kiosk.reception import Reception
from kiosk.station import Station
from screens.participant.welcome import WelcomeScreen
from tests.screens.hosts import begin, clock, desk, kiosk
from tests.screens.test_deletion import ask_to_delete, confided
from tests.screens.workshops import SMALL

FULL = "Nog niet bewaard: de schijf is vol. Uw antwoord blijft staan"


@contextmanager
def no_room(monkeypatch: pytest.MonkeyPatch, error: int = errno.ENOSPC, what: str = "write_all") -> Iterator[None]:
    """Let every write fail for a while."""

    def refuse(*_: object) -> NoReturn:
        raise OSError(error, os.strerror(error))

    with monkeypatch.context() as patch:
        patch.setattr(disk, what, refuse)
        yield


async def test_an_answer_is_kept_once_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays chosen on the screen, with a sentence, and nobody has to press anything when room was made."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("dilemma")
        with no_room(monkeypatch):
            await seat.press("4")
            await seat.sees(FULL, "‹4›")
            assert "dilemma" not in seat.response.answers
        await seat.sees("✓ bewaard")
        assert seat.response.answers["dilemma"] == 4


async def test_nobody_is_led_on_while_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter stays at the step until what stands there is on disk."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("dilemma")
        at = seat.at
        with no_room(monkeypatch):
            await seat.press("4", "enter")
            await seat.sees(FULL)
            assert seat.at == at
        await seat.sees("✓ bewaard")


async def test_who_goes_away_from_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen is wiped for the next one, and the answers are put away as soon as there is room."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("dilemma")
        with no_room(monkeypatch):
            await seat.press("4")
            await seat.sees(FULL)
            await seat.leave()
            assert isinstance(seat.app.screen, WelcomeScreen)
            assert seat.response.status is Status.DRAFT
        await seat.until(lambda: seat.response.status is Status.PARTIAL, "put away")
        assert seat.response.answers["dilemma"] == 4


async def test_a_kiosk_that_was_killed_starts_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It greets as ever, and what was left in the middle is put away as soon as there is room."""
    event = begin(tmp_path, SMALL)
    with Station(event, "table-1", clock=clock) as station:
        station.save(sitting.begin(station, "nl", code=None, clock=clock))
    with ExitStack() as full:
        full.enter_context(no_room(monkeypatch))
        async with kiosk(tmp_path, event) as seat:
            await seat.sees("Verder met mijn code")
            full.close()
            await seat.until(lambda: seat.response.status is Status.PARTIAL, "put away")


def test_who_comes_back_at_once_finds_what_was_put_away_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that waited for room is there, although nobody has looked at the disk since."""
    event = begin(tmp_path, SMALL)
    with Station(event, "table-1", clock=clock) as station:
        reception = Reception(event, station, clock=clock)
        sat, code = reception.receive("nl")
        reception.follow()
        found = reception.find(code)
        assert found is not None
        with no_room(monkeypatch):
            with suppress(DiskFull):
                sat.answer("role", "leader")
            reception.park(sat)
        again = reception.resume(found)
        assert again is not None
        assert again.interview.response.intake == {"role": "leader"}


async def test_nothing_is_promised_of_what_does_not_follow_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who cannot begin, go on or delete is told so, and nothing of it happens later; with room it works as ever."""
    cannot = "Dit kan nu niet: de schijf is vol. Er is niets veranderd."
    async with kiosk(tmp_path, SMALL) as seat:
        with no_room(monkeypatch):
            await seat.press("enter")
            await seat.until(lambda: seat.app.focused, "the choice to take part")
            await seat.press("1", "enter")
            await seat.sees(cannot)
        await seat.press("enter")
        await seat.until(lambda: seat.at == 0, "the first step")
        code = await confided(seat)
        await ask_to_delete(seat, code)
        with no_room(monkeypatch):
            await seat.press("2", "enter")
            await seat.sees(cannot)
        assert seat.response.status is Status.PARTIAL


async def test_a_disk_that_takes_nothing_any_more_is_not_called_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that the system has made read-only, since it fails, gets no room by deleting files."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("dilemma")
        with no_room(monkeypatch, errno.EROFS):
            await seat.press("4")
            await seat.sees("Niet bewaard: de schijf van deze laptop is defect")
        await seat.sees("✓ bewaard")


async def test_a_failing_disk_is_told_as_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the disk could not say whether it kept something, nothing is promised any more."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("dilemma")
        with no_room(monkeypatch, errno.EIO, "to_disk"):
            await seat.press("4")
            await seat.sees("Niet bewaard: de schijf van deze laptop is defect en neemt niets meer aan.")
        await seat.press("5")
        await seat.pilot.pause(1.2)
        await seat.sees("Niet bewaard: de schijf van deze laptop is defect")


async def test_the_desk_warns_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Little room is told beside the laptops, while there is still some."""
    event = begin(tmp_path, SMALL)
    async with desk(event) as watcher:
        await watcher.sees("Schijf", "GB vrij")
    monkeypatch.setattr(desk_of, "free", lambda _: disk.ROOM - 1)
    async with desk(event) as watcher:
        await watcher.sees("! De schijf is bijna vol: 0,19 GB vrij. Maak nu ruimte")
