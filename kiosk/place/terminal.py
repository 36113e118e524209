"""The terminal in `kiosk where`: its size, its colours, its signs, and whether the screens can be drawn in it at all."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping

from kiosk.terminal import SIGNS, shows_few_signs, speaks_utf8, wants_no_colours

NEEDS = 80, 24
"""Columns and rows."""
ALL = 1 << 24


def terminal(environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """Tell what it is, and what it lacks."""
    columns, rows = shutil.get_terminal_size()
    colours, addresses = colours_of(environ), places_cursor(environ)
    encoding = (sys.stdout.encoding or "").lower()
    yield (
        f"terminal  {environ.get('TERM') or 'unknown'}, {columns} × {rows}, {encoding}, {_colours(colours)}"
        f"{', inside tmux' if 'TMUX' in environ else ''}"
    )
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield "          ! this is no terminal: look again in the one that the kiosk will have"
    if columns < NEEDS[0] or rows < NEEDS[1]:
        yield "          ! the kiosk needs 80 × 24: enlarge the window, or make the letters smaller"
        if "TMUX" in environ and rows == NEEDS[1] - 1:
            yield "          ! tmux takes a row for its own line: tmux set status off"
    if not addresses:
        yield "          ! it cannot place a cursor, so the screens cannot be drawn: start the kiosk in another one"
    if colours < 256 and not wants_no_colours(environ):
        yield "          ! few colours: the themes are drawn with those there are; contrast is best (--theme contrast)"
    if not speaks_utf8(environ) or "utf" not in encoding:
        yield "          ! no UTF-8: set the language of the system to one with UTF-8, such as nl_NL.UTF-8"
    if shows_few_signs(environ):
        yield "          ! few signs: bars and boxes are drawn with simple ones, and a QR code needs a window of"
        yield f"            about 110 × 40; where that is wrong, set {SIGNS}=all"


def colours_of(environ: Mapping[str, str]) -> int:
    """Tell how many colours it shows; 0 for none."""
    if wants_no_colours(environ):
        return 0
    if environ.get("COLORTERM", "").strip().casefold() in {"truecolor", "24bit"} or sys.platform == "win32":
        return ALL
    return max(0, _capability(environ, "colors", number=True) or 0)


def places_cursor(environ: Mapping[str, str]) -> bool:
    """Tell whether signs can be put anywhere on it."""
    return sys.platform == "win32" or bool(_capability(environ, "cup"))


def _capability(environ: Mapping[str, str], name: str, *, number: bool = False) -> int:
    """Look into terminfo: a number, or the length of what is sent for something; 0 where nothing is known."""
    try:
        import curses

        curses.setupterm(environ.get("TERM") or "unknown", 1)
        return curses.tigetnum(name) if number else len(curses.tigetstr(name) or b"")
    except Exception:  # noqa: BLE001 (curses may be missing, its error is of no class that can be named then)
        return 0


def _colours(colours: int) -> str:
    return {0: "no colours", ALL: "all colours"}.get(colours, f"{colours} colours")
