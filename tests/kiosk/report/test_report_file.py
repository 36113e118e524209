"""The report as a file: where it is put, how it is called, and what the command says."""

import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from kiosk import report as reporting
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.report import report
from kiosk.report.blocks import Report
from kiosk.station import Station
from tests.kiosk.report.conftest import person
from tests.laptops import clock
from tests.terminal import kiosk_command


@pytest.mark.parametrize(("language", "name"), [(None, "verslag"), ("nl", "verslag"), ("en", "report")])
def test_without_a_name_the_file_is_named_after_event_and_date(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str | None, name: str
) -> None:
    """It appears in the current folder, and only its owner may read it."""
    monkeypatch.chdir(tmp_path)
    path = report(event, None, language=language, clock=clock)
    assert path == Path(f"thursday-{name}-2017-12-14.docx") and path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_exists_is_replaced_only_by_force(event: Event, tmp_path: Path) -> None:
    """As an export's."""
    path = tmp_path / "mine.md"
    path.write_text("mine")
    with pytest.raises(EventError, match=r"mine\.md exists already\. Add --force to replace it"):
        report(event, str(path), clock=clock)
    assert path.read_text() == "mine"
    assert report(event, str(path), force=True, clock=clock) == path and path.read_text() != "mine"


def test_a_dash_is_standard_output(event: Event, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The report and nothing else is written there."""
    assert report(event, "-", clock=clock) is None
    report(event, str(tmp_path / "out.md"), clock=clock)
    assert capsysbinary.readouterr() == ((tmp_path / "out.md").read_bytes(), b"")


@pytest.mark.parametrize("name", ["out.pdf", "out", "out.md.txt"])
def test_another_ending_is_refused(event: Event, tmp_path: Path, name: str) -> None:
    """With the endings that there are."""
    with pytest.raises(EventError, match=r"Name a file that ends in \.docx, \.html or \.md\.$"):
        report(event, str(tmp_path / name), clock=clock)
    assert not (tmp_path / name).exists()


def test_a_language_that_the_workshop_does_not_have_is_refused(event: Event, tmp_path: Path) -> None:
    """With those that it has."""
    with pytest.raises(EventError, match=r"no language “fy”; it has nl, en\."):
        report(event, str(tmp_path / "out.md"), language="fy", clock=clock)


def test_progress_rises_from_nothing_to_everything(event: Event, tmp_path: Path) -> None:
    """While everything is collected, and once more when the file is there."""
    done: list[float] = []
    report(event, str(tmp_path / "out.md"), clock=clock, progress=done.append)
    assert done == sorted(done) and (done[0], done[-1]) == (0.0, 1.0) and len(set(done)) > 15


def test_who_withdraws_while_it_is_written_is_not_in_it(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is collected anew, and progress goes back to say so."""
    done, write = list[float](), reporting.WRITERS[".md"]

    def written(made: Report) -> bytes:
        content = write(made)
        if done[-1] != 0.0 and len(done) < 30:
            with Station(event, "table-1", clock=clock) as station:
                station.withdraw(person(4, revision=1))
            done.extend([0.0] * 30)
        return content

    monkeypatch.setitem(reporting.WRITERS, ".md", written)
    report(event, str(tmp_path / "out.md"), language="en", clock=clock, progress=done.append)
    assert "**Participants who took part:** 17" in (tmp_path / "out.md").read_text()


def test_the_command_writes_it_and_says_where(event: Event, tmp_path: Path) -> None:
    """Of the newest event; a problem is a sentence and status 1."""
    path = tmp_path / "verslag.md"
    command = kiosk_command("report", "-o", str(path), "--data", event.folder.parent, "--language", "nl")
    done = [subprocess.run(command, capture_output=True, text=True, timeout=60, check=False) for _ in range(2)]
    assert [each.returncode for each in done] == [0, 1]
    assert done[0].stdout == f"thursday: {path}\n" and "## Belangrijkste conclusies" in path.read_text()
    assert done[0].stderr == ""
    assert done[1].stderr.startswith("kiosk: ") and "--force" in done[1].stderr


@pytest.mark.parametrize("ending", reporting.WRITERS)
def test_each_format_is_written_by_its_ending_and_is_the_same_again(event: Event, tmp_path: Path, ending: str) -> None:
    """At the same moment by the clock, from the same answers; capitals in the ending do not matter."""
    first, second = (tmp_path / f"{name}{ending.upper()}" for name in "ab")
    for path in (first, second):
        report(event, str(path), clock=clock)
    assert first.read_bytes() == second.read_bytes() and first.stat().st_size > 5_000


def test_the_help_names_the_endings() -> None:
    """Out of the same table that writes them."""
    shown = subprocess.run(
        kiosk_command("report", "--help"), capture_output=True, text=True, timeout=60, check=True
    ).stdout
    assert f"ends in {reporting.endings()}" in " ".join(shown.split())


def test_what_writes_documents_is_loaded_when_one_is_written() -> None:
    """Whoever writes Markdown waits for neither python-docx nor Pillow, nor does the desk before somebody asks."""
    code = "import sys, kiosk.report; sys.exit(str({'docx', 'PIL', 'jinja2', 'lxml'} & set(sys.modules) or ''))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr.strip() == ""
    )


def test_on_a_terminal_it_shows_how_far_it_is(event: Event, tmp_path: Path) -> None:
    """A bar on standard error, to its end; the line that says where the report is stands behind it."""
    command = kiosk_command("report", "-o", str(tmp_path / "out.html"), "--data", event.folder.parent)
    terminal = pexpect.spawn(str(command[0]), list(map(str, command[1:])), timeout=60, encoding="utf-8")
    terminal.expect("100%")
    terminal.expect("thursday: ")
    terminal.expect(pexpect.EOF)
