"""Exports that are ended from outside: nothing of them is left, neither in the event nor beside the place."""

import os
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk import cli
from kiosk.errors import ENDED_BY
from kiosk.export import export
from kiosk.tidy_ending import ENDS, tidy_ending
from tests.kiosk.export_events import clock, every_kind


def names(folder: Path) -> set[str]:
    """Name everything in a folder, at whatever depth."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx"])
@pytest.mark.parametrize("number", ENDS)
def test_an_export_that_is_ended_in_the_middle_leaves_nothing(
    tmp_path: Path, form: str, number: signal.Signals
) -> None:
    """It ends with the status of that signal, and the signal means again what it meant before."""
    event, meant = every_kind(tmp_path), signal.getsignal(number)
    before = names(tmp_path)

    def ended(done: float) -> None:
        if 0.5 < done < 1:
            os.kill(os.getpid(), number)

    with pytest.raises(SystemExit) as ending, tidy_ending():
        export(event, form, str(tmp_path / "out"), clock=clock, progress=ended)
    assert ending.value.code == ENDED_BY + number
    assert names(tmp_path) == before and signal.getsignal(number) == meant


@pytest.mark.parametrize("command", ["export", "report"])
def test_the_commands_end_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Both that write what was said somewhere else."""
    event = every_kind(tmp_path)
    monkeypatch.setattr(f"kiosk.{command}.{command}", lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM))
    done = CliRunner().invoke(cli.kiosk, [command, "--data", str(event.folder.parent)])
    assert done.exit_code == ENDED_BY + signal.SIGTERM
