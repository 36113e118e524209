"""The terminal in `kiosk where`: one line that tells it, and one for each thing that it lacks."""

import os
import shutil
import subprocess
import sys
from io import StringIO

import pytest

from kiosk.place import terminal as place
from kiosk.place.terminal import terminal

KNOWN = {"xterm-256color": 256, "linux": 8}
"""Terminals that terminfo knows, with their colours."""
GOOD = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "nl_NL.UTF-8"}


class Tty(StringIO):
    """What is written to in a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Be one."""
        return True


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> "type[Told]":
    """Ask it of a terminal of a size."""
    monkeypatch.setattr(place, "_capability", lambda environ, name, *, number=False: KNOWN.get(environ["TERM"], 0))
    monkeypatch.setattr(Told, "patch", monkeypatch, raising=False)
    return Told


class Told:
    """What is told of a terminal: its own line, and what is missing."""

    patch: pytest.MonkeyPatch

    def __init__(self, size: tuple[int, int] = (80, 24), **environ: str) -> None:
        for stream in ("stdin", "stdout"):
            self.patch.setattr(sys, stream, Tty())
        self.patch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size(size))
        self.line, *rest = terminal({**GOOD, **environ})
        self.missing = " ".join(line.strip() for line in rest)


def count(term: str) -> str:
    """Count the colours of a terminal; in a process of its own, since curses looks up one alone in each."""
    asked = f"from kiosk.place.terminal import colours_of; print(colours_of({{'TERM': {term!r}}}))"
    return subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()


def test_a_good_one_is_one_line(told: type[Told]) -> None:
    """What it is called, how large it is, its encoding and its colours; nothing is missing."""
    found = told((120, 40))
    assert found.line == "terminal  xterm-256color, 120 × 40, utf-8, all colours"
    assert found.missing == ""


def test_a_small_window_is_missing_something(told: type[Told]) -> None:
    """It says what is needed; in tmux, that its own line is what is too much."""
    assert "the kiosk needs 80 × 24" in told((79, 24)).missing
    assert "tmux" not in told((80, 23)).missing
    assert "tmux set status off" in told((80, 23), TMUX="/tmp/tmux,1,0").missing


def test_colours_are_counted(told: type[Told]) -> None:
    """By COLORTERM, else by terminfo; few are told with the theme that suits them, and none may be wanted."""
    assert [count("xterm-256color"), count("linux"), count("dumb"), count("no-such-terminal")] == ["256", "8", "0", "0"]
    assert "--theme contrast" in told(COLORTERM="", TERM="linux").missing
    assert told(NO_COLOR="1").missing == "" and "no colours" in told(NO_COLOR="1").line


def test_a_terminal_without_cursor_cannot_be_used(told: type[Told]) -> None:
    """Screens are drawn by putting signs anywhere."""
    assert "cannot place a cursor" in told(TERM="dumb").missing


def test_few_signs_are_told(told: type[Told]) -> None:
    """On a console, and without UTF-8, with what can be done about it."""
    assert "few signs" in told(TERM="linux").missing and "UTF-8" not in told(TERM="linux").missing
    assert "no UTF-8" in told(LANG="C").missing and "KIOSK_SIGNS=all" in told(LANG="C").missing
