"""The driver in a real terminal, beside Textual's own: the day that one is mended, a test here says so."""

import sys
import time

import pytest

from tests.terminal import Terminal

APP = """
import sys
from textual.app import App
from textual.widgets import Input
from screens.terminal.driver import UnattendedDriver

class Host(App):
    def compose(self):
        yield Input(placeholder="ready")

Host(driver_class=UnattendedDriver if "ours" in sys.argv else None).run()
"""
"""An app with one field, with our driver or with Textual's own."""
DEADLY = {
    "a byte that is not UTF-8 (textual#6456)": b"\xff",
    "a mouse past column 95": b"\x1b[M \xff!",
    "a key that is no character": b"\x1b[1114112u",
}


def host(*arguments: str) -> Terminal:
    """Start the app."""
    return Terminal([sys.executable, "-c", APP, *arguments])


@pytest.mark.parametrize("content", DEADLY.values(), ids=DEADLY)
def test_what_ends_an_app_with_textuals_driver_does_not_with_ours(content: bytes) -> None:
    """Where the first half fails, Textual was mended there, and that part of the gate may go."""
    with host() as theirs:
        theirs.wait_for("ready")
        theirs.raw(content)
        theirs.wait_end()
    with host("ours") as ours:
        ours.wait_for("ready")
        ours.raw(content)
        time.sleep(0.2)
        ours.write("onze woorden")
        ours.wait_for("onze woorden")


def test_textuals_driver_waits_for_the_end_of_a_title() -> None:
    """Ours does not. Where the first half fails, Textual was mended there."""
    title = b"\x1b]0;" + b"x" * 100
    with host() as theirs:
        theirs.wait_for("ready")
        theirs.raw(title)
        theirs.wait_for("xxxxx")
    with host("ours") as ours:
        ours.wait_for("ready")
        ours.raw(title)
        time.sleep(0.7)
        ours.write("onze woorden")
        ours.wait_for("onze woorden")
        assert "xx" not in ours.text
