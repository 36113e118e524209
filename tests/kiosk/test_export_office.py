"""The workbook in an office program: LibreOffice opens it, and prints what stands in it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.bundled import sample_events
from kiosk.event import Event
from kiosk.export import export
from tests.kiosk.export_events import HOSTILE, clock, saying
from tests.sample.event import NAME

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def printed(path: Path) -> str:
    """Convert a workbook to PDF, and read that."""
    home = f"-env:UserInstallation=file://{path.parent / 'office'}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return subprocess.run(
        ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"], check=True, capture_output=True, text=True
    ).stdout


def test_every_sheet_is_there(tmp_path: Path) -> None:
    """With its head on every page, and its numbers, days and truths as such."""
    export(Event.named(sample_events(), NAME), "xlsx", str(tmp_path / "all.xlsx"), clock=clock)
    text = printed(tmp_path / "all.xlsx")
    for sheet in ("about", "responses", "answers", "timings", "tallies", "asked", "themes", "conclusions", "codebook"):
        assert f"{sheet}: " in text, sheet
    assert "2017-12-14 1" in text and "FALSE" in text and "#NAME" not in text and "Err:" not in text


def test_what_looks_like_a_formula_is_read_as_it_was_typed(tmp_path: Path) -> None:
    """Nothing is computed, and nothing is a day."""
    export(saying(tmp_path, *HOSTILE.values()), "xlsx", str(tmp_path / "words.xlsx"), clock=clock)
    text = printed(tmp_path / "words.xlsx")
    for words in ("+1+1", "-2-3", "@SUM(A1)", "=cmd|' /C calc'!A0", "007", "=HYPERLINK"):
        assert words in text, words
