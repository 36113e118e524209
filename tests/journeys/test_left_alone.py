"""A kiosk that nobody looks after: it crashes, is killed, asked to end, or loses its terminal."""

import os
import shlex
import signal
import sys
import termios
import time
from pathlib import Path

import psutil
import pytest

from kiosk.crashes import NAME
from kiosk.errors import FAILED
from kiosk.web.running import Running, running
from tests.journeys.events import begin, export
from tests.journeys.participant import Participant
from tests.terminal import Terminal, kiosk_command

SECRET = "Niemand mag dit lezen"
DEFECT = """
import sys, time
from kiosk import supervisor
from kiosk.cli import main
from screens.kiosk_app import KioskApp
supervisor.HANGS = supervisor.LAST_CHANCE = 2.0
async def broken(self):
    words = self._sitting.interview.response.answers if self._sitting else None
    {defect}
KioskApp.action_help = broken
sys.argv = ["kiosk", *sys.argv[1:]]
main()
"""
"""A kiosk with a defect in its help."""
BROKEN_HELP, HANGING_HELP = 'raise RuntimeError(f"broken with {words}")', "time.sleep(600)"

ELSEWHERE = {
    "reading": "from screens.terminal.gate import Gate; Gate.feed = lambda *_: {}[str(words)]",
    "panic": "self.panic(str(words))",
    "cancelled": "import asyncio; raise asyncio.CancelledError",
    "interrupted": "raise KeyboardInterrupt",
    "ended": "sys.exit(3)",
}


def start(data: Path, *options: str, defect: str = "") -> Terminal:
    """Start a kiosk without a page, as it is or with a defect."""
    arguments = ("run", "--data", str(data), "--no-results", "--group", "1", *options)
    program = DEFECT.replace("{defect}", defect)
    return Terminal([sys.executable, "-c", program, *arguments] if defect else kiosk_command(*arguments))


def confide(kiosk: Terminal) -> None:
    """Answer up to own words."""
    somebody = Participant(strengthen_why=SECRET)
    somebody.begin(kiosk)
    kiosk.press("enter")
    kiosk.wait_for("Hoe versterken we")
    kiosk.press("1", "enter")
    kiosk.wait_for("morgen al anders")
    kiosk.write(SECRET)
    kiosk.wait_for(SECRET, "bewaard")


def alive(pid: int) -> bool:
    """Tell whether a process runs."""
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def local_modes(kiosk: Terminal) -> int:
    """Tell whether the terminal echoes and reads by lines."""
    modes = termios.tcgetattr(kiosk.descriptor)[3]
    return int(modes) & (termios.ECHO | termios.ICANON | termios.ISIG)


@pytest.mark.parametrize("how", ["killed", "broken"])
def test_a_crashed_kiosk_welcomes_again_within_two_seconds(tmp_path: Path, how: str) -> None:
    """Whatever ended it: nothing of the last participant is on the screen or in the log, and their answers are kept."""
    begin(tmp_path)
    with start(tmp_path, defect=BROKEN_HELP) as kiosk:
        confide(kiosk)
        before, begun = kiosk.worker, time.monotonic()
        if how == "killed":
            os.kill(before, signal.SIGKILL)
        else:
            kiosk.press("f1")
        kiosk.wait_for("Verder met mijn code", seconds=2)
        assert time.monotonic() - begun < 2
        assert kiosk.worker != before
        assert SECRET not in kiosk.text
        assert "Traceback" not in kiosk.text
    log = (tmp_path / NAME).read_text()
    assert ("ended by SIGKILL" if how == "killed" else "builtins.RuntimeError") in log
    assert SECRET not in log
    (kept,) = export(tmp_path)["responses"]
    assert (kept["status"], kept["answers"]["strengthen_why"]) == ("partial", SECRET)


@pytest.mark.parametrize("where", [*ELSEWHERE])
def test_whatever_fails_is_a_crash_and_shows_nothing(tmp_path: Path, where: str) -> None:
    """A thread that reads the terminal, and an end that nobody wanted: the kiosk starts again, and no traceback shows a word."""
    begin(tmp_path)
    with start(tmp_path, defect=ELSEWHERE[where]) as kiosk:
        confide(kiosk)
        before = kiosk.worker
        kiosk.press("f1")
        time.sleep(0.1)
        kiosk.press("x")
        kiosk.wait_until(lambda _: kiosk.alive and kiosk.worker not in {before, kiosk.pid}, "the next start")
        kiosk.wait_for("Verder met mijn code")
        assert SECRET not in kiosk.text
        assert b"Traceback" not in kiosk.written
    log = tmp_path / NAME
    assert SECRET not in (log.read_text() if log.exists() else "")


