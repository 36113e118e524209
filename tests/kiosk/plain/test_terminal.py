"""Which terminals can only print."""

import subprocess
import sys

import pytest

ASK = """
import sys
from kiosk.plain.terminal import only_prints, wiping
print(only_prints(sys.argv[1] or None), repr(wiping(sys.argv[1])))
"""


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("dumb", "True ''"),
        ("", "True ''"),
        ("xterm-256color", r"False '\x1b[H\x1b[2J\x1b[3J'"),
        ("a-terminal-of-tomorrow", "False ''"),
    ],
)
def test_a_terminal_without_cursor_addressing_only_prints(term: str, told: str) -> None:
    """One that the database does not know is taken for an ordinary one, and is not sent what it may not understand."""
    done = subprocess.run([sys.executable, "-c", ASK, term], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() == told
