"""The short form of breaking the journal: each test is a promise, and says so; `python -m tests.crash` tries far more."""

from pathlib import Path

import pytest

from tests.crash import compactions, damage, disks, kills, kiosk_kills

SEED = 20171214


def test_a_torn_end_costs_only_what_was_torn(tmp_path: Path) -> None:
    """A journal that is cut off at any byte, with or without room behind, holds exactly the lines that are whole."""
    assert damage.truncate(tmp_path, 2)["cuts"] > 300


def test_a_damaged_byte_costs_only_its_line(tmp_path: Path) -> None:
    """Whichever byte becomes another one, it is told with its line, and the documents of all other lines are there."""
    assert damage.corrupt(tmp_path, SEED, flips=1)["damaged bytes"] > 2000


def test_a_power_cut_leaves_a_line_whole_or_not_at_all(tmp_path: Path) -> None:
    """Whichever sectors arrived, all that was acknowledged is there, and never half of what was not; then it goes on."""
    counted = damage.cut_power(tmp_path, 150, SEED)
    assert counted["power cuts"] == 150
    assert counted["the line had arrived"] and counted["told"], "both can happen"


def test_a_failing_disk_costs_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """After a failed write nothing of it stands there and the next one succeeds; after a failed sync nothing is written."""
    counted = disks.fail(tmp_path, 12, SEED)
    assert counted["failed to pwrite"] and counted["failed to sync"]


def test_a_full_disk_costs_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Saving and compacting are refused while there is no room, leave nothing behind, and go on once there is some."""
    try:
        with disks.small_disk(tmp_path / "small") as disk:
            counted = disks.fill(disk, SEED)
    except PermissionError as error:
        pytest.skip(str(error))
    assert counted["saved before it was full"] and counted["saved once there was room"]


def test_a_compaction_can_be_killed_at_any_step(tmp_path: Path) -> None:
    """Killed before any of its steps, nothing is lost, what lies about is overwritten, and what is owed is not forgotten."""
    assert compactions.interrupt(tmp_path, SEED)["killed compactions"] > 7


def test_a_power_cut_in_a_compaction_costs_nothing(tmp_path: Path) -> None:
    """Whatever it left, the journal is whole, no file that lives is overwritten, and nothing erased stays."""
    assert set(compactions.leave(tmp_path, SEED)) == set(compactions.STATES)


def test_a_killed_writer_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """After SIGKILL there is exactly what was acknowledged, or that and the step under way; what was erased is gone."""
    *_, counted = kills.kill(tmp_path, 10, SEED)
    assert counted["kills"] == 10 and counted["acknowledged"]


def test_a_killed_kiosk_loses_no_answer(tmp_path: Path) -> None:
    """After SIGKILL of the real command every answer that was followed by a next screen is in the journal."""
    assert kiosk_kills.kill(tmp_path, 2, SEED)["kills"] == 2