def test_without_a_supervisor_a_crash_is_told_in_one_sentence(tmp_path: Path) -> None:
    """For whoever watches over it otherwise: its exit status, the terminal as it was, and where the log is."""
    begin(tmp_path)
    with start(tmp_path, "--unsupervised", defect=BROKEN_HELP) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        kiosk.press("f1")
        assert kiosk.wait_end() == FAILED
        assert NAME in kiosk.text
        assert "Traceback" not in kiosk.text


def test_the_terminal_is_as_it_was_before_it_is_used_again(tmp_path: Path) -> None:
    """After a kill nobody's app could restore it; the supervisor does, so that its end leaves a terminal that can be used."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        as_it_was = termios.ECHO | termios.ICANON | termios.ISIG
        kiosk.wait_for("Verder met mijn code")
        assert local_modes(kiosk) == 0
        os.kill(kiosk.worker, signal.SIGKILL)
        kiosk.wait_until(lambda _: b"\x1b[?1003l" in kiosk.written, "the mouse to be let go")
        kiosk.wait_until(lambda _: local_modes(kiosk) == 0, "the next start")
        os.kill(kiosk.pid, signal.SIGTERM)
        assert kiosk.wait_end() == 0
        assert local_modes(kiosk) == as_it_was


@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.1, 0.3])
def test_who_is_asked_to_end_between_two_starts_leaves_the_terminal_as_it_was(tmp_path: Path, seconds: float) -> None:
    """While a crash is noted, the terminal given back, or another child begun: it ends all the same."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        as_it_was = termios.ECHO | termios.ICANON | termios.ISIG
        kiosk.wait_for("Verder met mijn code")
        os.kill(kiosk.worker, signal.SIGKILL)
        time.sleep(seconds)
        os.kill(kiosk.pid, signal.SIGTERM)
        assert kiosk.wait_end() == 0
        assert local_modes(kiosk) == as_it_was
        assert b"Traceback" not in kiosk.written


@pytest.mark.parametrize("name", ["SIGINT", "SIGQUIT", "SIGTSTP"])
def test_signals_of_the_keyboard_mean_nothing(tmp_path: Path, name: str) -> None:
    """Neither to the kiosk nor to its supervisor."""
    with start(tmp_path) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        before = kiosk.worker
        for pid in (kiosk.pid, before):
            os.kill(pid, getattr(signal, name))
        kiosk.press("i")
        kiosk.wait_for("klassieke nascholing")
        assert kiosk.worker == before
        assert psutil.Process(before).status() != psutil.STATUS_STOPPED


def test_a_kiosk_that_was_stopped_goes_on_as_before(tmp_path: Path) -> None:
    """It reads the keyboard once, not twice, and what was on the screen is there again."""
    with start(tmp_path) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        before = psutil.Process(kiosk.worker)
        for _ in range(3):
            before.suspend()
            kiosk.wait_until(lambda _: before.status() == psutil.STATUS_STOPPED, "it to stop")
            written = len(kiosk.written)
            before.resume()
            while b"Verder met" not in kiosk.written[written:]:
                time.sleep(0.01)
        assert kiosk.worker == before.pid
        assert kiosk.written.count(b"\x1b[?1049h") == 1
        kiosk.press("i")
        kiosk.wait_for("klassieke nascholing")


@pytest.mark.parametrize(
    "closed", ["<&-", ">&-", "2>&-", "</dev/null", "2>/dev/null", "| cat", "--plain <&-", "--plain >&-"]
)
def test_where_nobody_could_see_or_type_a_sentence_says_so(tmp_path: Path, closed: str) -> None:
    """Instead of a kiosk in the dark, or a crash."""
    command = " ".join(map(shlex.quote, kiosk_command("run", "--data", str(tmp_path), "--no-results")))
    with Terminal(["/bin/sh", "-c", f"{command} {closed}; echo status $?"]) as shell:
        assert shell.wait_end() == 0
        assert "Traceback" not in shell.text
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("supervised", [True, False])
def test_who_is_asked_to_end_puts_everything_away(tmp_path: Path, name: str, supervised: bool) -> None:
    """What was typed is parked, the terminal is as it was, and nobody starts it again."""
    begin(tmp_path)
    with start(tmp_path, *([] if supervised else ["--unsupervised"])) as kiosk:
        confide(kiosk)
        kiosk.write(" en niemand weet het")
        kiosk.wait_for("niemand weet het")
        os.kill(kiosk.pid, getattr(signal, name))
        assert kiosk.wait_end(5) == (0 if supervised else 128 + getattr(signal, name))
        assert local_modes(kiosk)
    (kept,) = export(tmp_path)["responses"]
    assert (kept["status"], kept["answers"]["strengthen_why"]) == ("partial", f"{SECRET} en niemand weet het")


