"""Where a file goes when nobody says so."""

from pathlib import Path

import pytest

from kiosk.placing import free_path


def test_a_current_folder_that_is_gone_is_in_nobodys_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after the stick was pulled out that the kiosk was started from: the file goes home."""
    gone, home = tmp_path / "stick", tmp_path / "home"
    gone.mkdir()
    home.mkdir()
    monkeypatch.chdir(gone)
    monkeypatch.setenv("HOME", str(home))
    gone.rmdir()
    assert free_path("report.md") == home / "report.md"
    monkeypatch.chdir(tmp_path)
