"""The command line: every command explains itself, and whatever goes wrong is one sentence, a status, no traceback."""

import os
import socket
import subprocess
from pathlib import Path
from typing import NamedTuple
from unittest.mock import Mock

import psutil
import pytest
from click.testing import CliRunner

from kiosk import __version__, cli, definition, place
from kiosk.crashes import NAME
from kiosk.errors import FAILED
from kiosk.event import Event
from kiosk.station import Station
from tests.terminal import kiosk_command

COMMANDS = ("run", "live", "results", "export", "report", "check", "merge", "withdraw", "purge", "rehearse", "where")
QUIET = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm-256color", "COLORTERM": "", "PYTHONUTF8": "1"}


class Done(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


def run(*arguments: str | Path) -> Done:
    """Run the kiosk's command without a terminal."""
    command = kiosk_command(*arguments)
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | QUIET,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def sentence(done: Done) -> str:
    """Tell the one sentence of a problem that one can mend, and see that there is nothing else."""
    assert (done.status, done.out) == (1, ""), done
    assert done.err.startswith("kiosk: ") and done.err.count("\n") == 1 and "Traceback" not in done.err
    return done.err.removeprefix("kiosk: ").rstrip("\n")


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event of the built-in workshop in the folder `data`."""
    return Event.begin(tmp_path / "data", definition.find("leven-lang-leren"), name="thursday", pin="2468")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself(command: str) -> None:
    """With --help, and with -h for short, in full sentences; no event and no folder are touched."""
    for option in ("--help", "-h"):
        told = CliRunner().invoke(cli.kiosk, [*command.split(), option], env={"KIOSK_DATA": "/dev/null/no"})
        assert told.exit_code == 0 and told.output.startswith(f"Usage: kiosk {command}".rstrip())
        assert "Options:" in told.output


def test_the_overview_names_every_command() -> None:
    """One sees at a glance what there is, and which version."""
    told = CliRunner().invoke(cli.kiosk, ["--help"]).output
    assert all(f"\n  {command} " in told for command in COMMANDS) and set(cli.kiosk.commands) == set(COMMANDS)
    assert CliRunner().invoke(cli.kiosk, ["--version"]).output == f"kiosk, version {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["--group", "2"], ["--new", "--idle", "60"]])
def test_the_command_alone_starts_the_kiosk(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    """`kiosk` and `kiosk --option` are `kiosk run` with the same options."""
    started = Mock()
    monkeypatch.setattr(cli.kiosk.commands["run"], "callback", started)
    for line in (arguments, ["run", *arguments]):
        assert CliRunner().invoke(cli.kiosk, line).exit_code == 0
    bare, named = started.call_args_list
    assert bare == named and bare.kwargs["workshop"] is None
    assert bare.kwargs["group"] == (2 if "2" in arguments else None) and bare.kwargs["anew"] is ("--new" in arguments)


@pytest.mark.parametrize("command", ["run", "live", "results", "export", "check", "rehearse 5", "withdraw x"])
def test_an_event_that_is_not_there_is_a_sentence(event: Event, command: str) -> None:
    """It names the folder in which it was looked for; nothing is begun in its stead."""
    told = sentence(run(*command.split(), "--data", event.folder.parent, "--event", "friday"))
    assert told.startswith(f"There is no event “friday” in {event.folder.parent} (there: thursday).")
    assert os.listdir(event.folder.parent) == ["thursday"]  # noqa: PTH208


@pytest.mark.parametrize("command", ["live", "results", "export", "check", "withdraw x"])
def test_without_any_event_the_sentence_says_how_to_begin_one(tmp_path: Path, command: str) -> None:
    """The desk, the page and the export need an event, and make none."""
    told = sentence(run(*command.split(), "--data", tmp_path / "data"))
    assert told == f"There is no event in {tmp_path / 'data'} yet. Begin one with: kiosk run"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("pin", ["12 34", "123", ""])
def test_a_pin_that_nobody_could_type_is_a_sentence(tmp_path: Path, pin: str) -> None:
    """It says what a PIN is; no event is begun."""
    told = sentence(run("run", "--data", tmp_path / "data", "--pin", pin))
    assert told == "A PIN has 4 to 32 letters or digits, without spaces. Give another one with --pin."
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", ["run", "rehearse 5"])
def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path, command: str) -> None:
    """A file in its place is left alone."""
    (tmp_path / "data").write_text("mine")
    told = sentence(run(*command.split(), "--data", tmp_path / "data"))
    assert "cannot be written" in told and "--data" in told and (tmp_path / "data").read_text() == "mine"


@pytest.mark.parametrize("name", ["nonsense", "nonsense.toml", "/dev/null/nonsense.toml"])
def test_a_workshop_that_is_not_there_is_a_sentence(tmp_path: Path, name: str) -> None:
    """It lists the workshops that come along."""
    told = sentence(run("run", name, "--data", tmp_path))
    assert name in told and "leven-lang-leren, retrospective" in told


@pytest.mark.parametrize("command", ["run", "run --data", "rehearse 5 --data", "live --data", "export --data"])
def test_a_path_that_no_file_can_have_is_a_sentence(tmp_path: Path, command: str) -> None:
    """Longer than a name may be, of a workshop or of a folder: told as any other path that leads nowhere."""
    path = tmp_path / ("n" * 300)
    assert str(path) in sentence(run(*command.split(), path))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "--language", "fr"), "This workshop has no language “fr”; it has nl, en."),
        (("live", "--language", "fr"), "This workshop has no language “fr”; it has nl, en."),
        (("run", "--group", "4"), "There is no group 4: this workshop has 3. Use --group 1 to 3."),
        (("run", "--station", "../x"), "“../x” cannot be a station's name."),
        (("run", "--event", "../x"), "“../x” cannot be an event's name."),
    ],
    ids=["no such language", "no such language at the desk", "no such group", "no station's name", "no event's name"],
)
def test_an_option_that_does_not_fit_the_workshop_is_a_sentence(
    event: Event, arguments: tuple[str, ...], told: str
) -> None:
    """It says what there is instead."""
    named = () if "--event" in arguments else ("--event", "thursday")
    assert sentence(run(*arguments, *named, "--data", event.folder.parent)).startswith(told)


@pytest.mark.parametrize("command", ["run --port", "live --port", "results --port"])
def test_a_taken_port_is_a_sentence(event: Event, command: str) -> None:
    """Before anything is drawn, and with what to do."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.bind(("", 0))
        other.listen()
        port = str(other.getsockname()[1])
        told = sentence(run(*command.split(), port, "--data", event.folder.parent, "--event", "thursday"))
    assert told.startswith(f"Port {port} is taken by another program.")


def test_a_second_kiosk_on_the_same_journal_is_a_sentence(event: Event) -> None:
    """It names the process and the host that have it, and the way out."""
    with Station(event, "table-1"):
        told = sentence(
            run("--data", event.folder.parent, "--event", "thursday", "--station", "table-1", "--no-results")
        )
    assert f"by process {os.getpid()} on {socket.gethostname()} since" in told and "--station" in told


def test_a_crash_of_a_command_is_a_sentence_with_a_status_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the log in the folder that the command works on."""
    monkeypatch.setattr("kiosk.place.look", Mock(side_effect=RuntimeError("broken")))
    monkeypatch.setattr("sys.argv", ["kiosk", "where", "--data", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == FAILED
    assert str(tmp_path / NAME) in told and "Traceback" not in told
    assert "builtins.RuntimeError" in (tmp_path / NAME).read_text()


@pytest.mark.parametrize(
    "wrong",
    [
        *("nonsense", "run --nonsense", "run one two", "run --group 0", "run --port 65536", "run --idle 1"),
        *("live --theme pink", "export --format docx", "rehearse", "rehearse 0"),
        *("merge", "withdraw", "purge", "purge one two", "merge --anyway"),
    ],
)
def test_wrong_usage_has_a_status_of_its_own(tmp_path: Path, wrong: str) -> None:
    """It is 2, with a hint of how to use the command, and nothing is made."""
    told = CliRunner().invoke(cli.kiosk, wrong.split(), env={"KIOSK_DATA": str(tmp_path / "data")})
    assert told.exit_code == 2 and told.output.startswith("Usage: kiosk") and not (tmp_path / "data").exists()


def test_where_says_what_is_missing(tmp_path: Path) -> None:
    """Without an event, each line still tells what it can, and makes nothing."""
    done = run("where", "--data", tmp_path / "data")
    lines = done.out.splitlines()
    assert (done.status, done.err) == (0, "") and lines[0] == f"folder    {tmp_path / 'data'}"
    assert lines[1] == f"event     ! There is no event in {tmp_path / 'data'} yet. Begin one with: kiosk run"
    assert {"terminal", "disk", "machine"} <= {line.split()[0] for line in lines[2:]} and not (
        tmp_path / "data"
    ).exists()


def test_where_tells_an_event(event: Event) -> None:
    """Its name, workshop and PIN, its journals, and that no page is served yet."""
    with Station(event, "table-1"):
        done = run("where", "--data", event.folder.parent, "--host", "127.0.0.1")
    version = event.workshop.version
    assert (done.status, done.err) == (0, "")
    assert f"event     thursday   workshop leven-lang-leren, version {version}\nPIN       2468\n" in done.out
    assert "laptop    table-1   responses: 0, a kiosk runs on it now (process " in done.out
    assert "address   ! no results page is running" in done.out
    assert "terminal  xterm-256color, 80 × 24, utf-8, 256 colours" in done.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("merge", "nowhere"),
            "There is no nowhere. Look at the name again; nothing was added.",
        ),
        (("withdraw", "appel", "molen", "42"), "There is no such code in the event thursday. Look at the words again;"),
        (("withdraw", "niet-één-code!"), "There is no such code in the event thursday. Look at the words again;"),
        (("purge", "friday", "--yes"), "There is no event “friday” in "),
        (("purge", "../thursday", "--yes"), "“../thursday” cannot be an event's name."),
        (("withdraw", "x", "--station", "../x"), "“desk-../x” cannot be a station's name."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_merged_deleted_or_purged_is_a_sentence(
    event: Event, arguments: tuple[str, ...], told: str
) -> None:
    """With the remedy, and the event stays as it is."""
    assert sentence(run(*arguments, "--data", event.folder.parent)).startswith(told)
    assert (event.folder / "event.json").exists()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("ext4", "deletion  answers that are withdrawn are overwritten in place (ext4)"),
        (
            "btrfs",
            "deletion  ! btrfs may write elsewhere than it erases: old blocks can stay for a while after withdrawing",
        ),
    ],
)
def test_where_says_what_deleting_cannot_promise(
    event: Event, monkeypatch: pytest.MonkeyPatch, kind: str, told: str
) -> None:
    """By the kind of file system that the folder is on, which is the nearest mount above it; and always of SSDs and copies."""
    mounts = [
        Mock(mountpoint="/", device="none", fstype="xfs"),
        Mock(mountpoint=str(event.folder.parent), device="none", fstype=kind),
    ]
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: mounts)
    lines = list(place.look(event.folder.parent, None, None, None, None))
    at = lines.index(told)
    assert lines[at + 1 : at + 3] == [
        "          an SSD keeps old blocks until it needs them: encrypt the disk, or run fstrim after deleting",
        "          what was exported, merged elsewhere or backed up before is to be deleted there",
    ]


def test_an_event_is_checked_by_its_name(event: Event) -> None:
    """Its folder need not be known, and is named in the answer."""
    done = run("check", "thursday", "--data", event.folder.parent)
    assert (done.status, done.out) == (0, f"No problems found in {event.folder}.\n")


def test_a_reader_who_has_read_enough_is_no_crash(tmp_path: Path) -> None:
    """As `head` in a pipe: nothing is said, and no crash is noted."""
    command = kiosk_command("where", "--data", tmp_path)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        assert reading.stdout and reading.stderr
        reading.stdout.close()
        assert reading.stderr.read() == b""
    assert not (tmp_path / "crashes.log").exists()