def test_a_kiosk_ends_with_its_terminal(tmp_path: Path) -> None:
    """The window is closed: kiosk and supervisor are gone soon, and what was typed is kept."""
    begin(tmp_path)
    kiosk = start(tmp_path)
    confide(kiosk)
    both = kiosk.pid, kiosk.worker
    kiosk.hang_up()
    until = time.monotonic() + 5
    while any(map(alive, both)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(alive, both))
    (kept,) = export(tmp_path)["responses"]
    assert (kept["status"], kept["answers"]["strengthen_why"]) == ("partial", SECRET)
    assert not (tmp_path / NAME).exists()


def test_a_kiosk_ends_with_its_supervisor(tmp_path: Path) -> None:
    """Two programs on one terminal would be one too many."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        confide(kiosk)
        left = kiosk.worker
        os.kill(kiosk.pid, signal.SIGKILL)
        until = time.monotonic() + 5
        while alive(left) and time.monotonic() < until:
            time.sleep(0.02)
        assert not alive(left)
    (kept,) = export(tmp_path)["responses"]
    assert kept["status"] == "partial"


def test_a_kiosk_that_hangs_is_ended_and_starts_again(tmp_path: Path) -> None:
    """After some time without a sign; the log says so."""
    begin(tmp_path)
    with start(tmp_path, defect=HANGING_HELP) as kiosk:
        confide(kiosk)
        kiosk.press("f1")
        kiosk.wait_for("Verder met mijn code", seconds=8)
    log = (tmp_path / NAME).read_text()
    assert "did not answer" in log and SECRET not in log
    (kept,) = export(tmp_path)["responses"]
    assert (kept["status"], kept["answers"]["strengthen_why"]) == ("partial", SECRET)


@pytest.mark.parametrize("how", ["SIGTERM", "crash"])
def test_the_desk_ends_in_order_too(tmp_path: Path, how: str) -> None:
    """A signal ends it as one expects; an error of its own is told in one sentence; the terminal can be used."""
    begin(tmp_path)
    program = (
        "import sys; from kiosk.cli import main; from screens.desk.desk_screen import DeskScreen\n"
        "async def broken(self): raise RuntimeError('broken')\n"
        "DeskScreen.action_help = broken; sys.argv = ['kiosk', *sys.argv[1:]]; main()"
    )
    with Terminal([sys.executable, "-c", program, "live", "--data", str(tmp_path)]) as desk:
        desk.wait_for("1 Zaal", "5 Delen")
        if how == "SIGTERM":
            os.kill(desk.pid, signal.SIGTERM)
        else:
            desk.press("f1")
        assert desk.wait_end(5) == (128 + signal.SIGTERM if how == "SIGTERM" else FAILED)
        assert local_modes(desk)
        assert "Traceback" not in desk.text
        assert (NAME in desk.text) == (how == "crash")


def test_the_link_stays_the_same_after_a_crash(tmp_path: Path) -> None:
    """The page is served again at the same address: phones that have it follow on."""
    event = begin(tmp_path)
    with Terminal(kiosk_command("--data", tmp_path, "--host", "127.0.0.1")) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        first = served(event.folder)
        os.kill(kiosk.worker, signal.SIGKILL)
        until = time.monotonic() + 10
        while alive(first.pid) and time.monotonic() < until:
            time.sleep(0.05)
        again = served(event.folder)
        assert (again.port, again.pid != first.pid) == (first.port, True)


def served(folder: Path) -> Running:
    """Wait until the page of an event is served."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if (found := running(folder)) is not None:
            return found
        time.sleep(0.05)
    raise AssertionError("no page is served")


def test_what_cannot_begin_says_so_once(tmp_path: Path) -> None:
    """A mistake on the command line is told in a sentence, with its status, and not tried again."""
    with start(tmp_path, "--event", "none-of-that-name") as kiosk:
        assert kiosk.wait_end() == 1
        assert kiosk.text.count("There is no event") == 1


def test_a_kiosk_goes_on_behind_a_terminal_that_reads_nothing(tmp_path: Path) -> None:
    """Answers are kept meanwhile, and once the terminal reads again it shows what is there; it ends in time, too."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        kiosk.read_nothing()
        for _ in range(60):
            kiosk.press("f2")
            time.sleep(0.05)
        kiosk.press("enter")
        time.sleep(0.5)
        kiosk.press("1", "enter")
        until = time.monotonic() + 10
        while not any(b'"draft"' in path.read_bytes() for path in tmp_path.rglob("*.jsonl")):
            assert time.monotonic() < until
            time.sleep(0.05)
        kiosk.read_again()
        kiosk.wait_for("Wat is uw rol")
        kiosk.read_nothing()
        for _ in range(60):
            kiosk.press("f2")
            time.sleep(0.05)
        os.kill(kiosk.pid, signal.SIGTERM)
        assert kiosk.wait_end(8) == 0
    (kept,) = export(tmp_path)["responses"]
    assert kept["status"] == "partial"
