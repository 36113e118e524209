"""Syncing as macOS does it in full, told by how the system is asked."""

import errno
import fcntl
import os

import pytest

from kiosk import disk

FULL = 51
"""What macOS calls F_FULLFSYNC."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the list of what the system is asked for, each time it is."""
    asked: list[str] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", FULL, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda file, command: asked.append(f"full {file} {command}"))
    monkeypatch.setattr(os, "fsync", lambda file: asked.append(f"fsync {file}"))
    return asked


def answers(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the system answer a full sync with an error."""

    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "fcntl", fails)


def test_the_drive_is_asked_to_write(asked: list[str]) -> None:
    """The full sync is asked for, and nothing less."""
    disk._full_sync(7)
    assert asked == [f"full 7 {FULL}"]


@pytest.mark.parametrize("number", sorted(disk.UNKNOWN))
def test_where_it_is_not_known_the_plain_one_is_asked_for(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A disk on the network that knows no full sync is no failing disk."""
    answers(monkeypatch, number)
    disk._full_sync(7)
    assert asked == ["fsync 7"]


def test_a_failing_drive_is_not_asked_again(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the device is told: a second sync would answer that all is well."""
    answers(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match="Input/output error"):
        disk._full_sync(7)
    assert asked == []
