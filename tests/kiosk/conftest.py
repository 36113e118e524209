"""Two laptops of one workshop, for the tests of what is brought from one to the other."""

from pathlib import Path

import pytest

from kiosk.event import Event
from tests.laptops import laptop, said, saved


@pytest.fixture
def ours(tmp_path: Path) -> Event:
    """Our laptop, at which somebody has spoken."""
    event = laptop(tmp_path / "ours")
    saved(event, "table-1", said("ours"))
    return event


@pytest.fixture
def theirs(tmp_path: Path) -> Event:
    """Another laptop of the same workshop, at which somebody else has spoken."""
    event = laptop(tmp_path / "theirs")
    saved(event, "table-2", said("theirs"))
    return event
