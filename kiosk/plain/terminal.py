"""What a terminal can: whether screens can be drawn on it at all, and how it forgets what it has shown."""

import sys


def only_prints(term: str | None) -> bool:
    """Tell whether the cursor of this terminal cannot be put anywhere, so that lines are all it can show.

    A terminal that nothing is known of is taken for an ordinary one: most are, and new ones are in few databases.

    Args:
        term: what the variable TERM says.
    """
    if sys.platform == "win32":
        return term == "dumb"
    return term in {None, "", "dumb"} or _capability(str(term), "cup") == b""


def wiping(term: str | None) -> str:
    """Tell what makes this terminal forget what it shows, and what has scrolled away; nothing where it cannot."""
    clear = _capability(term or "dumb", "clear")
    return (clear + (_capability(term or "dumb", "E3") or b"")).decode("ascii", "ignore") if clear else ""


def _capability(term: str, name: str) -> bytes | None:
    """Look a capability up in the terminal database: empty where this terminal has none, None where it is not known."""
    try:
        import curses
    except ImportError:
        return None
    try:
        curses.setupterm(term, sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (curses.error, OSError, ValueError):
        return None
    return curses.tigetstr(name) or b""
