"""What is said: words alone, wrapped between words, in an order that can be read aloud."""

from io import StringIO

import pytest

from kiosk.plain.leaving import Ended
from kiosk.plain.printout import Printout


def said(*, wiping: str = "") -> tuple[Printout, StringIO]:
    """Make a printout into memory."""
    out = StringIO()
    return Printout(out, wiping=wiping), out


def test_no_line_is_wider_than_the_terminal_and_no_word_is_broken() -> None:
    """Long words, such as an address, are never broken: one could not type them over."""
    printout, out = said()
    address = "http://192.168.1.20:8765/" + "a" * 90
    printout.say("woord " * 40, address, "")
    lines = out.getvalue().splitlines()
    assert address in lines
    assert all(len(line) < 80 for line in lines if line != address)


def test_nothing_is_said_that_is_no_text() -> None:
    """Whatever stands in a workshop file: no escape sequence, no control character; signs for the eye become commas."""
    printout, out = said()
    printout.say("\x1b[31mrood\x07 · ✓ klaar\u202e")
    printout.options(["\x1b]0;x\x07een"])
    printout.prompt("Typ iets.")
    assert out.getvalue() == "[31mrood, klaar\n1  ]0;xeen\nTyp iets: "


def test_a_terminal_that_cannot_forget_scrolls_away_what_was_said() -> None:
    """As many empty lines as it has; one that can forget is told to."""
    printout, out = said()
    printout.wipe()
    assert out.getvalue() == "\n" * 24
    printout, out = said(wiping="\x1b[H\x1b[2J\x1b[3J")
    printout.wipe()
    assert out.getvalue() == "\x1b[H\x1b[2J\x1b[3J"


def test_a_terminal_that_is_gone_ends_the_kiosk() -> None:
    """Nobody could hear anything any more."""

    class Gone(StringIO):
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

    with pytest.raises(Ended):
        Printout(Gone()).say("a")
