"""What a real terminal keeps of a participant: nothing, neither after the hand-over nor after a crash."""

import sys
from pathlib import Path

import pyte

from tests.journeys.events import begin
from tests.journeys.participant import Participant, to_own_words
from tests.terminal import Screen, Terminal, kiosk_command

WORDS = "zwaluwnest onder de dakgoot"
BREAKING = "oeverzwaluw"
ALTERNATE, MAIN = b"\x1b[?1049h", b"\x1b[?1049l"


class Scrolling(Screen, pyte.HistoryScreen):
    """A screen that keeps what scrolls off it."""


def start(data: Path) -> Terminal:
    """Start the kiosk with its results page, which has a log."""
    return Terminal(kiosk_command("--data", data, "--host", "127.0.0.1"))


def confide(kiosk: Terminal) -> None:
    """Write own words beside the role, until they are kept."""
    to_own_words(kiosk)
    kiosk.write(WORDS)
    kiosk.wait_for(WORDS, "bewaard")


def hand_in(kiosk: Terminal) -> None:
    """Answer everything else, hand in, and hand over."""
    kiosk.press("enter", "1", "enter")
    kiosk.wait_for("Waar werkt u")
    kiosk.press("1", "enter", "1", "enter")
    kiosk.wait_for("U bent nummer")
    somebody = Participant()
    somebody.answer(kiosk)
    somebody.hand_in(kiosk)
    kiosk.press("enter")
    kiosk.wait_for("Verder met mijn code")


def scrolled_back(written: bytes) -> str:
    """Show what a terminal holds that was sent all of this, on its screen and in its scroll-back."""
    screen = Scrolling(80, 24, history=10_000)
    pyte.ByteStream(screen).feed(written)
    above = [*screen.history.top, *screen.history.bottom]
    lines = ["".join(line[at].data for at in range(80)) for line in above]
    return "\n".join([*lines, *screen.display])


def files_but_journals(data: Path) -> bytes:
    """Read every file that is there, but the journals, which keep answers."""
    return b"\n".join(path.read_bytes() for path in data.rglob("*") if path.is_file() and path.suffix != ".jsonl")


def test_the_terminal_keeps_nothing_after_the_hand_over(tmp_path: Path) -> None:
    """No byte after it tells the words, nor screen, scroll-back or log; nothing was ever painted where a terminal scrolls."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        confide(kiosk)
        hand_in(kiosk)
        over = len(kiosk.written)
        kiosk.press("i")
        kiosk.wait_for("klassieke nascholing")
        kiosk.press("f2", "escape", "f1")
        kiosk.wait_for("Zo werkt het")
        kiosk.resize(100, 30)
        kiosk.resize(80, 24)
        kiosk.wait_for("Zo werkt het")
        written = bytes(kiosk.written)
    assert WORDS.encode() in written[:over]
    assert b"zwaluw" not in written[over:]
    assert "zwaluw" not in scrolled_back(written)
    assert written.count(ALTERNATE) == 1
    assert MAIN not in written
    assert b"\x1b]52" not in written
    assert WORDS.encode() not in written[: written.index(ALTERNATE)]
    assert b"zwaluw" not in files_but_journals(tmp_path)


def test_a_kiosk_that_is_killed_leaves_nothing(tmp_path: Path) -> None:
    """After SIGKILL nothing more is written, no log has the words, and the kiosk that is started again shows none of them."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        confide(kiosk)
        over = kiosk.rest()
        kiosk.kill()
        assert b"zwaluw" not in kiosk.written[over:]
    with start(tmp_path) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        kiosk.press("enter", "1", "enter", "8", "enter")
        kiosk.wait_for("In uw eigen woorden")
        assert b"zwaluw" not in kiosk.written
    assert b"zwaluw" not in files_but_journals(tmp_path)


def test_an_error_of_the_kiosk_tells_none_of_it(tmp_path: Path) -> None:
    """Whatever an error of the program itself writes, to the terminal, the main screen or a log, holds no answer."""
    begin(tmp_path)
    command = [sys.executable, "-m", "tests.journeys.broken_kiosk", BREAKING, "--data", str(tmp_path)]
    with Terminal([*command, "--host", "127.0.0.1"]) as kiosk:
        confide(kiosk)
        kiosk.write(f" {BREAKING}")
        kiosk.wait_for(BREAKING)
        typed = len(kiosk.written)
        kiosk.press("enter")
        kiosk.wait_until(lambda shown: not kiosk.alive or "Verder met mijn code" in shown, "the end, or the welcome")
        behind = bytes(kiosk.written[typed:])
        shown = kiosk.text
    _, _, told = behind.partition(MAIN)
    assert b"zwaluw" not in told
    assert "zwaluw" not in shown
    assert b"zwaluw" not in files_but_journals(tmp_path)
