"""What the room tab says of its groups: how many are there, of how many that are expected."""

import pytest
from msgspec import structs

from kiosk.fold import Change
from kiosk.locale import Words
from kiosk.room import Census
from screens.desk.room_blocks import RoomBlocks
from tests.samples import WORKSHOP, response


@pytest.mark.parametrize(
    ("expected", "groups", "share"),
    [(16, 3, "5–6"), (6, 3, "2"), (2, 3, "0–1"), (7, 2, "3–4"), (None, 3, None)],
)
def test_the_expected_number_is_divided_over_the_groups(expected: int | None, groups: int, share: str | None) -> None:
    """As evenly as it goes, the same for each group, below who is there; where nobody is expected, nothing is said."""
    workshop = structs.replace(WORKSHOP, expected_participants=expected, groups=groups)
    census = Census(workshop)
    census.note([Change(None, response(group=1, intake={"role": "teacher"}))])
    rows = [line.split() for line in RoomBlocks(workshop, Words("en")).mix(census.room(), 80).plain.splitlines()]
    assert ["together", "1", *["·"] * (groups - 1)] in rows
    assert [row[1:] for row in rows if row[0] == "expected"] == ([[share] * groups] if share else [])
